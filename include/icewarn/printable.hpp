// SPDX-License-Identifier: GPL-2.0-or-later
// Text of a log, a capture or a file name on its way to people: to a terminal, into a comment or a name of a capture,
// into JSON. None of it can reach for the terminal or turn the order of what is shown.
#pragma once

#include <string>
#include <string_view>

namespace icewarn {

/// Whether the character acts on what shows it instead of being shown: controls (C0, DEL, C1), line and paragraph
/// separators, marks that turn the direction of writing (Unicode 15, UAX #9 2), invisible tags and U+FEFF.
constexpr bool is_unprintable(char32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x61c || c == 0x200e || c == 0x200f ||
           (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff ||
           (c >= 0xfff9 && c <= 0xfffb) || (c >= 0xe0000 && c <= 0xe007f);
}

/// One line of valid UTF-8: `\x1b` and `\u{202e}` stand for what is_unprintable(), U+FFFD for each byte that is no
/// UTF-8 (RFC 3629). Text that is harmless already comes back as it is.
std::string printable(std::string_view text);

/// The same behind what `line` has already.
void append_printable(std::string& line, std::string_view text);

/// Appends what stands between the quotes of a JSON string (RFC 8259 7), with the same characters escaped, so that who
/// reads it gets the original back. Bytes that are no UTF-8 become U+FFFD.
void append_json(std::string& json, std::string_view text);

} // namespace icewarn
