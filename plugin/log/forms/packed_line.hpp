// SPDX-License-Identifier: GPL-2.0-or-later
// A whole message on one line of a log, with something else in the place of its line ends: `#015#012` as syslog writes
// control characters (octal), `^M`, `\r\n`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace icewarn::log {

struct PackedLine {
    std::string text;                    ///< what the pieces are views of
    std::vector<std::string_view> lines; ///< those that have an end
    std::string_view rest;               ///< behind the last end
};

/// @return false when `line` holds no line ends of that kind
bool unpack(std::string_view line, PackedLine& packed);

/// What AudioCodes writes before the text of a line. A message too long for one line goes on in the next with the same
/// session.
struct SyslogPrefix {
    std::string_view session; ///< `[SID=...]`; empty where there is none
    std::size_t text = 0;     ///< where the text of the line begins
};
SyslogPrefix read_syslog_prefix(std::string_view line);

/// `line` without ` [Time:19-12@12:44:54.873]` at its end.
std::string_view without_time_tag(std::string_view line);

} // namespace icewarn::log
