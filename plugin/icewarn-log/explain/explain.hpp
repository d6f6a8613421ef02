// SPDX-License-Identifier: GPL-2.0-or-later
// icewarn-log --explain: what a number or a pasted header says.
#pragma once

#include <string>

#include "icewarn-log/options.hpp"

namespace icewarn::tool {

/// Explains on standard output.
/// @param text  what was pasted, or "-" for standard input
ExitCode explain_pasted(const std::string& text, bool as_json);

} // namespace icewarn::tool
