// SPDX-License-Identifier: GPL-2.0-or-later
// Tables of what is pasted into icewarn-log --explain, and what it says.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace tool_test {

/// What is pasted, what the program ends with, and what standard output (standard error where it ends with 2) holds.
struct Explained {
    const char* name;
    std::string pasted;
    int status;
    std::vector<std::string> holds;
};

/// Runs each as a test of its own, as an argument and through standard input. @return what main() returns
int run_explained(const char* group, const Explained* cases, std::size_t count);

} // namespace tool_test
