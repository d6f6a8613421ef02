// SPDX-License-Identifier: GPL-2.0-or-later
// The recipe of a sample log: which messages of the captures' sources it holds, and what is particular about them.
//
//   # comment
//   log KIND LINE-END ENCODING     KIND: client, server-2010, server-2015, mediation, audiocodes, expressway, pexip,
//                                  polycom, pidgin; LINE-END: crlf, lf, cr; ENCODING: utf-8, utf-16le, utf-16be, each
//                                  also with -bom behind it
//   in PLACE                       what the log was pasted into: html, json, table
//   source FILE                    where messages come from, beside the recipe
//   message N [OPTION...]          the message with that number of the source, from 1
//   messages [OPTION...]           all of them
//   entry TEXT                     an entry of another thread
//   record FLAG                    the header of a record of a server log with that flag
//   text [TEXT]                    a line as it stands
//   keep-alive                     a block of a client log without a message
//   cut-begin N, cut-end N         the log lacks that many lines at its beginning, bytes at its end
//   expect TEXT                    what is left to say after reading, one line each; see tests/log/reading.hpp
//
// The owner of the log is the client of the source's flow. Options:
//   tight     no blank behind the dash          own-line  the start line stands behind an empty prefix
//   gap       an empty line behind the opening  other     entries of another thread inside
//   indent=N  header lines stand N blanks in    wrap=N    header lines are wrapped behind N characters
//   masked    addresses are masked              no-begin, no-end   the opening or the end line is missing
//   below     the body begins on a line of its own (server logs)
//   lost      the reader has no means to find the message
#pragma once

#include <cstddef>
#include <ctime>
#include <string>
#include <vector>

#include "encode.hpp"
#include "script.hpp"

namespace loggen {

enum class Kind { client, server_2010, server_2015, mediation, audiocodes, expressway, pexip, polycom, pidgin };

inline constexpr std::time_t start_of_logs = 1'700'000'000; ///< 2023-11-14 22:13:20 UTC, as in the captures

struct Options {
    bool tight = false;
    bool own_line = false;
    bool gap = false;
    bool other = false;
    bool masked = false;
    bool no_begin = false;
    bool no_end = false;
    bool below = false;
    bool lost = false;
    std::size_t indent = 0;
    std::size_t wrap = 0; ///< 0: not
};

struct Log {
    std::string log;                   ///< as the file has it
    std::vector<std::string> messages; ///< what they were on the wire, in the order of the log
    std::vector<bool> sent;            ///< by the owner of the log, one for each
    std::string expected;              ///< the `expect` lines
};

/// Throws std::runtime_error that names the file, the line and what is wrong.
Log make_log(const std::string& recipe);

/// Writes a message of `flow` to `text`, with LF. @return the message as it was on the wire
std::string write_client(std::string& text, const capgen::Flow& flow, const capgen::Message& message,
                         const Options& options);
std::string write_server(std::string& text, const capgen::Flow& flow, const capgen::Message& message,
                         const Options& options, bool style_2015);

/// A message in a log of another product, of which no option changes anything.
std::string write_form(std::string& text, Kind kind, const capgen::Flow& flow, const capgen::Message& message);

/// The log as it looks in a web page, a string of JSON or a table.
std::string put_into(const std::string& place, const std::string& text);

/// `192.0.2.3:5060`, `[2001:db8::3]:5060`
std::string show(const capgen::Endpoint& endpoint);

void write_entry(std::string& text, double seconds, const std::string& what);
void write_keep_alive(std::string& text, double seconds);
void write_record_header(std::string& text, double seconds, const std::string& flag, bool style_2015, bool mark);

} // namespace loggen
