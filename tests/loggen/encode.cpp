// SPDX-License-Identifier: GPL-2.0-or-later
// Text of a log in the encodings that logs have.
#include "encode.hpp"

#include <cstddef>
#include <cstdint>

namespace loggen {
namespace {

std::uint32_t take_character(std::string_view& text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const std::uint32_t first = byte(0);
    const std::size_t size = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    std::uint32_t character = size == 1 ? first : first & (0xffu >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) character = character << 6 | (byte(i) & 0x3fu);
    text.remove_prefix(size);
    return character;
}

void put_unit(std::string& out, std::uint32_t unit, bool big)
{
    const char bytes[] = {static_cast<char>(unit & 0xff), static_cast<char>(unit >> 8)};
    out += bytes[big ? 1 : 0];
    out += bytes[big ? 0 : 1];
}

} // namespace

std::string encode(std::string_view text, Coding coding)
{
    std::string out;
    if (coding == Coding::utf8_mark) out = "\xef\xbb\xbf";
    if (coding == Coding::utf8 || coding == Coding::utf8_mark) return out.append(text);
    const bool big = coding == Coding::utf16_big || coding == Coding::utf16_big_mark;
    if (coding == Coding::utf16_little_mark || coding == Coding::utf16_big_mark) put_unit(out, 0xfeff, big);
    while (!text.empty()) {
        const std::uint32_t character = take_character(text);
        if (character > 0xffff) put_unit(out, 0xd800 + (character - 0x10000) / 0x400, big);
        put_unit(out, character > 0xffff ? 0xdc00 + character % 0x400 : character, big);
    }
    return out;
}

std::string with_line_ends(std::string_view text, std::string_view line_end)
{
    std::string out;
    for (const char c : text) out.append(c == '\n' ? line_end : std::string_view(&c, 1));
    return out;
}

} // namespace loggen
