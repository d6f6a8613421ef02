// SPDX-License-Identifier: GPL-2.0-or-later
// What holds of the result for any input whatever.
#pragma once

#include <string>

#include "icewarn/diagnostics.hpp"

/// The first thing that does not hold of what parse() gave, or an empty string: spans lie within the value and within
/// what they are part of, lists are in order and within their limits, indices are valid, and no byte of the value is
/// lost: apart from blanks and separators all belong to the error ID, to a parameter or item, or to an undecoded piece.
/// Where quick_scan() answers, it says the same of error ID and flags.
std::string broken_invariant(const icewarn::Diagnostics& diagnostics);
