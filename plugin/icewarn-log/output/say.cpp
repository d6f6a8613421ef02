// SPDX-License-Identifier: GPL-2.0-or-later
// One line, in one piece.
#include "icewarn-log/output/say.hpp"

#include <cstdio>
#include <string>

#include "icewarn/printable.hpp"

namespace icewarn::tool {

namespace {

bool also_print = false;

} // namespace

void say(std::string_view text)
{
    const std::string line = "icewarn-log: " + printable(text) + "\n";
    std::fputs(line.c_str(), stderr);
    if (also_print) std::fputs(line.c_str(), stdout);
}

void also_print_what_is_said() { also_print = true; }

} // namespace icewarn::tool
