// SPDX-License-Identifier: GPL-2.0-or-later
// Checks of what holds of the result for any input.
#include "invariants.hpp"

#include <algorithm>
#include <vector>

#include "icewarn/parse_limits.hpp"
#include "icewarn/quick_scan.hpp"

using namespace icewarn;

namespace {

bool within(Span inner, Span outer)
{
    return inner.empty() || (inner.begin >= outer.begin && inner.end() <= outer.end() && inner.end() > inner.begin);
}

/// Which bytes of the value have been accounted for.
class Coverage {
public:
    explicit Coverage(std::string_view text) : text_(text), covered_(text.size()) {}

    void add(Span span) { std::fill_n(covered_.begin() + span.begin, span.size, true); }

    /// True when all bytes of `range` that are neither blanks nor one of `separators` are accounted for.
    bool complete(Span range, std::string_view separators) const
    {
        for (std::size_t i = range.begin; i < range.end(); ++i)
            if (!covered_[i] && !is_blank(text_[i]) && separators.find(text_[i]) == std::string_view::npos)
                return false;
        return true;
    }

private:
    std::string_view text_;
    std::vector<bool> covered_;
};

std::string check_sizes(const Diagnostics& d)
{
    if (d.parameters.size() > limits::items) return "more parameters than the limit";
    if (d.reports.size() > limits::reports) return "more reports than the limit";
    if (d.items.size() > limits::items) return "more items than the limit";
    return "";
}

std::string check_parameters(const Diagnostics& d, Span all)
{
    std::size_t end = 0;
    for (const Parameter& parameter : d.parameters) {
        if (!within(parameter.whole, all)) return "a parameter outside the value";
        if (!within(parameter.name, parameter.whole)) return "a name outside its parameter";
        if (!within(parameter.value, parameter.whole)) return "a value outside its parameter";
        if (parameter.whole.begin < end) return "parameters out of order";
        end = parameter.whole.end();
        const bool item = std::any_of(d.items.begin(), d.items.end(), [&](const Item& one) {
            return one.whole.begin == parameter.whole.begin && one.whole.size == parameter.whole.size;
        });
        if (parameter.role == ParameterRole::report_key && !item) return "a report key without its item";
    }
    return "";
}

std::string check_items(const Diagnostics& d, const Report& report)
{
    for (std::uint32_t i = report.first_item; i < report.first_item + report.item_count; ++i) {
        const Item& item = d.items[i];
        if (!within(item.whole, report.whole)) return "an item outside its report";
        if (!within(item.name, item.whole)) return "a name outside its item";
        if (!within(item.value, item.whole)) return "a value outside its item";
        if (i + item.children >= report.first_item + report.item_count) return "children outside their report";
        for (std::uint32_t child = i + 1; child <= i + item.children; ++child)
            if (!within(d.items[child].whole, item.value)) return "a child outside its item";
    }
    return "";
}

std::string check_reports(const Diagnostics& d, Span all)
{
    std::size_t items = 0;
    std::size_t begin = 0;
    for (const Report& report : d.reports) {
        if (!within(report.whole, all) || report.whole.empty()) return "a report outside the value";
        if (!within(report.media, all)) return "a media outside the value";
        if (!within(report.side_span, all)) return "a side outside the value";
        if (report.whole.begin < begin) return "reports out of order";
        begin = report.whole.begin;
        if (report.item_count == 0 || report.first_item + report.item_count > d.items.size())
            return "a report of items that do not exist";
        items += report.item_count;
        if (std::string broken = check_items(d, report); !broken.empty()) return broken;
    }
    return items == d.items.size() ? "" : "an item in no report, or in two";
}

std::string check_notes(const Diagnostics& d, Span all)
{
    for (const Note& note : d.notes) {
        if (note.problem == Problem::none) return "a note of nothing";
        if (note.where.end() > all.size || note.where.begin > all.size) return "a note outside the value";
        if (note.owner == NoteTarget::header && note.index != 0) return "a note on the header with an index";
        if (note.owner == NoteTarget::item && note.index >= d.items.size()) return "a note on no item";
        if (note.owner == NoteTarget::parameter && note.index >= d.parameters.size()) return "a note on no parameter";
        if (note.owner == NoteTarget::item && !within(note.where, d.items[note.index].whole))
            return "a note beside its item";
        if (note.owner == NoteTarget::parameter && !within(note.where, d.parameters[note.index].whole))
            return "a note beside its parameter";
    }
    return "";
}

std::string check_coverage(const Diagnostics& d, Span all)
{
    Coverage header(d.text);
    Coverage lists(d.text);
    header.add(d.error_id_span);
    if (!d.error_sub_id_span.empty()) header.add({d.error_sub_id_span.begin - 1, d.error_sub_id_span.size + 1});
    for (const Parameter& parameter : d.parameters) header.add(parameter.whole);
    for (const Item& item : d.items) lists.add(item.whole);
    for (const Report& report : d.reports) lists.add(report.media);
    for (const Span span : d.undecoded) {
        header.add(span);
        lists.add(span);
    }
    if (!header.complete(all, ";")) return "bytes of the value lost";
    for (const Parameter& parameter : d.parameters)
        if (parameter.role == ParameterRole::caller_debug || parameter.role == ParameterRole::callee_debug)
            if (!lists.complete(parameter.value, ",;:")) return "bytes of a MediaDebug lost";
    return "";
}

std::string check_quick_scan(const Diagnostics& d)
{
    QuickScan scan;
    if (!quick_scan(d.text, scan)) return "";
    if (scan.error_id != d.error_id) return "quick_scan() has another error ID";
    std::vector<std::uint32_t> flags;
    for (const Report& report : d.reports) {
        if (!report.flags) continue;
        if (flags.size() < scan.count && scan.media[flags.size()] != view(d.text, report.media))
            return "quick_scan() has other media";
        flags.push_back(*report.flags);
    }
    const bool same = std::equal(flags.begin(), flags.end(), scan.flags.begin(), scan.flags.begin() + scan.count);
    return same ? "" : "quick_scan() has other flags";
}

} // namespace

std::string broken_invariant(const Diagnostics& d)
{
    const Span all = make_span(0, d.text.size());
    for (const Span span : d.undecoded)
        if (!within(span, all) || span.empty()) return "an undecoded piece outside the value";
    if (!within(d.error_id_span, all) || !within(d.error_sub_id_span, all)) return "an error ID outside the value";
    std::string broken = check_sizes(d);
    if (broken.empty()) broken = check_parameters(d, all);
    if (broken.empty()) broken = check_reports(d, all);
    if (broken.empty()) broken = check_notes(d, all);
    if (broken.empty()) broken = check_coverage(d, all);
    if (broken.empty()) broken = check_quick_scan(d);
    return broken;
}
