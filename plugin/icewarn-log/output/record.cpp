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

void append_quoted(std::string& json, std::string_view text)
{
    json += '"';
    append_json(json, text);
    json += '"';
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
    std::string& json;

    void operator()(const std::string& text) const { append_quoted(json, text); }
    void operator()(std::int64_t number) const { json += std::to_string(number); }
    void operator()(double number) const { json += number_text(number); }
    void operator()(bool truth) const { json += truth ? "true" : "false"; }
    void operator()(const Record::List& list) const
    {
        json += '[';
        for (const std::string& text : list) {
            if (json.back() != '[') json += ',';
            append_quoted(json, text);
        }
        json += ']';
    }
    void operator()(const Record::Objects& objects) const
    {
        json += '[';
        for (const Record& object : objects) {
            if (json.back() != '[') json += ',';
            json += object.json();
        }
        json += ']';
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
    std::string line;
    line.reserve(2048);
    line += '{';
    std::string_view open;
    for (const auto& [name, value] : fields_) {
        const std::string_view object = object_of(name);
        if (object != open && !open.empty()) line += '}';
        if (line.back() != '{') line += ',';
        if (object != open && !object.empty()) {
            append_quoted(line, object);
            line += ":{";
        }
        open = object;
        append_quoted(line, object.empty() ? name : name + object.size() + 1);
        line += ':';
        std::visit(JsonValue{line}, value);
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
