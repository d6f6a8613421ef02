// SPDX-License-Identifier: GPL-2.0-or-later
// What stands in the headers of a head: addresses and sequence numbers.
#include <algorithm>

#include "icewarn/ascii.hpp"
#include "icewarn/sip_head.hpp"

namespace icewarn {
namespace {

/// Behind the quoted string that begins at `pos`; the end of the text when no quote closes it.
std::size_t quoted_end(std::string_view text, std::size_t pos)
{
    for (++pos; pos < text.size(); ++pos) {
        if (text[pos] == '"') return pos + 1;
        if (text[pos] == '\\') ++pos;
    }
    return text.size();
}

/// Where the next ';' stands that is not in a quoted string, or the end of the value.
std::size_t parameter_end(std::string_view value, std::size_t pos)
{
    while (true) {
        const std::size_t semicolon = std::min(value.find(';', pos), value.size());
        const std::size_t quote = value.substr(0, semicolon).find('"', pos);
        if (quote == std::string_view::npos) return semicolon;
        pos = quoted_end(value, quote);
    }
}

/// Where the address begins behind a quoted display name, which may hold anything, or without one.
std::size_t behind_display_name(std::string_view value)
{
    const std::size_t begin = skip_blanks(value, 0);
    if (begin == value.size() || value[begin] != '"') return begin;
    const std::size_t end = quoted_end(value, begin);
    return skip_blanks(value, end < value.size() ? end : begin);
}

} // namespace

NameAddress parse_name_address(std::string_view value)
{
    const std::size_t pos = behind_display_name(value);
    const bool at_bracket = pos < value.size() && value[pos] == '<'; // as nearly always
    const std::size_t open = at_bracket ? pos : value.substr(0, parameter_end(value, pos)).find('<', pos);
    const bool bracketed = open != std::string_view::npos;
    const std::size_t close = bracketed ? value.find('>', open) : std::string_view::npos;
    const bool closed = close != std::string_view::npos;
    const std::size_t first_parameter = parameter_end(value, closed ? close : pos);

    NameAddress address;
    address.uri = view(value, trimmed(value, bracketed ? open + 1 : pos, closed ? close : first_parameter));
    std::size_t at = first_parameter;
    while (at < value.size()) {
        const std::size_t next = parameter_end(value, at + 1);
        const std::size_t name = skip_blanks(value, at + 1);
        constexpr std::string_view tag = "tag";
        const std::size_t equals = skip_blanks(value, name + tag.size());
        if (equals < next && value[equals] == '=' && equal_folded(value.substr(name, tag.size()), tag)) {
            address.tag = view(value, trimmed(value, equals + 1, next));
            break;
        }
        at = next;
    }
    return address;
}

std::string_view tag_of(std::string_view value)
{
    const std::size_t open = behind_display_name(value);
    const bool bracketed = open < value.size() && value[open] == '<';
    const std::size_t close = bracketed ? value.find('>', open) : std::string_view::npos;
    if (close == std::string_view::npos) return parse_name_address(value).tag;
    constexpr std::string_view usual = ";tag=";
    const std::string_view parameters = value.substr(close + 1);
    if (parameters.substr(0, usual.size()) != usual || parameters.find('"') != std::string_view::npos)
        return parse_name_address(value).tag;
    const std::string_view tag = parameters.substr(usual.size(), parameters.find(';', 1) - usual.size());
    return view(tag, trimmed(tag, 0, tag.size()));
}

CommandSequence parse_cseq(std::string_view value)
{
    std::size_t end = 0;
    std::uint64_t number = 0;
    for (; end < value.size() && is_digit(value[end]); ++end)
        if (number <= 0xffffffff) number = number * 10 + static_cast<unsigned>(value[end] - '0');
    const std::size_t method = skip_blanks(value, end);
    CommandSequence sequence;
    if (end > 0 && number <= 0xffffffff) sequence.number = static_cast<std::uint32_t>(number);
    sequence.method = value.substr(method, skip_token(value, method) - method);
    return sequence;
}

} // namespace icewarn
