// SPDX-License-Identifier: GPL-2.0-or-later
// From what a log has to what the page wants.
#include "icewarn-log/output/page_sink.hpp"

#include <cerrno>
#include <cstdio>

#include "icewarn/error_ids.hpp"
#include "icewarn/summary.hpp"
#include "icewarn/verdict.hpp"
#include "icewarn-log/output/say.hpp"
#include "icewarn-log/system.hpp"
#include "reports/page/writer.hpp"

namespace icewarn::tool {
namespace {

/// An end of a connection as a column of the ladder: its address, or what names it as well as can be.
std::string end_of(const log::Peer& peer, const std::string& otherwise)
{
    return peer.host.empty() ? otherwise : peer.host;
}

page::Tone tone_of(Outcome outcome)
{
    if (is_failure(outcome)) return page::Tone::bad;
    return outcome >= Outcome::flags_set ? page::Tone::fair : page::Tone::neutral;
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
    if (const ErrorId* row = find_error_id(*facts.error_id); row != nullptr)
        text += " (" + std::string(row->meaning) + ")";
    return text;
}

} // namespace

PageSink::PageSink(const Options& options)
    : options_(options), call_id_(options.report == "all" ? "" : options.report.value_or("")), collector_(call_id_)
{}

void PageSink::add_message(const KeptMessage& kept, const SipHead& head, const std::string& log)
{
    const log::Message& message = kept.message;
    const std::string local = end_of(message.local, "host of " + log);
    const std::string remote = end_of(message.remote, "far end, not in the log");
    const bool received = message.direction == log::Direction::received;
    message_ = {message.bytes,         head, kept.time_ns, received ? remote : local, received ? local : remote,
                {log, message.line, 0}};
    collector_.add_message(message_);
    any_message_ = true;
}

void PageSink::add_report(const MessageReport& report)
{
    page::FoundReport found;
    Verdict verdict;
    assess(report, verdict);
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
    collector_.add_report(message_, found);
}

bool PageSink::write(const std::string& text) const
{
    const std::string path = options_.output.value_or("-");
    system::OutputFile file;
    const bool to_stream = path == "-";
    const bool good = to_stream
                          ? std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0
                          : file.open(path) && system::write_all(file.descriptor(), text) && file.commit();
    if (!good && !to_stream) say(path + ": " + system::error_text(errno) + ".");
    return good || to_stream; // main() sees whether standard output took it
}

bool PageSink::finish(const std::vector<std::unique_ptr<LogSource>>& sources)
{
    if (!call_id_.empty() && !collector_.found_any()) {
        say("no message of the call " + call_id_ + " was found: no page was written.");
        return false;
    }
    if (!any_message_) return true; // the summary says why
    page::Page page = collector_.finish();
    for (const auto& source : sources) {
        const log::Totals& totals = source->reader().totals();
        std::string note = std::to_string(totals.messages) + " SIP messages";
        if (totals.losses > 0) note += ", " + std::to_string(totals.losses) + " damaged places";
        if (!source->problem().empty()) note = source->problem();
        page.inputs.push_back({source->path(), note});
    }
    page.program = "icewarn-log " ICEWARN_VERSION;
    return write(options_.format == "markdown" ? page::to_markdown(page) : page::to_html(page));
}

} // namespace icewarn::tool
