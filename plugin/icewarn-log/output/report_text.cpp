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
    void (*add)(std::string& line, const ReportRow& row);
    bool of_several_logs;
};

void add_joined(std::string& line, const std::vector<std::string>& parts, const char* separator)
{
    for (std::size_t i = 0; i < parts.size(); ++i) line.append(i == 0 ? "" : separator).append(parts[i]);
}

template <std::string ReportRow::*member> void add_member(std::string& line, const ReportRow& row)
{
    line += row.*member;
}

void add_outcome(std::string& line, const ReportRow& row) { line += row.outcome_text; }

constexpr std::array<Column, 14> columns{{
    {"Time", 23, add_member<&ReportRow::time>, false},
    {"Outcome", 26, add_outcome, false},
    {"From", 20, add_member<&ReportRow::from>, false},
    {"To", 20, add_member<&ReportRow::to>, false},
    {"Call-ID", 32, add_member<&ReportRow::call_id>, false},
    {"Request", 12, add_member<&ReportRow::request>, false},
    {"Side", 6, add_member<&ReportRow::side>, false},
    {"Media", 19, add_member<&ReportRow::media>, false},
    {"Error ID", 8, add_member<&ReportRow::error_id>, false},
    {"Flags", 10, add_member<&ReportRow::flags>, false},
    {"Log", 20, add_member<&ReportRow::log>, true},
    {"Line", 6, [](std::string& line, const ReportRow& row) { line += std::to_string(row.line); }, true},
    {"Verdict", 0, [](std::string& line, const ReportRow& row) { add_joined(line, row.sentences, " "); }, false},
    {"Details", 0, [](std::string& line, const ReportRow& row) { add_joined(line, row.details, "; "); }, false},
}};

/// ECMA-48 SGR; empty without colours.
const char* colour_of(Outcome outcome, const TextStyle& style)
{
    if (!style.colour) return "";
    return is_failure(outcome) ? "\x1b[1;31m" : outcome >= Outcome::flags_set ? "\x1b[33m" : "\x1b[32m";
}

const char* end_of_colour(const TextStyle& style) { return style.colour ? "\x1b[0m" : ""; }

/// @param add  adds the text of a column, without blanks behind it
template <typename Add> void add_line(std::string& line, const TextStyle& style, Add add)
{
    for (const Column& column : columns) {
        if (column.of_several_logs && !style.several_logs) continue;
        if (&column != columns.begin()) line += "  ";
        add(column);
    }
    while (!line.empty() && line.back() == ' ') line.pop_back();
    line += '\n';
}

void append_row(std::string& line, const ReportRow& row, const TextStyle& style)
{
    add_line(line, style, [&](const Column& column) {
        const bool coloured = column.add == add_outcome;
        if (coloured) line += colour_of(row.outcome, style);
        const std::size_t begin = line.size();
        column.add(line, row);
        pad(line, begin, column.width);
        if (coloured) line += end_of_colour(style);
    });
}

/// What failed and where to look first, then what it was, then where it stands.
void append_block(std::string& text, const ReportRow& row, const TextStyle& style)
{
    constexpr std::size_t indent = 2;
    text.append(colour_of(row.outcome, style)).append(row.outcome_text).append(end_of_colour(style)) += '\n';
    const auto add = [&](const std::string& line) { append_wrapped(text, line, indent, style.width); };
    for (std::size_t i = 1; i < row.sentences.size(); ++i) add(row.sentences[i]);
    if (!row.sentences.empty()) add(row.sentences[0]);
    add(row.headline);
    for (const std::string& detail : row.details) add(detail);
    add(row.from + " -> " + row.to + ", " + row.time + ", " + row.request + ", Call-ID " + row.call_id);
    if (style.several_logs) add(row.log + ", line " + std::to_string(row.line));
    text += '\n';
}

} // namespace

std::string title_text(const TextStyle& style)
{
    std::string line;
    if (style.width > 0) return line;
    add_line(line, style, [&](const Column& column) { append_padded(line, column.title, column.width); });
    return line;
}

void append_report(std::string& text, const ReportRow& row, const TextStyle& style)
{
    if (style.width > 0) append_block(text, row, style);
    else append_row(text, row, style);
}

} // namespace icewarn::tool
