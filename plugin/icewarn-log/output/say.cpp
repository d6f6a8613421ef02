// SPDX-License-Identifier: GPL-2.0-or-later
// One line, in one piece.
#include "icewarn-log/output/say.hpp"

#include <cstdio>
#include <string>

#include "icewarn/printable.hpp"

namespace icewarn::tool {

void say(std::string_view text) { std::fputs(("icewarn-log: " + printable(text) + "\n").c_str(), stderr); }

} // namespace icewarn::tool
