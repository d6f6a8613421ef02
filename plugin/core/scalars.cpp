// SPDX-License-Identifier: GPL-2.0-or-later
// Numbers, addresses, endpoints and ranges of a media report.
#include "icewarn/scalars.hpp"

#include <algorithm>

#include "icewarn/ascii.hpp"

namespace icewarn {
namespace {

constexpr std::uint32_t max_port = 0xffff;

ParsedNumber parse_digits(std::string_view digits, unsigned base, std::uint32_t maximum)
{
    if (digits.empty()) return {std::nullopt, Problem::no_digits};
    std::uint64_t value = 0;
    bool too_big = false;
    for (const char c : digits) {
        const int digit = base == 10 && is_digit(c) ? c - '0' : hex_digit(c);
        if (digit < 0 || static_cast<unsigned>(digit) >= base) return {std::nullopt, Problem::bad_number};
        if (too_big) continue; // still looking for what is no digit: that is the worse mistake
        value = value * base + static_cast<unsigned>(digit);
        too_big = value > maximum;
    }
    if (too_big) return {std::nullopt, Problem::number_too_big};
    return {static_cast<std::uint32_t>(value), Problem::none};
}

/// Whether what stands at `pos`, behind a number and a line end or blanks, is no part of the number that was wrapped:
/// a word of its own, as `a=candidate:...` or `LocalSite=...`.
bool is_other_word(std::string_view text, std::size_t pos)
{
    std::size_t end = pos;
    while (end < text.size() && hex_digit(text[end]) >= 0) ++end;
    if (end == pos) return true;
    return is_letter(text[pos]) && end < text.size() && (text[end] == '=' || is_letter(text[end]));
}

/// Whether a hexadecimal number may end where `rest` begins: at a line end or blanks before another word, or at the
/// dots with which people shorten what they paste. Anything else might belong to the number.
bool ends_number(std::string_view rest)
{
    constexpr std::string_view ellipsis = "\xe2\x80\xa6";
    if (rest.substr(0, 2) == ".." || rest.substr(0, ellipsis.size()) == ellipsis) return true;
    if (rest == ".") return true;
    const std::size_t word = skip_blanks(rest, 0);
    return word > 0 && word < rest.size() && is_other_word(rest, word);
}

/// What follows `0x`.
ParsedNumber parse_hex_with_rest(std::string_view digits)
{
    std::size_t end = 0;
    while (end < digits.size() && hex_digit(digits[end]) >= 0) ++end;
    if (end == 0 || end == digits.size() || !ends_number(digits.substr(end))) return parse_hex(digits);
    ParsedNumber number = parse_hex(digits.substr(0, end));
    if (number.value) number.problem = Problem::junk_after_number;
    return number;
}

std::optional<std::uint16_t> parse_port(std::string_view text)
{
    const ParsedNumber number = parse_decimal(text, max_port);
    if (!number.value) return std::nullopt;
    return static_cast<std::uint16_t>(*number.value);
}

void take_port(std::string_view text, ParsedEndpoint& out)
{
    out.endpoint.port = parse_port(text);
    if (!out.endpoint.port) out.malformed = Problem::bad_port;
}

/// `[IPv6]`, then nothing or `:port`.
ParsedEndpoint parse_bracketed(std::string_view text)
{
    ParsedEndpoint out;
    const std::size_t close = text.find(']');
    if (close == std::string_view::npos) {
        out.malformed = Problem::no_address;
        return out;
    }
    const std::string_view rest = text.substr(close + 1);
    if (!rest.empty()) {
        if (rest[0] == ':') take_port(rest.substr(1), out);
        else out.malformed = Problem::junk_after_address;
    }
    if (const auto ip = parse_ipv6(text.substr(1, close - 1))) out.endpoint.address = *ip;
    else out.malformed = Problem::no_address;
    return out;
}

} // namespace

ParsedNumber parse_decimal(std::string_view text, std::uint32_t maximum) { return parse_digits(text, 10, maximum); }

ParsedNumber parse_hex(std::string_view digits) { return parse_digits(digits, 16, 0xffffffff); }

ParsedNumber parse_flags(std::string_view text)
{
    if (text.size() >= 2 && text[0] == '0' && to_lower(text[1]) == 'x') return parse_hex_with_rest(text.substr(2));
    const bool decimal = std::all_of(text.begin(), text.end(), is_digit);
    ParsedNumber number = parse_digits(text, decimal ? 10 : 16, 0xffffffff);
    if (number.value) number.problem = decimal ? Problem::decimal_flags : Problem::hex_without_prefix;
    return number;
}

std::optional<Ipv4> parse_ipv4(std::string_view text)
{
    Ipv4 address{};
    std::size_t pos = 0;
    for (std::size_t part = 0; part < address.size(); ++part) {
        if (part > 0) {
            if (pos >= text.size() || text[pos] != '.') return std::nullopt;
            ++pos;
        }
        const std::size_t begin = pos;
        unsigned value = 0;
        while (pos < text.size() && is_digit(text[pos]) && pos - begin < 3)
            value = value * 10 + static_cast<unsigned>(text[pos++] - '0');
        if (pos == begin || value > 255 || (pos - begin > 1 && text[begin] == '0')) return std::nullopt;
        address[part] = static_cast<std::uint8_t>(value);
    }
    if (pos != text.size()) return std::nullopt;
    return address;
}

std::optional<Ipv6> parse_ipv6(std::string_view text)
{
    Ipv6 address{};
    std::size_t filled = 0;         // bytes of `address` written so far
    std::optional<std::size_t> gap; // where `::` stands
    std::size_t pos = 0;
    if (text.size() >= 2 && text[0] == ':' && text[1] == ':') {
        gap = 0;
        pos = 2;
    }
    while (pos < text.size()) {
        const std::size_t begin = pos;
        unsigned group = 0;
        while (pos < text.size() && hex_digit(text[pos]) >= 0 && pos - begin < 4)
            group = group * 16 + static_cast<unsigned>(hex_digit(text[pos++]));
        if (pos == begin) return std::nullopt;
        if (pos < text.size() && text[pos] == '.') { // the last four bytes as IPv4
            const auto tail = parse_ipv4(text.substr(begin));
            if (!tail || filled + tail->size() > address.size()) return std::nullopt;
            std::copy(tail->begin(), tail->end(), address.begin() + static_cast<std::ptrdiff_t>(filled));
            filled += tail->size();
            break;
        }
        if (filled + 2 > address.size()) return std::nullopt;
        address[filled++] = static_cast<std::uint8_t>(group >> 8);
        address[filled++] = static_cast<std::uint8_t>(group & 0xff);
        if (pos == text.size()) break;
        if (text[pos] != ':') return std::nullopt;
        if (++pos == text.size()) return std::nullopt; // a single colon at the end
        if (text[pos] == ':') {
            if (gap) return std::nullopt;
            gap = filled;
            ++pos;
        }
    }
    if (!gap) return filled == address.size() ? std::optional<Ipv6>(address) : std::nullopt;
    if (filled == address.size()) return std::nullopt; // `::` stands for at least one group
    const auto at = [&](std::size_t index) { return address.begin() + static_cast<std::ptrdiff_t>(index); };
    std::copy_backward(at(*gap), at(filled), address.end());
    std::fill(at(*gap), at(*gap + address.size() - filled), std::uint8_t{0});
    return address;
}

ParsedEndpoint parse_endpoint(std::string_view text)
{
    if (!text.empty() && text[0] == '[') return parse_bracketed(text);

    ParsedEndpoint out;
    const std::size_t first = text.find(':');
    if (const auto ip = parse_ipv4(text.substr(0, first))) {
        out.endpoint.address = *ip;
        if (first == std::string_view::npos) return out;
        std::string_view port = text.substr(first + 1);
        if (!port.empty() && port[0] == ':') {
            out.unusual = Problem::double_colon_port;
            port.remove_prefix(1);
        }
        take_port(port, out);
        return out;
    }
    if (const auto ip = parse_ipv6(text)) {
        out.endpoint.address = *ip;
        return out;
    }
    const std::size_t last = text.rfind(':');
    if (last != std::string_view::npos) {
        take_port(text.substr(last + 1), out);
        if (const auto ip = parse_ipv6(text.substr(0, last))) {
            out.endpoint.address = *ip;
            out.unusual = Problem::ipv6_guessed;
            return out;
        }
    }
    out.malformed = Problem::no_address;
    return out;
}

ParsedRange parse_range(std::string_view text)
{
    ParsedRange out;
    const std::size_t colon = text.find(':');
    out.range.min = parse_port(text.substr(0, colon));
    if (colon != std::string_view::npos) out.range.max = parse_port(text.substr(colon + 1));
    if (!out.range.min || !out.range.max) out.problem = Problem::bad_range;
    return out;
}

} // namespace icewarn
