// SPDX-License-Identifier: GPL-2.0-or-later
// Times are GLib's.
#include "reports/page/words.hpp"

#include <algorithm>
#include <cstdio>

#include <glib.h>

namespace icewarn::page {
namespace {

constexpr std::int64_t nanoseconds_in_second = 1'000'000'000;
constexpr std::int64_t nanoseconds_in_millisecond = 1'000'000;

constexpr std::array<StandingRow, 6> standings{{
    {"no ICEWarn", "", Tone::neutral},
    {"not a path of this medium", "", Tone::neutral},
    {"failed", "", Tone::bad},
    {"not reported failed", "worked, or was never tried", Tone::neutral},
    {"not reported failed", "through the far side's relay only, if at all", Tone::fair},
    {"nothing", "unavailable: neither side had a relay for it", Tone::fair},
}};

std::string formatted(std::int64_t time_ns, const char* format)
{
    std::int64_t seconds = time_ns / nanoseconds_in_second;
    if (time_ns % nanoseconds_in_second < 0) --seconds;
    GDateTime* time = g_date_time_new_from_unix_local(seconds);
    if (time == nullptr) return "time unknown";
    char* text = g_date_time_format(time, format);
    const std::string result = text != nullptr ? text : "time unknown";
    g_free(text);
    g_date_time_unref(time);
    return result;
}

std::string with_milliseconds(std::int64_t time_ns, const char* format)
{
    if (time_ns == 0) return "time unknown"; // as a log without times has it
    std::int64_t part = time_ns % nanoseconds_in_second;
    if (part < 0) part += nanoseconds_in_second;
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), ".%03d", static_cast<int>(part / nanoseconds_in_millisecond));
    return formatted(time_ns, format) + text.data();
}

} // namespace

const StandingRow& standing_row(Standing standing) { return standings[static_cast<std::size_t>(standing)]; }

std::string date_time(std::int64_t time_ns) { return with_milliseconds(time_ns, "%Y-%m-%d %H:%M:%S"); }

std::string clock_time(std::int64_t time_ns) { return with_milliseconds(time_ns, "%H:%M:%S"); }

std::string zone_of(std::int64_t time_ns) { return "UTC" + formatted(time_ns, "%:z"); }

std::string duration(std::int64_t nanoseconds)
{
    const std::int64_t milliseconds = std::abs(nanoseconds) / nanoseconds_in_millisecond;
    std::array<char, 48> text{};
    if (milliseconds < 1000) std::snprintf(text.data(), text.size(), "%d ms", static_cast<int>(milliseconds));
    else if (milliseconds < 60'000)
        std::snprintf(text.data(), text.size(), "%d.%02d s", static_cast<int>(milliseconds / 1000),
                      static_cast<int>(milliseconds % 1000 / 10));
    else
        std::snprintf(text.data(), text.size(), "%lld min %d s", static_cast<long long>(milliseconds / 60'000),
                      static_cast<int>(milliseconds % 60'000 / 1000));
    return text.data();
}

std::string source_text(const Source& source)
{
    if (source.frame != 0) return "frame " + std::to_string(source.frame);
    return source.file + ", line " + std::to_string(source.line);
}

std::string sources_text(const std::vector<Source>& sources)
{
    std::string text;
    for (const Source& source : sources) text += (text.empty() ? "" : "; ") + source_text(source);
    return text;
}

std::string short_uri(std::string_view uri)
{
    for (const std::string_view scheme : {"sip:", "sips:"})
        if (uri.substr(0, scheme.size()) == scheme) uri.remove_prefix(scheme.size());
    uri = uri.substr(0, uri.find(';'));
    return uri.empty() ? "unknown" : std::string(uri);
}

std::string wire_text(const Page& page, const Report& report, Path path, Tone& tone)
{
    tone = Tone::neutral;
    std::string text;
    for (const Evidence& evidence : report.evidence) {
        if (evidence.path != path_row(path).name) continue;
        text += (text.empty() ? "" : " ") + evidence.text;
        tone = std::max(tone, evidence.tone);
    }
    if (!text.empty()) return text;
    if (!page.of_capture) return "not in a log";
    return report.evidence_looked_for ? "not in the capture" : "not looked at";
}

std::vector<std::string> relay_lines(const Call& call)
{
    std::vector<std::string> lines;
    for (const Report& report : call.reports)
        for (const Evidence& evidence : report.evidence) {
            const bool of_path = std::any_of(path_table.begin(), path_table.end(),
                                             [&](const PathRow& row) { return row.name == evidence.path; });
            if (of_path) continue;
            const std::string reporter = report.reporter + (report.medium.empty() ? "" : " " + report.medium);
            lines.push_back(reporter + ", " + evidence.path + ": " + evidence.text + ".");
        }
    return lines;
}

std::string title_of(const Page& page)
{
    if (page.calls.size() != 1) return "Reports of " + std::to_string(page.calls.size()) + " calls";
    return "Media report: " + short_uri(page.calls[0].from) + " → " + short_uri(page.calls[0].to);
}

std::string sentence_case(std::string text)
{
    if (!text.empty()) text[0] = static_cast<char>(g_ascii_toupper(text[0]));
    return text;
}

std::vector<std::string> media_of(const Call& call)
{
    std::vector<std::string> media;
    for (const Report& report : call.reports)
        if (report.is_media_report && std::find(media.begin(), media.end(), report.medium) == media.end())
            media.push_back(report.medium);
    return media;
}

bool has_media_report(const Call& call)
{
    return std::any_of(call.reports.begin(), call.reports.end(),
                       [](const Report& report) { return report.is_media_report; });
}

std::string reporter_text(const Report& report)
{
    return report.reporter + (report.is_media_report ? ", " + medium_name(report.medium) : "");
}

std::string medium_name(std::string_view medium) { return medium.empty() ? "medium unspecified" : std::string(medium); }

} // namespace icewarn::page
