// SPDX-License-Identifier: GPL-2.0-or-later
// Cells and lines of a report.
#include "icewarn-log/output/report_row.hpp"

#include <array>
#include <ctime>
#include <utility>

#include "capture/clock.hpp"
#include "icewarn/printable.hpp"
#include "icewarn/summary.hpp"
#include "icewarn/text.hpp"

namespace icewarn::tool {
namespace {

constexpr std::int64_t nanoseconds_in_second = 1'000'000'000;
constexpr std::int64_t nanoseconds_in_millisecond = 1'000'000;
constexpr std::string_view unspecified = "-";

void set_text(std::string& to, std::string_view text)
{
    to.clear();
    append_printable(to, text);
}

void set_cell(std::string& cell, std::string_view text) { set_text(cell, text.empty() ? unspecified : text); }

/// A URI without what is the same in all of them.
std::string_view bare_uri(std::string_view uri)
{
    constexpr std::string_view scheme = "sip:";
    if (uri.substr(0, scheme.size()) == scheme) uri.remove_prefix(scheme.size());
    return uri.substr(0, uri.find(';'));
}

void set_request(std::string& cell, const ReportedCall& call)
{
    set_text(cell, call.method);
    if (call.status != 0) cell.append(cell.empty() ? "" : " ").append(std::to_string(call.status));
    if (cell.empty()) cell = unspecified;
}

std::string_view side_text(const MessageReport& report)
{
    if (!report.side) return "";
    return *report.side == Side::caller ? "caller" : "callee";
}

LabelText flags_text(const MessageReport& report)
{
    LabelText text;
    if (report.facts.flags) return text.add_hex(*report.facts.flags, 8);
    if (report.facts.flags_2007) return text.add_hex(*report.facts.flags_2007, 8).add(" of 2007");
    return text.add(report.flags_damaged ? "damaged" : "");
}

/// @param unit  of the first digit
void add_digits(std::string& text, std::int64_t number, std::int64_t unit)
{
    for (; unit > 0; unit /= 10) text += static_cast<char>('0' + number / unit % 10);
}

void append_value(std::string& text, const Diagnostics& diagnostics, const Parameter& parameter)
{
    const std::string_view raw = view(diagnostics.text, parameter.value);
    if (is_plain_text(raw)) text += raw; // means itself
    else append_printable(text, decoded(raw, parameter.quoted));
}

/// @param details  keep the memory of those that are there already
void fill_details(std::vector<std::string>& details, const MessageReport& report,
                  const std::vector<const ServerRecord*>& records)
{
    std::size_t size = 0;
    const auto add = [&]() -> std::string& {
        if (size == details.size()) details.emplace_back();
        details[size].clear();
        return details[size++];
    };
    const auto add_parameter = [&](std::string_view name, const Parameter* parameter) {
        if (parameter == nullptr) return;
        std::string& detail = add();
        append_printable(detail, name);
        detail += ": ";
        append_value(detail, *report.diagnostics, *parameter);
    };
    if (const Diagnostics* diagnostics = report.diagnostics; diagnostics != nullptr) {
        add_parameter("reason", find_parameter(*diagnostics, ParameterRole::reason));
        add_parameter("source", find_parameter(*diagnostics, ParameterRole::source));
        for (const Parameter* cause : cause_parameters(*diagnostics))
            add_parameter(view(diagnostics->text, cause->name), cause);
    }
    for (const ServerRecord* record : records) append_printable(add(), record_text(record->event));
    details.resize(size);
}

} // namespace

void append_time(std::string& text, std::int64_t time_ns, bool utc)
{
    if (time_ns == no_time) {
        text += "unknown";
        return;
    }
    auto seconds = static_cast<std::time_t>(time_ns / nanoseconds_in_second);
    std::int64_t rest = time_ns % nanoseconds_in_second;
    if (rest < 0) { // before 1970
        rest += nanoseconds_in_second;
        --seconds;
    }
    struct Minute { ///< of which a log has many messages
        std::time_t begin = 0;
        bool utc = false;
        std::array<char, 64> text{};
        std::size_t size = 0;
    };
    thread_local Minute shown;
    constexpr std::time_t minute = 60;
    if (shown.size == 0 || shown.utc != utc || seconds < shown.begin || seconds - shown.begin >= minute) {
        std::tm parts{};
        if (utc) gmtime_r(&seconds, &parts);
        else localtime_r(&seconds, &parts);
        shown.size =
            std::strftime(shown.text.data(), shown.text.size(), utc ? "%Y-%m-%dT%H:%M:" : "%Y-%m-%d %H:%M:", &parts);
        shown.begin = seconds - parts.tm_sec;
        shown.utc = utc;
    }
    text.append(shown.text.data(), shown.size);
    add_digits(text, seconds - shown.begin, 10);
    text += '.';
    add_digits(text, rest / nanoseconds_in_millisecond, 100);
    if (utc) text += 'Z';
}

std::string time_text(std::int64_t time_ns, bool utc)
{
    std::string text;
    append_time(text, time_ns, utc);
    return text;
}

void fill_row(ReportRow& row, const MessageReport& report, const OfferedKinds& offered, const LoggedAt& logged,
              bool with_headline)
{
    Verdict verdict;
    assess(report, verdict, offered);
    row.outcome = verdict.outcome;
    row.outcome_text = outcome_row(verdict.outcome).name;
    row.time.clear();
    append_time(row.time, logged.time_ns, false);
    set_cell(row.from, bare_uri(report.call.from));
    set_cell(row.to, bare_uri(report.call.to));
    set_cell(row.call_id, report.call.call_id);
    set_request(row.request, report.call);
    set_cell(row.side, side_text(report));
    set_cell(row.media, report.media);
    row.error_id = report.facts.error_id ? std::to_string(*report.facts.error_id) : std::string(unspecified);
    set_cell(row.flags, flags_text(report).view());
    if (with_headline && report.has_media_report) set_text(row.headline, headline(report).view());
    else row.headline.clear();
    row.sentences.resize(verdict.size());
    for (std::size_t i = 0; i < verdict.size(); ++i) set_text(row.sentences[i], verdict[i].view());
    fill_details(row.details, report, logged.records);
    set_text(row.log, logged.log);
    row.line = logged.line;
}

ReportRow row_of(const ServerRecord& record)
{
    const log::Event& event = record.event;
    ReportRow row;
    row.outcome = Outcome::flags_set; // a doubt: what became of the call is not in the log
    row.outcome_text = "server record";
    row.time = time_text(record.time_ns, false);
    set_cell(row.call_id, event.call_id);
    set_cell(row.request, parse_cseq(event.cseq).method);
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
