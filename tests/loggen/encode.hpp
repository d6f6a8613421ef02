// SPDX-License-Identifier: GPL-2.0-or-later
// Text of a log in the encodings that logs have.
#pragma once

#include <string>
#include <string_view>

namespace loggen {

enum class Coding { utf8, utf8_mark, utf16_little, utf16_little_mark, utf16_big, utf16_big_mark };

/// @param text  valid UTF-8
std::string encode(std::string_view text, Coding coding);

/// Each LF replaced by `line_end`.
std::string with_line_ends(std::string_view text, std::string_view line_end);

} // namespace loggen
