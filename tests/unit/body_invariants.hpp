// SPDX-License-Identifier: GPL-2.0-or-later
// What holds of any report on an XML body, whatever the body is: for unit tests and fuzzers.
#pragma once

#include <string>
#include <string_view>

#include "reports/bodies/error_report.hpp"
#include "reports/bodies/quality_report.hpp"

/// @return what does not hold, or nothing
std::string broken_invariant(const icewarn::ErrorReport& report);
std::string broken_invariant(const icewarn::QualityReport& report);
