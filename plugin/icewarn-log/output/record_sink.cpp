// SPDX-License-Identifier: GPL-2.0-or-later
// Each object is written as it is found, so any number may come.
#include "icewarn-log/output/record_sink.hpp"

#include <glib.h>

#include "log/losses.hpp"

namespace icewarn::tool {
namespace {

constexpr std::size_t most_records = 1000; ///< that the run tells

/// @param cell  gives the text of a column
template <class Cell> std::string csv_line(Cell cell)
{
    std::string line;
    for (const char* column : record_columns()) line.append(line.empty() ? "" : ",").append(cell(column));
    return line + "\r\n";
}

void add_list(Record& record, const char* name, const std::vector<std::string>& texts)
{
    record.begin_list(name);
    for (const std::string& text : texts) record.item(text);
    record.end_list();
}

} // namespace

RecordSink::RecordSink(const Options& options)
    : form_(options.format == "ndjson" ? Form::ndjson : (options.format == "json" ? Form::json : Form::csv)),
      verbose_(options.verbose), host_(options.anonymize ? "" : g_get_host_name()), output_(options.output)
{
    if (form_ == Form::csv) output_.put(csv_line([](const char* column) { return column; }));
    if (form_ == Form::json) output_.put("[");
}

void RecordSink::write(const std::string& line)
{
    if (form_ == Form::json) output_.put(any_ ? ",\n" : "\n");
    output_.put(line);
    if (form_ == Form::ndjson) output_.put("\n");
    any_ = true;
}

void RecordSink::add(const MessageReport& report, const OfferedKinds& offered, RecordOrigin origin)
{
    origin.host = host_;
    if (form_ == Form::csv) {
        CsvRecord record;
        add_report(record, report, origin, offered, verbose_);
        return output_.put(csv_line([&](const char* column) { return record.cell(column); }));
    }
    line_.clear();
    JsonRecord record(line_);
    add_report(record, report, origin, offered, verbose_);
    record.finish();
    write(line_);
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
    std::vector<std::string> lost;
    std::vector<std::string> unreadable;
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
    std::string line;
    JsonRecord run(line);
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
    add_list(run, "lost", lost);
    add_list(run, "unreadable", unreadable);
    run.number("odd_sizes", static_cast<std::int64_t>(odd_sizes));
    if (!records_.empty()) add_list(run, "server_records", records_);
    run.finish();
    write(line);
    if (form_ == Form::json) output_.put("\n]\n");
    return output_.finish();
}

} // namespace icewarn::tool
