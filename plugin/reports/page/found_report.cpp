// SPDX-License-Identifier: GPL-2.0-or-later
// Facts in the order of the report, with the basis of each key (keys.hpp).
#include "reports/page/found_report.hpp"

#include <array>

#include "icewarn/flags.hpp"
#include "icewarn/keys.hpp"
#include "icewarn/text.hpp"
#include "reports/extractor.hpp"

namespace icewarn::page {
namespace {

std::string decoded(std::string_view raw, bool quoted)
{
    std::string text(raw.size(), '\0');
    text.resize(decode_text(raw, quoted, text.data()));
    return text;
}

/// What a number of an enumeration means, in parentheses; empty for others.
std::string meaning_of(const Item& item)
{
    const auto* number = std::get_if<std::uint32_t>(&item.decoded);
    if (number == nullptr || item.key == Key::none) return "";
    const std::string_view name = key_row(item.key).names.find(*number);
    return name.empty() ? "" : " (" + std::string(name) + ")";
}

/// The key's meaning stands in no documentation of these headers.
bool is_inferred(const Item& item) { return item.key != Key::none && key_row(item.key).basis >= Basis::elsewhere; }

void add_facts(const FoundReport& found, Report& report)
{
    if (found.report == nullptr) return;
    constexpr std::size_t most = 40;
    const auto& items = found.diagnostics->items;
    for (std::size_t i = found.report->first_item; i < found.report->first_item + found.report->item_count; ++i) {
        const Item& item = items[i];
        if (report.facts.size() == most) break;
        if (item.key == Key::user_type || item.key == Key::media_type || item.value.empty()) continue;
        const std::string_view text = found.diagnostics->text;
        Fact fact{decoded(view(text, item.name), false),
                  decoded(view(text, item.value), item.quoted) + meaning_of(item), Ground::reported};
        if (is_inferred(item)) fact.ground = Ground::inferred;
        report.facts.push_back(std::move(fact));
    }
}

void add_flags(std::uint32_t icewarn, Report& report)
{
    for (const Flag& flag : flag_table) {
        if ((icewarn & flag.bit) == 0) continue;
        const Explanation explanation = explain(flag, icewarn);
        std::string advice(explanation.remark);
        if (!advice.empty()) {
            advice[0] = static_cast<char>(advice[0] >= 'a' && advice[0] <= 'z' ? advice[0] - 'a' + 'A' : advice[0]);
            advice += ". ";
        }
        report.flags.push_back({flag.bit, std::string(flag.label), advice + std::string(explanation.advice),
                                flag.klass == FlagClass::failure, flag.basis == Basis::inferred});
    }
    if (const std::uint32_t unknown = icewarn & ~known_flags; unknown != 0)
        report.flags.push_back(
            {unknown, "No documented meaning", "These bits are in no published table.", false, true});
}

Standing standing_of(const FoundReport& found, const Paths& paths, const PathRow& row)
{
    if (!found.facts.flags || *found.facts.flags == 0) return Standing::nothing;
    if (paths.failed.has(row.path)) return Standing::failed;
    if (paths.unavailable.has(row.path)) return Standing::unavailable;
    if (paths.through_far_relay.has(row.path)) return Standing::far_relay;
    return paths.left.has(row.path) ? Standing::left : Standing::unused;
}

std::string reporter_of(const FoundReport& found)
{
    if (!found.is_media_report) return "Signalling";
    if (!found.side) return "Side unspecified";
    return *found.side == Side::caller ? "Caller" : "Callee";
}

} // namespace

Report page_report(const FoundReport& found)
{
    Report report;
    report.is_media_report = found.is_media_report;
    report.reporter = reporter_of(found);
    report.medium = found.medium;
    report.outcome = found.outcome;
    report.severity = found.severity;
    report.tone = found.tone;
    report.headline = found.headline;
    report.cause = found.cause;
    report.carrier = found.carrier;
    const Verdict& verdict = *found.verdict;
    for (std::size_t i = 0; i < verdict.size(); ++i) report.verdict.emplace_back(verdict[i].view());
    for (const PathRow& row : path_table)
        report.paths[static_cast<std::size_t>(row.path)] = standing_of(found, verdict.paths, row);
    if (found.facts.flags) add_flags(*found.facts.flags, report);
    if (found.diagnostics != nullptr)
        if (const std::string reason = reason_text(*found.diagnostics); !reason.empty())
            report.facts.push_back({"reason", reason, Ground::reported});
    if (!found.facts.ice_text.empty())
        report.facts.push_back({"Ice", std::string(found.facts.ice_text), Ground::reported});
    add_facts(found, report);
    return report;
}

PortRange port_range_of(const FoundReport& found)
{
    if (found.report == nullptr) return {};
    const auto& items = found.diagnostics->items;
    for (std::size_t i = found.report->first_item; i < found.report->first_item + found.report->item_count; ++i)
        if (const auto* range = std::get_if<PortRange>(&items[i].decoded); range != nullptr) return *range;
    return {};
}

std::string reason_text(const Diagnostics& diagnostics)
{
    for (const Parameter& parameter : diagnostics.parameters)
        if (parameter.role == ParameterRole::reason) return value_text(diagnostics, parameter);
    return "";
}

} // namespace icewarn::page
