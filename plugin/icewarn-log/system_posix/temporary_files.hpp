// SPDX-License-Identifier: GPL-2.0-or-later
// Files that are not whole yet: the signals that end the program remove them.
#pragma once

#include "icewarn-log/system.hpp"

namespace icewarn::tool::system {

/// @param path  lives until it is forgotten
/// @return where it is remembered
std::size_t remember_temporary(const char* path);
void forget_temporary(std::size_t slot);

} // namespace icewarn::tool::system
