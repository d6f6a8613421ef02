// SPDX-License-Identifier: GPL-2.0-or-later
// What the extractor finds, in the page's terms.
#include "reports/page/message_reports.hpp"

#include "icewarn/error_names.hpp"
#include "icewarn/summary.hpp"
#include "icewarn/verdict.hpp"
#include "reports/extractor.hpp"

namespace icewarn::page {
namespace {

Tone tone_of(Outcome outcome)
{
    if (is_failure(outcome)) return Tone::bad;
    return outcome >= Outcome::flags_set ? Tone::fair : Tone::neutral;
}

std::string carrier_text(const MessageReport& report)
{
    std::string text = carrier_phrase(report.carrier);
    if (!report.header.empty()) text = "header " + std::string(report.header);
    return text;
}

std::string cause_text(const ReportFacts& facts)
{
    if (!facts.error_id) return facts.ice_text.empty() ? "" : "Ice " + std::string(facts.ice_text);
    std::string text = "error ID " + std::to_string(*facts.error_id);
    LabelText meaning;
    if (add_error_meaning(meaning, *facts.error_id)) text.append(" (").append(meaning.view()).append(")");
    return text;
}

void add_report(Collector& collector, const SeenMessage& message, const MessageReport& report)
{
    FoundReport found;
    Verdict verdict;
    assess(report, verdict);
    if (verdict.outcome == Outcome::request_failed) return; // the page is about media
    found.verdict = &verdict;
    found.value = report.identity.value;
    found.call_id = report.call.call_id;
    found.from = report.call.from;
    found.to = report.call.to;
    found.carrier = carrier_text(report);
    found.diagnostics = report.diagnostics;
    found.report = report.report;
    found.side = report.side;
    found.medium = report.media;
    found.facts = report.facts;
    found.flags_2007 = report.facts.flags_2007;
    found.outcome = outcome_row(verdict.outcome).name;
    found.severity = static_cast<std::uint8_t>(verdict.outcome);
    found.tone = tone_of(verdict.outcome);
    found.cause = cause_text(report.facts);
    found.headline = headline(report).view();
    collector.add_report(message, found);
}

} // namespace

void add_message(Collector& collector, const SeenMessage& message)
{
    collector.add_message(message);
    extract_reports(message.bytes, message.head,
                       [&](const MessageReport& report) { add_report(collector, message, report); });
}

} // namespace icewarn::page
