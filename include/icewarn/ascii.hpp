// SPDX-License-Identifier: GPL-2.0-or-later
// ASCII character classes and case folding as SIP uses them (RFC 3261 25.1), independent of the locale.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace icewarn {

/// White space of a header value. CR and LF are inside it where the header is folded.
constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

constexpr bool is_letter(char c) { return to_lower(c) >= 'a' && to_lower(c) <= 'z'; }

/// Value of a hexadecimal digit in either case, or -1.
constexpr int hex_digit(char c)
{
    if (is_digit(c)) return c - '0';
    const char lower = to_lower(c);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// The byte that two hexadecimal digits at the beginning of `text` stand for, or -1.
constexpr int hex_byte(std::string_view text)
{
    if (text.size() < 2 || hex_digit(text[0]) < 0 || hex_digit(text[1]) < 0) return -1;
    return hex_digit(text[0]) * 16 + hex_digit(text[1]);
}

namespace detail {
inline constexpr auto token_chars = [] {
    std::array<bool, 256> table{};
    for (unsigned c = 0; c < table.size(); ++c) {
        table[c] = is_digit(static_cast<char>(c)) || is_letter(static_cast<char>(c));
    }
    for (const char c : std::string_view("-.!%*_+`'~")) table[static_cast<unsigned char>(c)] = true;
    return table;
}();
} // namespace detail

/// `token` of RFC 3261 25.1: what a parameter name may be made of.
constexpr bool is_token_char(char c) { return detail::token_chars[static_cast<unsigned char>(c)]; }

/// The first position from `pos` on that holds no blank, or the end of `text`.
constexpr std::size_t skip_blanks(std::string_view text, std::size_t pos)
{
    while (pos < text.size() && is_blank(text[pos])) ++pos;
    return pos;
}

/// The first position from `pos` on that is no part of a token, or the end of `text`.
constexpr std::size_t skip_token(std::string_view text, std::size_t pos)
{
    while (pos < text.size() && is_token_char(text[pos])) ++pos;
    return pos;
}

constexpr bool is_token(std::string_view text)
{
    for (const char c : text)
        if (!is_token_char(c)) return false;
    return !text.empty();
}

constexpr bool begins_with(std::string_view text, std::string_view start)
{
    return text.size() >= start.size() &&
           std::string_view::traits_type::compare(text.data(), start.data(), start.size()) == 0;
}

constexpr bool ends_with(std::string_view text, std::string_view end)
{
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

/// A line, or what stands before something in it, without the spaces and tabs at its end.
constexpr std::string_view without_spaces_at_end(std::string_view line)
{
    return line.substr(0, line.find_last_not_of(" \t") + 1);
}

/// True when both are the same text, letter case aside.
constexpr bool equal_folded(std::string_view a, std::string_view b)
{
    if (a.size() != b.size()) return false;
    if (a == b) return true; // as nearly always, and quicker to see
    for (std::size_t i = 0; i < a.size(); ++i)
        if (to_lower(a[i]) != to_lower(b[i])) return false;
    return true;
}

/// As begins_with(), letter case aside.
constexpr bool begins_folded(std::string_view text, std::string_view start)
{
    return text.size() >= start.size() && equal_folded(text.substr(0, start.size()), start);
}

/// Whether one of the names is the same, letter case aside.
template <class Names> constexpr bool is_one_of(std::string_view name, const Names& names)
{
    for (const std::string_view known : names)
        if (equal_folded(known, name)) return true;
    return false;
}

/// FNV-1a, 64 bits, over the lower-cased text. Names of a header are told apart by it: comparing the texts of many long
/// names that differ in their last letters only would take time that is not linear.
constexpr std::uint64_t hash_folded(std::string_view text)
{
    std::uint64_t hash = 14695981039346656037u;
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(to_lower(c));
        hash *= 1099511628211u;
    }
    return hash;
}

} // namespace icewarn
