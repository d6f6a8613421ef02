// SPDX-License-Identifier: GPL-2.0-or-later
// icewarn-log --explain: what a number or a pasted header says.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "icewarn-log/options.hpp"

namespace icewarn::tool {

/// Explains on standard output.
/// @param text  what was pasted, or "-" for standard input
ExitCode explain_pasted(const std::string& text, bool as_json);

/// Explains a log without SIP messages, such as a ticket that was saved.
/// @return nothing when there is nothing in it to explain: then nothing was printed
std::optional<ExitCode> explain_log(const std::string& name, std::string_view text, bool as_json);

} // namespace icewarn::tool
