// SPDX-License-Identifier: GPL-2.0-or-later
// The start line of a message, whatever stands before it on the line.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace icewarn::log {

/// Where the start line begins in `line`: `METHOD uri SIP/2.0` up to the end of the line, or `SIP/2.0 NNN[ phrase]`.
/// None where the line only mentions one: in quotes, behind a name with a colon as a header's value, or behind bytes
/// that stand in no text.
std::optional<std::size_t> find_start_line(std::string_view line);

/// What takes the place of a damaged start line: method or status code and URI as far as they are left, and else
/// `UNKNOWN sip:unknown.invalid SIP/2.0` or a status code that says nothing of an outcome.
std::string repaired_start_line(std::string_view damaged);

} // namespace icewarn::log
