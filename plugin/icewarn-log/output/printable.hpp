// SPDX-License-Identifier: GPL-2.0-or-later
// Text from a log on its way to a terminal or into JSON.
#pragma once

#include <string>
#include <string_view>

namespace icewarn::tool {

/// As UTF-8: bytes that are not become U+FFFD.
std::string valid_utf8(std::string_view text);

/// Valid UTF-8 on one line: control characters, with which a log could reach for the terminal, become blanks.
std::string printable(std::string_view text);

} // namespace icewarn::tool
