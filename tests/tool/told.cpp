// SPDX-License-Identifier: GPL-2.0-or-later
// CSV (RFC 4180), and PDML through GMarkup.
#include "told.hpp"

#include <glib.h>

#include <algorithm>
#include <cstdlib>
#include <map>

namespace agreement {
namespace {

/// A field as both have it, by the name of its column.
using Fields = std::map<std::string, std::string>;

struct Column {
    const char* name; ///< of the column, and of the plugin's field behind "icewarn."
    enum Kind { text, number, list } kind;
};

constexpr Column columns[] = {
    {"carrier", Column::text},    {"header", Column::text},
    {"call_id", Column::text},    {"from", Column::text},
    {"to", Column::text},         {"user_agent", Column::text},
    {"error_id", Column::number}, {"side", Column::text},
    {"media", Column::text},      {"outcome", Column::number},
    {"flags", Column::number},    {"flags_2007", Column::number},
    {"ice_status", Column::text}, {"paths_failed", Column::list},
    {"paths_left", Column::list}, {"paths_unavailable", Column::list},
    {"no_path", Column::number},  {"verdict", Column::list},
};

/// The carrier of a header needs no telling: the header's name is there.
std::string line_of(Fields fields)
{
    std::string line;
    if (fields["carrier"] == "header") fields.erase("carrier");
    for (const Column& column : columns) {
        const auto found = fields.find(column.name);
        if (found == fields.end() || found->second.empty()) continue;
        line += (line.empty() ? "" : " | ") + std::string(column.name) + "=" + found->second;
    }
    return line;
}

/// Hexadecimal and boolean values as decimal numbers.
std::string number_of(const std::string& text)
{
    if (text == "true" || text == "True") return "1";
    if (text == "false" || text == "False") return "";
    return std::to_string(std::strtoull(text.c_str(), nullptr, 0));
}

/// Takes one record from the text.
std::vector<std::string> take_cells(const std::string& csv, std::size_t& at)
{
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (; at < csv.size(); ++at) {
        const char c = csv[at];
        if (quoted && c == '"' && at + 1 < csv.size() && csv[at + 1] == '"') cells.back() += csv[++at];
        else if (c == '"') quoted = !quoted;
        else if (!quoted && c == ',') cells.emplace_back();
        else if (!quoted && c == '\n') return ++at, cells;
        else if (quoted || c != '\r') cells.back() += c;
    }
    return cells;
}

/// One packet after the other on its way out of PDML.
struct Reading {
    std::vector<std::string> told;
    std::vector<std::string> open; ///< names of the elements around
    Fields header;                 ///< of the protocol item
    Fields report;                 ///< of the report in it
    bool counts = true;            ///< is neither a repeat nor quoted
    std::vector<Fields> reports;
};

constexpr const char* prefix = "icewarn.";

const Column* find_column(const std::string& field)
{
    for (const Column& column : columns)
        if (field == std::string(prefix) + column.name) return &column;
    return nullptr;
}

void add_field(Reading& reading, const std::string& name, const std::string& shown)
{
    if (name == "icewarn.call.same_report" || name == "icewarn.in_error") reading.counts = false;
    const Column* column = find_column(name);
    if (column == nullptr) return;
    const bool in_report = std::find(reading.open.begin(), reading.open.end(), "icewarn.report") != reading.open.end();
    std::string& value = (in_report ? reading.report : reading.header)[column->name];
    if (column->kind == Column::number) {
        if (value.empty()) value = number_of(shown); // of a repeated key the first counts
    } else if (column->kind == Column::text) {
        if (value.empty()) value = shown;
    } else if (std::string(column->name) == "verdict") {
        value += (value.empty() ? "" : "; ") + shown;
    } else {
        value = shown;
        for (std::size_t at = 0; (at = value.find(", ", at)) != std::string::npos; at += 2) value[at] = ';';
    }
}

void start_element(GMarkupParseContext*, const char* element, const char** names, const char** values, void* data,
                   GError**)
{
    auto& reading = *static_cast<Reading*>(data);
    std::string name = element;
    std::string shown;
    for (; *names != nullptr; ++names, ++values) {
        if (std::string(*names) == "name") name = *values;
        if (std::string(*names) == "show") shown = *values;
    }
    if (std::string(element) == "proto" && name == "icewarn") {
        reading.header.clear();
        reading.reports.clear();
        reading.counts = true;
    }
    if (std::string(element) == "field") add_field(reading, name, shown);
    reading.open.push_back(std::string(element) == "packet" ? "" : name);
}

void end_element(GMarkupParseContext*, const char*, void* data, GError**)
{
    auto& reading = *static_cast<Reading*>(data);
    const std::string name = reading.open.back();
    reading.open.pop_back();
    if (name == "icewarn.report") {
        reading.reports.push_back(reading.report);
        reading.report.clear();
    }
    if (name != "icewarn" || !reading.counts) return;
    if (reading.reports.empty() && reading.header.count("outcome") != 0) reading.reports.emplace_back();
    for (Fields& report : reading.reports) {
        report.insert(reading.header.begin(), reading.header.end());
        reading.told.push_back(line_of(report));
    }
}

} // namespace

std::vector<std::string> told_by_program(const std::string& csv)
{
    std::vector<std::string> told;
    std::size_t at = 0;
    const std::vector<std::string> names = take_cells(csv, at);
    while (at < csv.size()) {
        const std::vector<std::string> cells = take_cells(csv, at);
        Fields fields;
        for (std::size_t i = 0; i < names.size() && i < cells.size(); ++i) {
            const Column* column = find_column(prefix + names[i]);
            const bool is_number = column != nullptr && column->kind == Column::number && !cells[i].empty();
            fields[names[i]] = is_number ? number_of(cells[i]) : cells[i];
        }
        if (fields["carrier"] != "response") told.push_back(line_of(fields));
    }
    std::sort(told.begin(), told.end());
    return told;
}

std::vector<std::string> told_by_plugin(const std::string& pdml, std::string& wrong)
{
    Reading reading;
    const GMarkupParser parser{start_element, end_element, nullptr, nullptr, nullptr};
    GMarkupParseContext* context =
        g_markup_parse_context_new(&parser, static_cast<GMarkupParseFlags>(0), &reading, nullptr);
    GError* error = nullptr;
    if (g_markup_parse_context_parse(context, pdml.data(), static_cast<gssize>(pdml.size()), &error) == FALSE) {
        wrong = error->message;
        g_error_free(error);
    }
    g_markup_parse_context_free(context);
    std::sort(reading.told.begin(), reading.told.end());
    return reading.told;
}

} // namespace agreement
