// SPDX-License-Identifier: GPL-2.0-or-later
// Columns, and lines fitted to a width.
#include "icewarn-log/output/report_text.hpp"

#include <array>

#include "icewarn-log/output/display_text.hpp"

namespace icewarn::tool {
namespace {

/// Title and least width of each column; longer values push what follows them to the right.
struct Column {
    const char* title;
    std::size_t width;
    std::string (*text)(const ReportRow& row);
    bool of_several_logs;
};

std::string joined(const std::vector<std::string>& parts, const char* separator)
{
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : separator) + part;
    return text;
}

std::string outcome_text(const ReportRow& row) { return row.outcome_text; }

constexpr std::array<Column, 14> columns{{
    {"Time", 23, [](const ReportRow& row) { return row.time; }, false},
    {"Outcome", 26, outcome_text, false},
    {"From", 20, [](const ReportRow& row) { return row.from; }, false},
    {"To", 20, [](const ReportRow& row) { return row.to; }, false},
    {"Call-ID", 32, [](const ReportRow& row) { return row.call_id; }, false},
    {"Request", 12, [](const ReportRow& row) { return row.request; }, false},
    {"Side", 6, [](const ReportRow& row) { return row.side; }, false},
    {"Media", 19, [](const ReportRow& row) { return row.media; }, false},
    {"Error ID", 8, [](const ReportRow& row) { return row.error_id; }, false},
    {"Flags", 10, [](const ReportRow& row) { return row.flags; }, false},
    {"Log", 20, [](const ReportRow& row) { return row.log; }, true},
    {"Line", 6, [](const ReportRow& row) { return std::to_string(row.line); }, true},
    {"Verdict", 0, [](const ReportRow& row) { return joined(row.sentences, " "); }, false},
    {"Details", 0, [](const ReportRow& row) { return joined(row.details, "; "); }, false},
}};

/// ECMA-48 SGR.
std::string coloured(const std::string& text, Outcome outcome, const TextStyle& style)
{
    if (!style.colour) return text;
    const char* begin = is_failure(outcome) ? "\x1b[1;31m" : outcome >= Outcome::flags_set ? "\x1b[33m" : "\x1b[32m";
    return begin + text + "\x1b[0m";
}

template <typename TextOf> std::string line_of(const TextStyle& style, TextOf text_of)
{
    std::string line;
    for (const Column& column : columns) {
        if (column.of_several_logs && !style.several_logs) continue;
        if (&column != columns.begin()) line += "  ";
        text_of(line, column);
    }
    while (!line.empty() && line.back() == ' ') line.pop_back();
    return line + '\n';
}

std::string row_text(const ReportRow& row, const TextStyle& style)
{
    return line_of(style, [&](std::string& line, const Column& column) {
        std::string cell;
        append_padded(cell, column.text(row), column.width);
        line += column.text == outcome_text ? coloured(cell, row.outcome, style) : cell;
    });
}

/// What failed and where to look first, then what it was, then where it stands.
std::string block_text(const ReportRow& row, const TextStyle& style)
{
    constexpr std::size_t indent = 2;
    std::string text = coloured(row.outcome_text, row.outcome, style) + '\n';
    const auto add = [&](const std::string& line) { append_wrapped(text, line, indent, style.width); };
    for (std::size_t i = 1; i < row.sentences.size(); ++i) add(row.sentences[i]);
    if (!row.sentences.empty()) add(row.sentences[0]);
    add(row.headline);
    for (const std::string& detail : row.details) add(detail);
    add(row.from + " -> " + row.to + ", " + row.time + ", " + row.request + ", Call-ID " + row.call_id);
    if (style.several_logs) add(row.log + ", line " + std::to_string(row.line));
    return text + '\n';
}

} // namespace

std::string title_text(const TextStyle& style)
{
    if (style.width > 0) return "";
    return line_of(style,
                   [](std::string& line, const Column& column) { append_padded(line, column.title, column.width); });
}

std::string report_text(const ReportRow& row, const TextStyle& style)
{
    return style.width > 0 ? block_text(row, style) : row_text(row, style);
}

} // namespace icewarn::tool
