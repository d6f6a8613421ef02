// SPDX-License-Identifier: GPL-2.0-or-later
// What an error report was read as, as text with one thing a line, so that a test can state all of it as a literal.
//
//   error toUri=... callId=...
//   header 0 = text        index of its error or "-"; "=" where the body holds the very text, "~" where not
//   progress 0 = text      the same inside progressReports; "cut" at the end when it is
//   note cut 3 text        problem, line, and what stands there
#pragma once

#include <string>
#include <string_view>

/// Reads the body; begins with BROKEN when an invariant does not hold.
std::string read_errors(std::string_view body);

struct ErrorCase {
    std::string_view body;
    std::string_view expected;
};

/// What a case is read as, for count_failures().
inline std::string read_case(const ErrorCase& one) { return read_errors(one.body); }
