// SPDX-License-Identifier: GPL-2.0-or-later
// RFC 8259 and RFC 4180.
#include "icewarn-log/output/record.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "icewarn/printable.hpp"

namespace icewarn::tool {
namespace {

/// With a point, whatever the user's language has.
std::string number_text(double number)
{
    if (!std::isfinite(number)) return "null";
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%.6g", number);
    std::replace(text.begin(), text.end(), ',', '.');
    return text.data();
}

/// What stands before the dot; empty without one.
std::string_view object_of(std::string_view name)
{
    const std::size_t dot = name.find('.');
    return dot == std::string_view::npos ? std::string_view() : name.substr(0, dot);
}

} // namespace

void JsonRecord::finish()
{
    if (!open_.empty()) line_ += '}';
    open_ = {};
    line_ += '}';
}

void JsonRecord::quote(std::string_view text)
{
    line_ += '"';
    append_json(line_, text);
    line_ += '"';
}

/// Commas, objects and the name before a value.
void JsonRecord::lead(std::string_view name)
{
    const std::string_view object = object_of(name);
    if (object != open_ && !open_.empty()) line_ += '}';
    if (line_.back() != '{') line_ += ',';
    if (object != open_ && !object.empty()) line_.append("\"").append(object).append("\":{");
    open_ = object;
    line_.append("\"").append(object.empty() ? name : name.substr(object.size() + 1)).append("\":");
}

void JsonRecord::text(std::string_view name, std::string_view value)
{
    lead(name);
    quote(value);
}

void JsonRecord::number(std::string_view name, std::int64_t value)
{
    lead(name);
    line_ += std::to_string(value);
}

void JsonRecord::real(std::string_view name, double value)
{
    lead(name);
    line_ += number_text(value);
}

void JsonRecord::truth(std::string_view name, bool value)
{
    lead(name);
    line_ += value ? "true" : "false";
}

void JsonRecord::begin_list(std::string_view name)
{
    lead(name);
    line_ += '[';
}

void JsonRecord::item(std::string_view text)
{
    if (line_.back() != '[') line_ += ',';
    quote(text);
}

void JsonRecord::begin_objects(std::string_view name) { begin_list(name); }

void JsonRecord::begin_object()
{
    if (line_.back() == '}') line_ += ',';
    line_ += '{';
}

void CsvRecord::add(std::string_view name, std::string text, bool is_number)
{
    if (!in_objects_) cells_.push_back({name, std::move(text), is_number});
}

void CsvRecord::text(std::string_view name, std::string_view value) { add(name, printable(value), false); }
void CsvRecord::number(std::string_view name, std::int64_t value) { add(name, std::to_string(value), true); }
void CsvRecord::real(std::string_view name, double value) { add(name, number_text(value), false); }
void CsvRecord::truth(std::string_view name, bool value) { add(name, value ? "true" : "false", false); }

void CsvRecord::item(std::string_view text)
{
    std::string& cell = cells_.back().text;
    if (!cell.empty()) cell += "; ";
    append_printable(cell, text);
}

std::string CsvRecord::cell(std::string_view name) const
{
    const auto found = std::find_if(cells_.begin(), cells_.end(), [&](const Cell& cell) { return cell.name == name; });
    if (found == cells_.end()) return "";
    std::string text = found->text;
    if (!found->is_number && !text.empty() && std::string_view("=+-@").find(text[0]) != std::string_view::npos)
        text.insert(0, "'");
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string cell = "\"";
    for (const char c : text) cell += c == '"' ? std::string("\"\"") : std::string(1, c);
    return cell += '"';
}

} // namespace icewarn::tool
