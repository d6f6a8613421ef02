// SPDX-License-Identifier: GPL-2.0-or-later
// Tables of cases, each with what is expected of it.
#pragma once

#include <cstdio>
#include <string>

/// Counts the cases in which `got(case)` is not what the case expects, and prints both.
template <typename Cases, typename Got> int count_failures(const Cases& cases, Got got)
{
    int failures = 0;
    int number = 0;
    for (const auto& one : cases) {
        const std::string text = got(one);
        ++number;
        if (text == one.expected) continue;
        ++failures;
        std::fprintf(stderr, "case %d of its table is\n%s\n--- and not\n%s\n", number, text.c_str(),
                     std::string(one.expected).c_str());
    }
    return failures;
}
