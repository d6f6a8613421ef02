// SPDX-License-Identifier: GPL-2.0-or-later
// UTF-8 character by character, and what stands for those that cannot be shown.
#include "icewarn/printable.hpp"

#include <algorithm>
#include <cstdint>

#include "icewarn/text.hpp"

namespace icewarn {
namespace {

constexpr char32_t invalid = 0xffff'ffff;
constexpr std::string_view replacement = "\xef\xbf\xbd";
constexpr std::string_view digits = "0123456789abcdef";

/// A character and the bytes that it takes; one byte where there is no valid one.
struct Character {
    char32_t code = invalid;
    std::size_t size = 1;
};

Character character_at(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) -> std::uint32_t {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
    };
    const std::uint32_t first = byte(0);
    if (first < 0x80) return {first, 1};
    const std::size_t size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4) return {};
    char32_t code = first & (0xffU >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xc0U) != 0x80U) return {};
        code = code << 6U | (byte(i) & 0x3fU);
    }
    constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000}; // shorter forms are not valid
    if (code < least[size] || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return {};
    return {code, size};
}

void append_hex(std::string& text, std::uint32_t number, unsigned least)
{
    unsigned count = least;
    while (count < 8 && number >> (4 * count) != 0) ++count;
    while (count-- > 0) text += digits[number >> (4 * count) & 0xfU];
}

void append_escape(std::string& text, char32_t code)
{
    text += code < 0x100 ? "\\x" : "\\u{";
    append_hex(text, code, code < 0x100 ? 2 : 4);
    if (code >= 0x100) text += '}';
}

/// Characters beyond 16 bits are two (RFC 8259 7).
void append_json_escape(std::string& json, char32_t code)
{
    if (code >= 0x10000) {
        append_json_escape(json, 0xd800 + ((code - 0x10000) >> 10U));
        code = 0xdc00 + ((code - 0x10000) & 0x3ffU);
    }
    json += "\\u";
    append_hex(json, code, 4);
}

bool is_plain(char c) { return c >= ' ' && c <= '~'; }

bool is_plain_in_json(char c) { return is_plain(c) && c != '"' && c != '\\'; }

/// Copies plain characters in pieces, and hands on each other one.
template <typename Plain, typename Other>
void for_each(std::string& to, std::string_view text, Plain plain, Other other)
{
    for (std::size_t at = 0; at < text.size();) {
        const auto* const begin = text.data() + at;
        const auto* const end = std::find_if_not(begin, text.data() + text.size(), plain);
        to.append(begin, end);
        at += static_cast<std::size_t>(end - begin);
        if (at == text.size()) return;
        const Character found = character_at(text, at);
        const std::string_view bytes = text.substr(at, found.size);
        if (found.code == invalid) to += replacement;
        else other(found.code, bytes);
        at += found.size;
    }
}

} // namespace

std::string printable(std::string_view text)
{
    if (is_plain_text(text)) return std::string(text);
    std::string result;
    result.reserve(text.size());
    append_printable(result, text);
    return result;
}

void append_printable(std::string& line, std::string_view text)
{
    if (is_plain_text(text)) {
        line += text;
        return;
    }
    for_each(line, text, is_plain, [&](char32_t code, std::string_view bytes) {
        if (is_unprintable(code)) append_escape(line, code);
        else line += bytes;
    });
}

void append_json(std::string& json, std::string_view text)
{
    if (is_plain_text(text) && text.find('"') == std::string_view::npos) {
        json += text;
        return;
    }
    for_each(json, text, is_plain_in_json, [&](char32_t code, std::string_view bytes) {
        if (code == '"' || code == '\\') json.append("\\").append(bytes);
        else if (code == '\n') json += "\\n";
        else if (code == '\t') json += "\\t";
        else if (code == '\r') json += "\\r";
        else if (is_unprintable(code)) append_json_escape(json, code);
        else json += bytes;
    });
}

} // namespace icewarn
