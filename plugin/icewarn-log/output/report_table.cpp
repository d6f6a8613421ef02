// SPDX-License-Identifier: GPL-2.0-or-later
// Rows and objects.
#include "icewarn-log/output/report_table.hpp"

#include <array>
#include <cstdio>
#include <ctime>

#include "capture/clock.hpp"
#include "icewarn/summary.hpp"
#include "icewarn/verdict.hpp"
#include "icewarn/printable.hpp"

namespace icewarn::tool {
namespace {

constexpr std::int64_t nanoseconds_in_second = 1'000'000'000;
constexpr std::int64_t nanoseconds_in_millisecond = 1'000'000;

/// Title and least width of each column; longer values push what follows them to the right.
struct Column {
    const char* title;
    int width;
};
constexpr std::array<Column, 9> columns{{
    {"Time", 23},
    {"From", 20},
    {"To", 20},
    {"Call-ID", 32},
    {"Side", 6},
    {"Media", 19},
    {"Error id", 8},
    {"Flags", 10},
    {"Verdict", 0},
}};

std::string time_text(std::int64_t time_ns, bool utc)
{
    if (time_ns == no_time) return "unknown";
    const auto seconds = static_cast<std::time_t>(time_ns / nanoseconds_in_second);
    std::tm parts{};
    if (utc) gmtime_r(&seconds, &parts);
    else localtime_r(&seconds, &parts);
    std::array<char, 64> text{};
    const std::size_t size =
        std::strftime(text.data(), text.size(), utc ? "%Y-%m-%dT%H:%M:%S" : "%Y-%m-%d %H:%M:%S", &parts);
    const auto milliseconds = static_cast<int>(time_ns % nanoseconds_in_second / nanoseconds_in_millisecond);
    std::snprintf(text.data() + size, text.size() - size, utc ? ".%03dZ" : ".%03d", milliseconds);
    return text.data();
}

/// A URI without what is the same in all of them.
std::string bare_uri(std::string_view uri)
{
    constexpr std::string_view scheme = "sip:";
    if (uri.substr(0, scheme.size()) == scheme) uri.remove_prefix(scheme.size());
    return printable(uri.substr(0, uri.find(';')));
}

std::string side_text(const CallReport& report)
{
    if (!report.side) return "-";
    return *report.side == Side::caller ? "caller" : "callee";
}

std::string flags_text(const CallReport& report)
{
    if (report.facts.flags) return std::string(LabelText().add_hex(*report.facts.flags, 8).view());
    if (report.flags_2007) return std::string(LabelText().add_hex(*report.flags_2007, 8).add(" of 2007").view());
    return report.flags_damaged ? "damaged" : "-";
}

std::string verdict_text(const CallReport& report)
{
    Verdict verdict;
    assess(report.facts, verdict);
    return verdict.size() > 0 ? printable(verdict[0].view()) : "";
}

void print_row(const std::array<std::string, columns.size()>& cells)
{
    std::string row;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) row += "  ";
        row += cells[i];
        const auto width = static_cast<std::size_t>(columns[i].width);
        if (cells[i].size() < width) row.append(width - cells[i].size(), ' ');
    }
    std::puts(row.c_str());
}

void print_titles()
{
    std::array<std::string, columns.size()> titles;
    for (std::size_t i = 0; i < columns.size(); ++i) titles[i] = columns[i].title;
    print_row(titles);
}

} // namespace

ReportTable::ReportTable(bool as_json)
{
    if (!as_json) return;
    json_ = std::make_unique<Json>();
    json_->begin_array();
}

ReportTable::~ReportTable() = default;

void ReportTable::add(const CallReport& report, std::int64_t time_ns, const std::string& log, std::uint64_t line)
{
    if (json_) add_object(report, time_ns, log, line);
    else add_row(report, time_ns);
}

void ReportTable::add_row(const CallReport& report, std::int64_t time_ns)
{
    if (!any_) print_titles();
    any_ = true;
    const std::optional<std::uint32_t> id = report.facts.error_id;
    print_row({time_text(time_ns, false), bare_uri(report.from), bare_uri(report.to), printable(report.call_id),
               side_text(report), report.media.empty() ? "-" : printable(report.media), id ? std::to_string(*id) : "-",
               flags_text(report), verdict_text(report)});
}

void ReportTable::add_object(const CallReport& report, std::int64_t time_ns, const std::string& log, std::uint64_t line)
{
    json_->begin_object();
    if (time_ns != no_time) json_->text("time", time_text(time_ns, true));
    json_->text("log", log);
    json_->number("line", static_cast<std::int64_t>(line));
    json_->text_if("from", report.from);
    json_->text_if("to", report.to);
    json_->text_if("call_id", report.call_id);
    json_->text("carrier", carrier_name(report.carrier));
    json_->text_if("header", report.header);
    if (report.diagnostics != nullptr) add_header(*json_, *report.diagnostics);
    add_report(*json_, report);
    json_->end_object();
}

void ReportTable::finish()
{
    if (!json_) return;
    json_->end_array();
    json_->finish();
}

} // namespace icewarn::tool
