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

enum class Help : std::uint8_t { none, usual, extcap, all };

// NOLINTNEXTLINE(clang-analyzer-optin.performance.Padding): members stand by topic
struct Options {
    std::string program;                   ///< by which it was started
    std::vector<std::string> logs;         ///< or folders of them
    std::optional<std::string> files_from; ///< a list of logs; "-" is standard input
    bool null_separated = false;           ///< that list, by NUL
    std::optional<std::string> output_dir; ///< a result for each log
    unsigned jobs = 1;                     ///< logs that are read at a time; 0: one for each core
    std::optional<std::string> result;     ///< where what is printed goes
    bool anonymize = false;                ///< other names for people, hosts and networks
    std::string key;                       ///< file of the key of these; empty: one made at random
    bool losses_ok = false;                ///< all_read instead of something_lost
    std::vector<std::string> passed_on;    ///< options as they were written, of which each log of a sweep is read
    std::optional<std::string> output;     ///< "-" is standard output
    std::optional<std::string> with;       ///< a capture that the messages are merged into
    std::vector<std::string> utc_offsets;  ///< none, one for all logs, or one for each
    std::optional<std::string> explain;    ///< "-" is standard input
    std::optional<std::string> report;     ///< Call-ID or "all": a page for people
    std::string format;                    ///< of a page: html or markdown; of reports: ndjson, json or csv
    bool json = false;
    bool verbose = false;
    std::string color; ///< of the table: "always", "never" or "auto"; empty means "auto"
    Help help = Help::none;
    std::string generate; ///< which document of the command line; see command_line/documents.hpp
    bool version = false;
    ExtcapOptions extcap;
};

/// @param arguments  of the program, its name first
/// @param problem    what is wrong with the command line, for people, without a full stop
/// @return nothing when something is wrong
std::optional<Options> parse_options(const std::vector<std::string>& arguments, std::string& problem);

} // namespace icewarn::tool
