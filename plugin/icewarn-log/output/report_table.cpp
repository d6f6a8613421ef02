// SPDX-License-Identifier: GPL-2.0-or-later
// Text and objects.
#include "icewarn-log/output/report_table.hpp"

#include <cstdio>

#include "capture/clock.hpp"
#include "icewarn/printable.hpp"

namespace icewarn::tool {
namespace {

/// What a server says of its own failure, by the names of the parameters.
void add_causes(Json& json, const Diagnostics& diagnostics)
{
    json.text_if("source", parameter_text(diagnostics, ParameterRole::source));
    const std::vector<const Parameter*> causes = cause_parameters(diagnostics);
    if (causes.empty()) return;
    json.begin_array("parameters");
    for (const Parameter* parameter : causes) {
        json.begin_object();
        json.text("name", view(diagnostics.text, parameter->name));
        json.text("value", value_text(diagnostics, *parameter));
        json.end_object();
    }
    json.end_array();
}

void add_record(Json& json, const ServerRecord& record)
{
    json.begin_object();
    if (record.time_ns != no_time) json.text("time", time_text(record.time_ns, true));
    json.text("log", record.log);
    json.number("line", static_cast<std::int64_t>(record.event.line));
    for (const log::EventField& field : log::event_fields) json.text_if(field.json, record.event.*field.member);
    json.end_object();
}

} // namespace

ReportTable::ReportTable(bool as_json, const TextStyle& style) : style_(style)
{
    if (!as_json) return;
    json_ = std::make_unique<Json>();
    json_->begin_array();
}

ReportTable::~ReportTable() = default;

void ReportTable::add(const MessageReport& report, const OfferedKinds& offered, const LoggedAt& logged)
{
    if (json_) return add_object(report, offered, logged);
    fill_row(row_, report, offered, logged, style_.width > 0);
    print_row(row_);
}

void ReportTable::add(const ServerRecord& record)
{
    if (!json_) return print_row(row_of(record));
    json_->begin_object();
    json_->text("carrier", "server-record");
    json_->text_if("call_id", record.event.call_id);
    add_records({&record});
    json_->end_object();
}

void ReportTable::print_row(const ReportRow& row)
{
    line_.clear();
    if (!any_) line_ = title_text(style_);
    any_ = true;
    append_report(line_, row, style_);
    std::fwrite(line_.data(), 1, line_.size(), stdout);
}

void ReportTable::add_records(const std::vector<const ServerRecord*>& records)
{
    if (records.empty()) return;
    json_->begin_array("server_records");
    for (const ServerRecord* record : records) add_record(*json_, *record);
    json_->end_array();
}

void ReportTable::add_object(const MessageReport& report, const OfferedKinds& offered, const LoggedAt& logged)
{
    json_->begin_object();
    if (logged.time_ns != no_time) json_->text("time", time_text(logged.time_ns, true));
    json_->text("log", logged.log);
    json_->number("line", static_cast<std::int64_t>(logged.line));
    json_->text("report_id", report_id(report.identity));
    json_->text_if("from", report.call.from);
    json_->text_if("to", report.call.to);
    json_->text_if("call_id", report.call.call_id);
    json_->text_if("method", report.call.method);
    if (report.call.status != 0) json_->number("status", report.call.status);
    json_->text_if("user_agent", report.user_agent);
    json_->text("carrier", carrier_name(report.carrier));
    json_->text_if("header", report.header);
    if (report.diagnostics != nullptr) {
        add_header(*json_, *report.diagnostics);
        add_causes(*json_, *report.diagnostics);
    }
    add_report(*json_, report, offered);
    add_records(logged.records);
    json_->end_object();
}

void ReportTable::finish()
{
    if (!json_) return;
    json_->end_array();
    json_->finish();
}

} // namespace icewarn::tool
