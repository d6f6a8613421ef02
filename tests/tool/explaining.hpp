// SPDX-License-Identifier: GPL-2.0-or-later
// Tables of what is pasted into icewarn-log --explain, and what it says.
#pragma once

#include <string>

#include "staged_test.hpp"

namespace tool_test {

/// What is pasted, what the program ends with, and what standard output (standard error where it ends with 2) holds.
struct Explained {
    const char* name;
    std::string pasted;
    int status;
    Strings holds;
};

/// As an argument and through standard input.
std::string check_explained(const Explained& test);

} // namespace tool_test
