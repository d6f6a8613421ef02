// SPDX-License-Identifier: GPL-2.0-or-later
// Telling where something begins that the reader understands, so that what stands before it is a prefix.
#pragma once

#include <string_view>

namespace icewarn::log {

/// Whether `line` begins with an entry of a client log, the header or mark of a server's record, or a start line.
bool begins_with_text(std::string_view line);

/// The same, blanks aside, or a start line anywhere in the line.
bool begins_something(std::string_view line);

} // namespace icewarn::log
