// SPDX-License-Identifier: GPL-2.0-or-later
// Lines that a terminal or a mail wrapped, put together again.
#pragma once

#include <string>
#include <string_view>

namespace icewarn::log {

/// Whether the line end between them stands within a word or a number.
/// @param width  of the line that ends there
bool is_torn(std::string_view before, std::string_view after, std::size_t width);

/// Puts `next` behind `value`, with a blank between them where one seems to have stood there.
/// @param width  of the line that `value` ends with, as it was pasted
/// @return whether they were joined within a word
bool join_line(std::string& value, std::string_view next, std::size_t width);

} // namespace icewarn::log
