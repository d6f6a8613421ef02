// SPDX-License-Identifier: GPL-2.0-or-later
// Cells and lines of a report.
#include "icewarn-log/output/report_row.hpp"

#include <array>
#include <ctime>
#include <utility>

#include "capture/clock.hpp"
#include "icewarn/printable.hpp"
#include "icewarn/summary.hpp"

namespace icewarn::tool {
namespace {

constexpr std::int64_t nanoseconds_in_second = 1'000'000'000;
constexpr std::int64_t nanoseconds_in_millisecond = 1'000'000;
constexpr const char* unspecified = "-";

std::string cell(std::string text) { return text.empty() ? unspecified : std::move(text); }

/// A URI without what is the same in all of them.
std::string bare_uri(std::string_view uri)
{
    constexpr std::string_view scheme = "sip:";
    if (uri.substr(0, scheme.size()) == scheme) uri.remove_prefix(scheme.size());
    return printable(uri.substr(0, uri.find(';')));
}

std::string request_text(const ReportedCall& call)
{
    std::string text = printable(call.method);
    if (call.status != 0) text += (text.empty() ? "" : " ") + std::to_string(call.status);
    return text;
}

std::string side_text(const MessageReport& report)
{
    if (!report.side) return "";
    return *report.side == Side::caller ? "caller" : "callee";
}

std::string flags_text(const MessageReport& report)
{
    if (report.facts.flags) return std::string(LabelText().add_hex(*report.facts.flags, 8).view());
    if (report.facts.flags_2007)
        return std::string(LabelText().add_hex(*report.facts.flags_2007, 8).add(" of 2007").view());
    return report.flags_damaged ? "damaged" : "";
}

void add_details(const MessageReport& report, std::vector<std::string>& details)
{
    if (report.diagnostics == nullptr) return;
    const auto add = [&](std::string_view name, std::string_view value) {
        if (value.empty()) return;
        std::string& detail = details.emplace_back();
        detail.reserve(name.size() + 2 + value.size());
        append_printable(detail, name);
        detail += ": ";
        append_printable(detail, value);
    };
    add("reason", parameter_text(*report.diagnostics, ParameterRole::reason));
    add("source", parameter_text(*report.diagnostics, ParameterRole::source));
    for (const TellingParameter& telling : telling_parameters(*report.diagnostics)) add(telling.name, telling.value);
}

} // namespace

std::string time_text(std::int64_t time_ns, bool utc)
{
    if (time_ns == no_time) return "unknown";
    auto seconds = static_cast<std::time_t>(time_ns / nanoseconds_in_second);
    auto part = static_cast<int>(time_ns % nanoseconds_in_second / nanoseconds_in_millisecond);
    if (part < 0) { // before 1970
        part += 1000;
        --seconds;
    }
    struct Shown { ///< a second, of which a log has many messages
        std::time_t seconds = 0;
        bool utc = false;
        std::array<char, 64> text{};
        std::size_t size = 0;
    };
    thread_local Shown shown;
    if (shown.size == 0 || shown.seconds != seconds || shown.utc != utc) {
        std::tm parts{};
        if (utc) gmtime_r(&seconds, &parts);
        else localtime_r(&seconds, &parts);
        shown.size = std::strftime(shown.text.data(), shown.text.size(),
                                   utc ? "%Y-%m-%dT%H:%M:%S." : "%Y-%m-%d %H:%M:%S.", &parts);
        shown.seconds = seconds;
        shown.utc = utc;
    }
    std::string text;
    text.reserve(shown.size + 4);
    text.append(shown.text.data(), shown.size);
    for (const int unit : {100, 10, 1}) text += static_cast<char>('0' + part / unit % 10);
    if (utc) text += 'Z';
    return text;
}

ReportRow row_of(const MessageReport& report, const OfferedKinds& offered, const LoggedAt& logged, bool with_headline)
{
    Verdict verdict;
    assess(report, verdict, offered);
    ReportRow row;
    row.outcome = verdict.outcome;
    row.outcome_text = outcome_row(verdict.outcome).name;
    row.time = time_text(logged.time_ns, false);
    row.from = cell(bare_uri(report.call.from));
    row.to = cell(bare_uri(report.call.to));
    row.call_id = cell(printable(report.call.call_id));
    row.request = cell(request_text(report.call));
    row.side = cell(side_text(report));
    row.media = cell(printable(report.media));
    row.error_id = report.facts.error_id ? std::to_string(*report.facts.error_id) : unspecified;
    row.flags = cell(flags_text(report));
    if (with_headline && report.has_media_report) row.headline = printable(headline(report).view());
    row.sentences.reserve(verdict.size());
    for (std::size_t i = 0; i < verdict.size(); ++i) row.sentences.push_back(printable(verdict[i].view()));
    add_details(report, row.details);
    for (const ServerRecord* record : logged.records) row.details.push_back(printable(record_text(record->event)));
    row.log = printable(logged.log);
    row.line = logged.line;
    return row;
}

ReportRow row_of(const ServerRecord& record)
{
    const log::Event& event = record.event;
    ReportRow row;
    row.outcome = Outcome::flags_set; // a doubt: what became of the call is not in the log
    row.outcome_text = "server record";
    row.time = time_text(record.time_ns, false);
    row.call_id = cell(printable(event.call_id));
    row.request = cell(printable(parse_cseq(event.cseq).method));
    for (std::string* none : {&row.from, &row.to, &row.side, &row.media, &row.error_id, &row.flags})
        *none = unspecified;
    row.sentences.push_back(printable(event.text));
    for (const log::EventField& field : log::event_fields)
        if (field.member != &log::Event::text && field.member != &log::Event::call_id && !(event.*field.member).empty())
            row.details.push_back(std::string(field.name) + ": " + printable(event.*field.member));
    row.log = printable(record.log);
    row.line = event.line;
    return row;
}

} // namespace icewarn::tool
