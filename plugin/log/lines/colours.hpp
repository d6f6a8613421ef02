// SPDX-License-Identifier: GPL-2.0-or-later
// What colours text on a terminal (ECMA-48): `ESC [ 01;31 m` and the like, as `grep --color=always` and copies of a
// terminal's output have it.
#pragma once

#include <string>
#include <string_view>

namespace icewarn::log {

/// @return false when there is nothing of it in `line`; else `out` is the line without
bool remove_colours(std::string_view line, std::string& out);

} // namespace icewarn::log
