// SPDX-License-Identifier: GPL-2.0-or-later
// The command line of icewarn-log, of people and of Wireshark (extcap).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace icewarn::tool {

/// What a run ends with. Documented in icewarn-log.1.
enum ExitCode : int {
    all_read = 0,
    something_lost = 1, ///< each loss is listed
    nothing_usable = 2, ///< no message, nothing to explain, or the output cannot be written
};

/// What Wireshark asks an extcap for; see extcap(4).
struct ExtcapOptions {
    bool interfaces = false;
    bool dlts = false;
    bool config = false;
    bool capture = false;
    std::string interface;
    std::string fifo;
    std::string log;
    std::string from; ///< "start" or "end"; empty means "start"

    bool asked() const { return interfaces || dlts || config || capture; }
};

/// In what form reports are written.
enum class Format : std::uint8_t { table, json, html, markdown };

struct Options {
    std::vector<std::string> logs;
    std::optional<std::string> output;    ///< "-" is standard output
    std::vector<std::string> utc_offsets; ///< none, one for all logs, or one for each
    std::optional<std::string> explain;   ///< "-" is standard input
    std::optional<std::string> report;    ///< Call-ID or "all": a page for people
    Format format = Format::table;
    bool json = false;
    bool version = false;
    ExtcapOptions extcap;
};

/// Takes the program's own arguments; prints the help and ends the program when it is asked for.
/// @param problem  what is wrong with the command line, for people, without a full stop
/// @return nothing when something is wrong
std::optional<Options> parse_options(int argc, char** argv, std::string& problem);

/// `+01:00`, `-05:30`, `+01:00:02.5`, `Z`.
/// @return nanoseconds that a clock there is ahead of UTC; nothing when the text is no offset of less than a day
std::optional<std::int64_t> parse_utc_offset(std::string_view text);

/// The other way round, in the shortest form that says it all: "+01:00", "-00:00:03.250".
std::string utc_offset_text(std::int64_t nanoseconds);

} // namespace icewarn::tool
