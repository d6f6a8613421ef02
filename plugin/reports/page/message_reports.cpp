// SPDX-License-Identifier: GPL-2.0-or-later
// What the extractor finds, in the page's terms.
#include "reports/page/message_reports.hpp"

#include "icewarn/error_names.hpp"
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
    if (!report.header.empty()) return "header " + std::string(report.header);
    return carrier_phrase(report.carrier);
}

std::string cause_text(const MessageReport& report)
{
    const std::optional<std::uint32_t> id = report.facts.error_id;
    if (!id) return report.facts.ice_text.empty() ? "" : "Ice " + std::string(report.facts.ice_text);
    LabelText meaning;
    std::string text = "error ID " + std::to_string(*id);
    if (add_error_meaning(meaning, *id)) text += " (" + std::string(meaning.view()) + ")";
    return text;
}

void add_report(Collector& collector, const SeenMessage& message, const MessageReport& report)
{
    Verdict verdict;
    assess(report, verdict, collector.offered(message, report));
    FoundReport found;
    found.verdict = &verdict;
    found.is_media_report = report.has_media_report;
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
    found.outcome = outcome_row(verdict.outcome).name;
    found.severity = static_cast<std::uint8_t>(verdict.outcome);
    found.tone = tone_of(verdict.outcome);
    found.cause = cause_text(report);
    found.headline = headline(report).view();
    collector.add_report(message, found);
}

} // namespace

void add_message(Collector& collector, const SeenMessage& message, bool (*wanted)(const MessageReport&))
{
    collector.add_message(message);
    extract_reports(message.bytes, message.head, [&](const MessageReport& report) {
        if (wanted == nullptr || wanted(report)) add_report(collector, message, report);
    });
}

} // namespace icewarn::page
