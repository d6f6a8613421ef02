// SPDX-License-Identifier: GPL-2.0-or-later
// icewarn-log --explain: what a number or a pasted header says.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "icewarn-log/options.hpp"
#include "reports/extractor.hpp"

namespace icewarn::tool {

/// Explains on standard output.
/// @param text  what was pasted, or "-" for standard input
ExitCode explain_pasted(const std::string& text, bool as_json);

/// Explains a log without SIP messages, such as a ticket that was saved.
/// @return nothing when there is nothing in it to explain: then nothing was printed
std::optional<ExitCode> explain_log(const std::string& name, std::string_view text, bool as_json);

/// The reports of such a log, for a form that machines read.
/// @param damaged  receives whether a piece of one could not be read
/// @return false when there is nothing in it to explain
bool report_pasted(std::string_view text, const ReportCallback& found, bool& damaged);

} // namespace icewarn::tool
