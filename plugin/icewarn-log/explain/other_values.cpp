// SPDX-License-Identifier: GPL-2.0-or-later
// Result codes by their parts ([MS-ERREF] 2.1) and the table of those with a name, keys by the table of keys.
#include "icewarn-log/explain/other_values.hpp"

#include <algorithm>

#include "icewarn-log/explain/found.hpp"
#include "icewarn-log/explain/result_codes.hpp"
#include "icewarn/ascii.hpp"
#include "icewarn/diagnostics.hpp"
#include "icewarn/keys.hpp"
#include "icewarn/summary.hpp"

namespace icewarn::tool {
namespace {

const ResultCode* find_code(std::uint32_t code)
{
    const auto* const found = std::find_if(std::begin(result_codes), std::end(result_codes),
                                           [&](const ResultCode& row) { return row.code == code; });
    return found == std::end(result_codes) ? nullptr : found;
}

bool is_symbol_char(char c) { return (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_'; }

/// Reads one pair as it stands in a MediaDebug. @return nothing when the value is not of the key's kind
std::optional<PastedOther> read_pair(std::string_view name, std::string_view value)
{
    const std::string header =
        std::string("0;CallerMediaDebug=\"x:").append(name).append("=").append(value).append("\"");
    Diagnostics diagnostics;
    parse(header, diagnostics);
    if (diagnostics.items.size() != 1) return std::nullopt;
    const Item& item = diagnostics.items[0];
    const bool is_text = key_row(item.key).kind == ValueKind::text;
    if (std::holds_alternative<std::monostate>(item.decoded) && !is_text) return std::nullopt;
    return PastedOther{std::string(name), value_text(diagnostics, item), std::string(key_row(item.key).meaning)};
}

} // namespace

std::string result_code_text(std::uint32_t code, std::string_view symbol)
{
    constexpr std::uint32_t win32 = 7;      // FACILITY_WIN32
    if (code <= 0xffff) code |= 0x80070000; // the number of an error of Windows
    const std::uint32_t facility = code >> 16U & 0x7ff;
    std::string text = (code >> 31U) != 0 ? "Result code (HRESULT) of a failure" : "Result code (HRESULT)";
    const ResultCode* row = find_code(code);
    if (symbol.empty() && row != nullptr) symbol = row->symbol;
    if (!symbol.empty()) text.append(", ").append(symbol);
    if (row != nullptr) text.append(": ").append(row->text);
    else if (facility == win32) text.append(": error ").append(std::to_string(code & 0xffffU)).append(" of Windows");
    else
        text.append(": facility ")
            .append(std::to_string(facility))
            .append(", code ")
            .append(std::to_string(code & 0xffffU));
    return text;
}

std::string_view result_symbol(std::string_view behind)
{
    const std::size_t begin = std::min(behind.find_first_not_of(" \t("), behind.size());
    std::size_t end = begin;
    while (end < behind.size() && is_symbol_char(behind[end])) ++end;
    const std::string_view symbol = behind.substr(begin, end - begin);
    return symbol.find('_') == std::string_view::npos ? std::string_view() : symbol;
}

void read_keys(std::string_view text, Pasted& pasted)
{
    std::vector<PastedOther> found;
    bool telling = false; // a name that stands in no other product's text
    for (std::size_t at = text.find('='); at != std::string_view::npos; at = text.find('=', at + 1)) {
        std::size_t begin = at;
        while (begin > 0 && is_token_char(text[begin - 1])) --begin;
        const std::string_view name = text.substr(begin, at - begin);
        const Key key = find_key(name);
        if (key == Key::none || key == Key::icewarn || key == Key::media_chan_blob) continue;
        std::size_t value = at + 1;
        if (value < text.size() && text[value] == '"') ++value;
        const std::size_t end = std::min(text.find_first_of("\",; \t\r\n)", value), text.size());
        if (auto other = end > value ? read_pair(name, text.substr(value, end - value)) : std::nullopt) {
            telling = telling || key_row(key).basis != Basis::name_only;
            found.push_back(std::move(*other));
        }
    }
    if (telling) pasted.others.insert(pasted.others.end(), found.begin(), found.end());
}

} // namespace icewarn::tool
