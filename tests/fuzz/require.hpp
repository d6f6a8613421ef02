// SPDX-License-Identifier: GPL-2.0-or-later
// Ends a fuzzer's run with a message, so that the input is kept.
#pragma once

#include <cstdio>
#include <cstdlib>

inline void require(bool holds, const char* what)
{
    if (holds) return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}
