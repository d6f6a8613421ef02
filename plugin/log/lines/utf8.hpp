// SPDX-License-Identifier: GPL-2.0-or-later
// Characters as UTF-8 (RFC 3629).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace icewarn::log {

constexpr std::size_t longest_utf8 = 4; ///< bytes of a character

/// A loop without a way out, which compilers turn into one over many bytes at a time.
inline bool is_ascii(std::string_view text)
{
    unsigned char seen = 0;
    for (const char c : text) seen |= static_cast<unsigned char>(c);
    return seen < 0x80;
}

/// @param character  no surrogate, and at most 0x10ffff
/// @param out        has room for longest_utf8 bytes, or for as many as the character needs
/// @return the number of bytes written
inline std::size_t encode_utf8(std::uint32_t character, char* out)
{
    const std::size_t size = character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    constexpr std::uint32_t first_bits[] = {0, 0, 0xc0, 0xe0, 0xf0}; // by size
    for (std::size_t i = size; i-- > 1; character >>= 6) out[i] = static_cast<char>(0x80 | (character & 0x3f));
    out[0] = static_cast<char>(first_bits[size] | character);
    return size;
}

} // namespace icewarn::log
