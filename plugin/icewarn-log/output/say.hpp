// SPDX-License-Identifier: GPL-2.0-or-later
// Messages to people on standard error.
#pragma once

#include <string_view>

namespace icewarn::tool {

/// Writes "icewarn-log: TEXT" as one line, whatever is in the text, such as the name of a file.
void say(std::string_view text);

/// From here on standard output gets each line, too.
void also_print_what_is_said();

} // namespace icewarn::tool
