// SPDX-License-Identifier: GPL-2.0-or-later
// The tree of counters. Each section counts each report once, so that all percentages are of reports; only that of the
// flags has several rows for a report.
#include "epan/stats/stats_tree.hpp"

#include <map>
#include <unordered_set>

#include "epan/epan_compat.hpp"
#include "epan/fields/fields.hpp"
#include "epan/input/end_of_frame.hpp"
#include "icewarn/error_ids.hpp"
#include "icewarn/fingerprint.hpp"
#include "icewarn/parse_limits.hpp"
#include "icewarn/summary.hpp"
#include "epan/stats/report_tap.hpp"

namespace icewarn {
namespace {

/// The rows of each tree that is shown, as fingerprints. Wireshark looks for the end of a list of rows by walking along
/// it and does not bound it, and a capture may hold any number of media names and error IDs.
std::map<const stats_tree*, std::unordered_set<std::uint64_t>> rows_of_trees;

/// One section of a tree, counting one report.
class Section {
public:
    Section(stats_tree* tree, const char* title)
        : tree_(tree), title_(title), id_(stats_tree_parent_id_by_name(tree, title))
    {}

    /// The report itself, which percentages are of.
    void count() const { tick_stat_node(tree_, title_, 0, TRUE); }

    void count(const char* row) const
    {
        std::unordered_set<std::uint64_t>& rows = rows_of_trees[tree_];
        const std::uint64_t print = fingerprint(row, fingerprint(title_));
        if (rows.size() < limits::tree_rows) rows.insert(print);
        tick_stat_node(tree_, rows.count(print) != 0 ? row : "beyond the limit of rows", id_, FALSE);
    }

private:
    stats_tree* tree_;
    const char* title_;
    int id_;
};

void count_outcome(const Section& section, const TapReport& report)
{
    section.count(outcome_row(report.outcome).name.data());
}

void count_media(const Section& section, const TapReport& report)
{
    section.count(*report.media != '\0' ? report.media : "unspecified");
}

/// @param id  of the field, which knows the names
void add_location(LabelText& line, int id, std::optional<std::uint32_t> location)
{
    if (!location) {
        line.add("unspecified");
        return;
    }
    const auto* names = static_cast<const value_string*>(proto_registrar_get_nth(static_cast<unsigned>(id))->strings);
    if (const char* name = try_val_to_str(*location, names)) line.add(name);
    else line.add_decimal(*location);
}

void count_locations(const Section& section, const TapReport& report)
{
    if (!report.local_location && !report.remote_location) return section.count("unspecified");
    LabelText line;
    add_location(line.add("local "), hf.local_location, report.local_location);
    add_location(line.add(", remote "), hf.remote_location, report.remote_location);
    section.count(line.c_str());
}

void count_flags(const Section& section, const TapReport& report)
{
    if (!report.flags) return section.count(report.flags_2007 ? "IceWarningFlags in the layout of 2007" : "no ICEWarn");
    if (*report.flags == 0) return section.count("no flag set");
    for (const Flag& flag : flag_table)
        if ((*report.flags & flag.bit) != 0)
            section.count(LabelText().add(flag.label).add(" (").add_hex(flag.bit, 1).add(")").c_str());
    if ((*report.flags & ~known_flags) != 0) section.count("unknown flags");
}

void count_error_id(const Section& section, const TapReport& report)
{
    if (!report.error_id) return section.count("no error ID");
    LabelText line;
    line.add_decimal(*report.error_id);
    if (const ErrorId* row = find_error_id(*report.error_id)) line.add(" ").add(row->meaning);
    else if (const ErrorIdRange* range = find_error_id_range(*report.error_id))
        line.add(" (").add(range->component).add(")");
    section.count(line.c_str());
}

/// The worst stream of each report.
void count_quality(const Section& section, const TapReport& report)
{
    if (*report.quality != '\0') section.count(report.quality);
}

void count_carrier(const Section& section, const TapReport& report) { section.count(carrier_name(report.carrier)); }

struct SectionRow {
    const char* title; ///< without '/', which would be taken for a path
    void (*count)(const Section& section, const TapReport& report);
    bool of_requests; ///< tells something of requests without a media report, too
};

/// As they are shown where nobody chose another order: Wireshark sorts by falling count, and rows that are equal in
/// that by falling name.
constexpr SectionRow sections[] = {
    {"Outcome", count_outcome, true},      {"Media", count_media, false},      {"Locations", count_locations, false},
    {"ICEWarn flags", count_flags, false}, {"Error ID", count_error_id, true}, {"Carrier", count_carrier, true},
    {"Quality", count_quality, false},
};

void start_tree(stats_tree* tree)
{
    want_all_ends();
    rows_of_trees[tree].clear();
    for (const SectionRow& row : sections) stats_tree_create_node(tree, row.title, 0, STAT_DT_INT, TRUE);
}

void end_tree(stats_tree* tree) { rows_of_trees.erase(tree); }

tap_packet_status count_report(stats_tree* tree, packet_info*, epan_dissect_t*, const void* data, tap_flags_t)
{
    const auto& report = *static_cast<const TapReport*>(data);
    if (report.carrier == Carrier::response) return TAP_PACKET_DONT_REDRAW; // no diagnostics: the table lists them
    for (const SectionRow& row : sections) {
        const Section section(tree, row.title);
        section.count();
        if (report.has_media_report || row.of_requests) row.count(section, report);
        else section.count(no_media_report);
    }
    return TAP_PACKET_REDRAW;
}

} // namespace

void register_stats_tree()
{
    // Wireshark shows the trees of plugins in the menu Statistics, whatever group they choose.
    stats_tree_register_plugin(tap_name, tap_name, MENU_PATH("Lync and Skype for Business", "ICEWarn Reports"),
                               TL_REQUIRES_NOTHING, count_report, start_tree, end_tree);
}

} // namespace icewarn
