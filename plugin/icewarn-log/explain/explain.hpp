// SPDX-License-Identifier: GPL-2.0-or-later
// icewarn-log --explain: what a number or a pasted header says.
#pragma once

#include <optional>
#include <string>

#include "icewarn-log/options.hpp"

namespace icewarn::tool {

/// Explains on standard output.
/// @param text  what was pasted, or "-" for standard input
ExitCode explain_pasted(const std::string& text, bool as_json);

/// Explains a file without SIP messages, such as a ticket that was saved.
/// @return nothing when there is nothing in it to explain, or it cannot be read: then nothing was printed
std::optional<ExitCode> explain_file(const std::string& path);

} // namespace icewarn::tool
