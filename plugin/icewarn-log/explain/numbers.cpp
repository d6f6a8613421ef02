// SPDX-License-Identifier: GPL-2.0-or-later
// Numbers by their labels.
#include "icewarn-log/explain/numbers.hpp"

#include <algorithm>
#include <cstddef>

#include "icewarn-log/explain/header_lines.hpp"
#include "icewarn-log/explain/labels.hpp"
#include "icewarn-log/explain/other_values.hpp"
#include "icewarn/ascii.hpp"
#include "icewarn/error_ids.hpp"
#include "icewarn/scalars.hpp"
#include "icewarn/span.hpp"

namespace icewarn::tool {
namespace {

std::size_t number_end(std::string_view text, std::size_t at)
{
    while (at < text.size() && (is_digit(text[at]) || is_letter(text[at]))) ++at;
    return at;
}

/// The digits of the number at the beginning of `text`, and how much of it that is. A backslash between them, as in
/// `0X80\00` (RFC 3261 25.1), is read over, and so are the mark of `0x0400_0320` and the blank of `0x 4000320`.
/// `4000320h` of assemblers becomes 0x4000320.
struct Number {
    std::string digits;
    std::size_t size = 0;
};

bool is_hex_prefix(std::string_view text) { return text.size() == 2 && text[0] == '0' && to_lower(text[1]) == 'x'; }

/// Also of what was not meant as one, such as `24h`: fewer digits are no flags of a call that failed.
bool has_hex_suffix(std::string_view text)
{
    constexpr std::size_t least = 4; // with the letter
    return text.size() >= least && is_digit(text[0]) && to_lower(text.back()) == 'h' &&
           std::all_of(text.begin(), text.end() - 1, [](char c) { return hex_digit(c) >= 0; });
}

Number take_number(std::string_view text)
{
    Number number;
    for (std::size_t at = 0;;) {
        const std::size_t end = number_end(text, at);
        number.digits.append(text.substr(at, end - at));
        number.size = end;
        const bool inside = end > at && end + 1 < text.size() && hex_digit(text[end + 1]) >= 0;
        const bool mark = inside && (text[end] == '\\' || text[end] == '_');
        const bool blank = inside && text[end] == ' ' && is_hex_prefix(number.digits) && is_digit(text[end + 1]);
        if (!mark && !blank) break;
        at = end + 1;
    }
    if (has_hex_suffix(number.digits)) number.digits.insert(0, "0x").pop_back();
    return number;
}

constexpr std::string_view left_out = "A mark within a number was left out.";

/// @param behind  what stands behind the number
void add_labelled(const Label& label, std::string_view number, std::string_view behind, Pasted& pasted)
{
    const ParsedNumber value = parse_flags(number);
    const ParsedNumber id = parse_decimal(number);
    switch (label.kind) {
    case Labelled::flags:
        if (!value.value) break;
        pasted.numbers.push_back({std::string(label.name), *value.value, value.problem});
        break;
    case Labelled::error_id:
        if (id.value) pasted.error_ids.push_back({*id.value, false});
        break;
    case Labelled::other_number:
        if (value.value)
            pasted.others.push_back(
                {std::string(label.name), std::string(number), result_code_text(*value.value, result_symbol(behind))});
        break;
    default: break;
    }
}

/// Of a line with separators, or with blanks between its fields.
std::string_view field_at(std::string_view line, std::size_t index)
{
    if (line.find_first_of("\t|,;") == std::string_view::npos) {
        std::size_t begin = line.find_first_not_of(' ');
        for (; index > 0 && begin < line.size(); --index) begin = line.find_first_not_of(' ', line.find(' ', begin));
        return begin < line.size() ? line.substr(begin, line.find(' ', begin) - begin) : std::string_view();
    }
    for (std::size_t i = 0;; ++i) {
        const std::size_t end = std::min(line.find_first_of("\t|,;"), line.size());
        if (i == index) {
            std::string_view field = trim(line.substr(0, end));
            if (field.size() > 1 && field.front() == '"' && field.back() == '"')
                field = field.substr(1, field.size() - 2);
            return field;
        }
        if (end == line.size()) return {};
        line.remove_prefix(end + 1);
    }
}

/// Names of columns on one line, and numbers below them.
void read_columns(std::string_view names, std::string_view below, Pasted& pasted)
{
    for (std::size_t i = 0; i < 64; ++i) {
        const std::string_view name = field_at(names, i);
        const std::string_view number = field_at(below, i);
        const Label label = find_label(name, 0);
        if (label.kind != Labelled::nothing && label.begin == 0) add_labelled(label, number, "", pasted);
    }
}

} // namespace

void read_numbers(std::string_view text, Pasted& pasted)
{
    for (Label label = find_label(text, 0); label.kind != Labelled::nothing;
         label = find_label(text, label.begin + label.name.size())) {
        const std::size_t line_end = std::min(text.find('\n', label.begin), text.size());
        const auto [number, size] = take_number(text.substr(std::min(label.value, text.size())));
        const bool decimal = !number.empty() && is_digit(number[0]) && label.value < line_end + 2;
        const bool flags =
            !number.empty() && parse_flags(number).value && label.kind == Labelled::flags && label.value < line_end;
        if (decimal || flags) {
            add_labelled(label, number, text.substr(label.value + size), pasted);
            if (size > number.size()) add_guess(pasted, left_out);
        } else if (line_end < text.size()) {
            const std::size_t begin = text.rfind('\n', label.begin) + 1; // npos + 1 is the beginning
            std::size_t next = line_end + 1;
            std::size_t next_end = std::min(text.find('\n', next), text.size());
            if (text.substr(next, next_end - next).find_first_not_of("-+| \t") == std::string_view::npos) {
                next = std::min(next_end + 1, text.size()); // a rule between names and values
                next_end = std::min(text.find('\n', next), text.size());
            }
            const bool first = find_label(text.substr(begin), 0).begin + begin == label.begin;
            if (first) read_columns(text.substr(begin, line_end - begin), text.substr(next, next_end - next), pasted);
        }
    }
}

void read_mentioned_id(std::string_view text, Pasted& pasted)
{
    if (!mentions_header(text)) return;
    std::optional<std::uint32_t> only;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::max(number_end(text, at), at + 1);
        if (is_digit(text[at])) {
            const ParsedNumber id = parse_decimal(text.substr(at, end - at));
            if (only || !id.value) return;
            only = id.value;
        }
        at = end;
    }
    if (only && (find_error_id(*only) != nullptr || find_error_id_range(*only) != nullptr))
        pasted.error_ids.push_back({*only, false});
}

bool read_bare_numbers(std::string_view text, Pasted& pasted)
{
    constexpr std::string_view between = " \t\r\n,;`*()[]\"'";
    std::vector<PastedNumber> numbers;
    std::vector<PastedId> ids;
    for (std::size_t at = text.find_first_not_of(between); at < text.size();) {
        const auto [digits, size] = take_number(text.substr(at));
        const std::size_t end = at + size;
        const ParsedNumber number = parse_flags(digits);
        if (!number.value || between.find(end < text.size() ? text[end] : ' ') == std::string_view::npos) return false;
        if (size > digits.size()) add_guess(pasted, left_out);
        const ParsedNumber id = parse_decimal(digits);
        const bool is_id =
            id.value && (find_error_id(*id.value) != nullptr || find_error_id_range(*id.value) != nullptr);
        if (is_id && *id.value != 0) ids.push_back({*id.value, true});
        numbers.push_back({"", *number.value, number.problem});
        at = std::min(text.find_first_not_of(between, end), text.size());
    }
    pasted.numbers.insert(pasted.numbers.end(), numbers.begin(), numbers.end());
    pasted.error_ids.insert(pasted.error_ids.end(), ids.begin(), ids.end());
    return !numbers.empty();
}

} // namespace icewarn::tool
