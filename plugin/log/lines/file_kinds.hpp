// SPDX-License-Identifier: GPL-2.0-or-later
// Files that are no text, told by their first bytes, and what to do with them.
#pragma once

#include <string_view>

namespace icewarn::log {

/// @param head  the first bytes of the file, some hundred
/// @return what the file is and how its content can be read, to be put into a sentence; empty for an unknown kind
std::string_view describe_kind(std::string_view head);

} // namespace icewarn::log
