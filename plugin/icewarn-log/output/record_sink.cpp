// SPDX-License-Identifier: GPL-2.0-or-later
// Each object is written as it is found, so any number may come.
#include "icewarn-log/output/record_sink.hpp"

#include <glib.h>

#include "log/losses.hpp"

namespace icewarn::tool {
namespace {

constexpr std::size_t most_records = 1000; ///< that the run tells

std::string csv_line(const Record* record)
{
    std::string line;
    for (const char* column : record_columns())
        line += (line.empty() ? "" : ",") + (record != nullptr ? record->cell(column) : std::string(column));
    return line + "\r\n";
}

} // namespace

RecordSink::RecordSink(const Options& options)
    : form_(options.format == "ndjson" ? Form::ndjson : (options.format == "json" ? Form::json : Form::csv)),
      verbose_(options.verbose), host_(options.anonymize ? "" : g_get_host_name()), output_(options.output)
{
    if (form_ == Form::csv) output_.put(csv_line(nullptr));
    if (form_ == Form::json) output_.put("[");
}

void RecordSink::write(const Record& record)
{
    if (form_ == Form::csv) return output_.put(csv_line(&record));
    if (form_ == Form::json) output_.put(any_ ? ",\n" : "\n");
    output_.put(record.json());
    if (form_ == Form::ndjson) output_.put("\n");
    any_ = true;
}

void RecordSink::add(const MessageReport& report, const OfferedKinds& offered, RecordOrigin origin)
{
    origin.host = host_;
    write(record_of(report, origin, offered, verbose_));
}

void RecordSink::add(const ServerRecord& record)
{
    if (records_.size() == most_records) return;
    records_.push_back(record.log + " line " + std::to_string(record.event.line) + ": Call-ID " + record.event.call_id +
                       ": " + record_text(record.event));
}

bool RecordSink::finish(const std::vector<std::unique_ptr<LogSource>>& sources, const RunCounts& counts)
{
    if (form_ == Form::csv) return output_.finish();
    std::uint64_t messages = 0;
    std::uint64_t losses = 0;
    std::uint64_t odd_sizes = 0;
    Record::List lost;
    Record::List unreadable;
    for (const auto& source : sources) {
        const log::Totals& totals = source->totals();
        messages += totals.messages;
        losses += totals.losses;
        for (const log::Loss& loss : source->losses())
            lost.push_back(source->name() + " " + log::place_of(loss) + ": " + std::string(log::text_of(loss.problem)));
        if (const std::string wrong = source->complaint(); !wrong.empty())
            unreadable.push_back(source->name() + ": " + wrong);
        odd_sizes += source->odd_sizes().messages;
    }
    Record run;
    run.text("type", "run");
    run.number("schema", record_schema);
    run.text("version", ICEWARN_VERSION);
    run.text_if("host", host_);
    run.number("logs", static_cast<std::int64_t>(sources.size()));
    run.number("messages", static_cast<std::int64_t>(messages));
    run.number("calls", static_cast<std::int64_t>(counts.calls));
    run.number("reports", static_cast<std::int64_t>(counts.reports));
    run.number("failed_requests", static_cast<std::int64_t>(counts.failed_requests));
    run.number("repeats", static_cast<std::int64_t>(counts.repeats));
    run.number("losses", static_cast<std::int64_t>(losses));
    run.list("lost", std::move(lost));
    run.list("unreadable", std::move(unreadable));
    run.number("odd_sizes", static_cast<std::int64_t>(odd_sizes));
    if (!records_.empty()) run.list("server_records", std::move(records_));
    write(run);
    if (form_ == Form::json) output_.put("\n]\n");
    return output_.finish();
}

} // namespace icewarn::tool
