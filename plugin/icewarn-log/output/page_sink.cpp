// SPDX-License-Identifier: GPL-2.0-or-later
// From what a log has to what the page wants.
#include "icewarn-log/output/page_sink.hpp"

#include "icewarn-log/output/say.hpp"
#include "icewarn-log/output/text_output.hpp"
#include "reports/page/message_reports.hpp"
#include "reports/page/writer.hpp"

namespace icewarn::tool {
namespace {

/// An end of a connection as a column of the ladder: its address, or what names it as well as can be.
std::string end_of(const log::Peer& peer, const std::string& otherwise)
{
    return peer.host.empty() ? otherwise : peer.host;
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
    page::add_message(collector_, {message.bytes,
                                   head,
                                   kept.time_ns,
                                   received ? remote : local,
                                   received ? local : remote,
                                   {log, message.line, 0}});
    any_message_ = true;
}

bool PageSink::add_record(const ServerRecord& record)
{
    return collector_.add_server_record(record.event.call_id,
                                        {record_text(record.event), {record.log, record.event.line, 0}});
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
        const log::Totals& totals = source->totals();
        std::string note = std::to_string(totals.messages) + " SIP messages";
        if (totals.losses > 0) note += ", " + std::to_string(totals.losses) + " damaged places";
        if (!source->problem().empty()) note = source->problem();
        page.inputs.push_back({source->name(), note});
    }
    page.program = "icewarn-log " ICEWARN_VERSION;
    TextOutput output(options_.output);
    output.put(options_.format == "markdown" ? page::to_markdown(page) : page::to_html(page));
    return output.finish();
}

} // namespace icewarn::tool
