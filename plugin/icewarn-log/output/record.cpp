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

std::string quoted(std::string_view text)
{
    std::string json = "\"";
    append_json(json, text);
    return json += '"';
}

/// With a point, whatever the user's language has.
std::string number_text(double number)
{
    if (!std::isfinite(number)) return "null";
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%.6g", number);
    std::replace(text.begin(), text.end(), ',', '.');
    return text.data();
}

struct JsonValue {
    std::string operator()(const std::string& text) const { return quoted(text); }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(double number) const { return number_text(number); }
    std::string operator()(bool truth) const { return truth ? "true" : "false"; }
    std::string operator()(const Record::List& list) const
    {
        std::string json = "[";
        for (const std::string& text : list) json += (json.size() > 1 ? "," : "") + quoted(text);
        return json += ']';
    }
    std::string operator()(const Record::Objects& objects) const
    {
        std::string json = "[";
        for (const Record& object : objects) json += (json.size() > 1 ? "," : "") + object.json();
        return json += ']';
    }
};

struct CellValue {
    std::string operator()(const std::string& text) const { return printable(text); }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(double number) const { return number_text(number); }
    std::string operator()(bool truth) const { return truth ? "true" : "false"; }
    std::string operator()(const Record::List& list) const
    {
        std::string cell;
        for (const std::string& text : list) cell += (cell.empty() ? "" : "; ") + printable(text);
        return cell;
    }
    std::string operator()(const Record::Objects& /*objects*/) const { return ""; }
};

/// What stands before the dot; empty without one.
std::string_view object_of(std::string_view name)
{
    const std::size_t dot = name.find('.');
    return dot == std::string_view::npos ? std::string_view() : name.substr(0, dot);
}

} // namespace

std::string Record::json() const
{
    std::string line = "{";
    std::string_view open;
    for (const auto& [name, value] : fields_) {
        const std::string_view object = object_of(name);
        if (object != open && !open.empty()) line += '}';
        if (line.back() != '{') line += ',';
        if (object != open && !object.empty()) line += quoted(object) + ":{";
        open = object;
        line += quoted(object.empty() ? name : name + object.size() + 1) + ":" + std::visit(JsonValue{}, value);
    }
    if (!open.empty()) line += '}';
    return line += '}';
}

std::string Record::cell(std::string_view name) const
{
    const auto found =
        std::find_if(fields_.begin(), fields_.end(), [&](const auto& field) { return field.first == name; });
    if (found == fields_.end()) return "";
    std::string text = std::visit(CellValue{}, found->second);
    const bool is_text = !std::holds_alternative<std::int64_t>(found->second);
    if (is_text && !text.empty() && std::string_view("=+-@").find(text[0]) != std::string_view::npos)
        text.insert(0, "'");
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string cell = "\"";
    for (const char c : text) cell += c == '"' ? std::string("\"\"") : std::string(1, c);
    return cell += '"';
}

} // namespace icewarn::tool
