// SPDX-License-Identifier: GPL-2.0-or-later
// Text in the columns of a terminal: how wide it is there, and where it is wrapped.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace icewarn::tool {

/// Columns that the text takes: two for a wide character of East Asian scripts (Unicode UAX #11), none for one that
/// combines with the one before.
/// @param text  valid UTF-8 without control characters, as printable() makes it
std::size_t display_width(std::string_view text);

/// Adds `text` and blanks up to `width` columns; longer text is added whole.
void append_padded(std::string& line, std::string_view text, std::size_t width);

/// Adds blanks up to `width` columns from `begin` on.
void pad(std::string& line, std::size_t begin, std::size_t width);

/// Adds the words of `text` in lines of at most `width` columns, each with `indent` blanks before it and a line end
/// behind it. A word that is longer has a line to itself and is not broken.
void append_wrapped(std::string& lines, std::string_view text, std::size_t indent, std::size_t width);

} // namespace icewarn::tool
