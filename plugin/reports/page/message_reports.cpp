// SPDX-License-Identifier: GPL-2.0-or-later
// What the extractor finds, in the page's terms.
#include "reports/page/message_reports.hpp"

#include "icewarn-log/input/sip_reports.hpp"
#include "icewarn/error_ids.hpp"
#include "icewarn/summary.hpp"
#include "icewarn/verdict.hpp"

namespace icewarn::page {
namespace {

using tool::CallReport;

Tone tone_of(Outcome outcome)
{
    if (is_failure(outcome)) return Tone::bad;
    return outcome >= Outcome::flags_set ? Tone::fair : Tone::neutral;
}

std::string carrier_text(const CallReport& report)
{
    std::string text = carrier_phrase(report.carrier);
    if (!report.header.empty()) text = "header " + std::string(report.header);
    return text;
}

std::string cause_text(const ReportFacts& facts)
{
    if (!facts.error_id) return facts.ice_text.empty() ? "" : "Ice " + std::string(facts.ice_text);
    std::string text = "error ID " + std::to_string(*facts.error_id);
    if (const ErrorId* row = find_error_id(*facts.error_id); row != nullptr)
        text += " (" + std::string(row->meaning) + ")";
    return text;
}

void add_report(Collector& collector, const SeenMessage& message, const CallReport& report)
{
    FoundReport found;
    Verdict verdict;
    assess(report.facts, verdict);
    found.verdict = &verdict;
    found.value = report.value;
    found.call_id = report.call_id;
    found.from = report.from;
    found.to = report.to;
    found.carrier = carrier_text(report);
    found.diagnostics = report.diagnostics;
    found.report = report.report;
    found.side = report.side;
    found.medium = report.media;
    found.facts = report.facts;
    found.flags_2007 = report.flags_2007;
    found.outcome = outcome_row(verdict.outcome).name;
    found.severity = static_cast<std::uint8_t>(verdict.outcome);
    found.tone = tone_of(verdict.outcome);
    found.cause = cause_text(report.facts);
    found.headline = report_line(report.side, report.media, report.facts.flags, report.flags_damaged).view();
    collector.add_report(message, found);
}

} // namespace

void add_message(Collector& collector, const SeenMessage& message)
{
    collector.add_message(message);
    tool::find_reports(message.bytes, message.head,
                       [&](const CallReport& report) { add_report(collector, message, report); });
}

} // namespace icewarn::page
