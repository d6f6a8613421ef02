// SPDX-License-Identifier: GPL-2.0-or-later
// What a report page says, as plain data: filled from logs or from a capture, written as HTML or Markdown. Texts are as
// they stood in log or packet, any bytes; whoever writes them out makes them harmless.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "icewarn/paths.hpp"

namespace icewarn::page {

/// Where a statement comes from: a line of a log or a frame of a capture.
struct Source {
    std::string file;        ///< as it was given
    std::uint64_t line = 0;  ///< from 1; 0 in a capture
    std::uint32_t frame = 0; ///< from 1; 0 in a log
};

/// On what a statement rests.
enum class Ground : std::uint8_t {
    reported,   ///< stands in the report
    documented, ///< Microsoft's documentation
    inferred,   ///< follows from the report, but nobody says so
};

/// How bad a thing is, for colour; the words beside it say the same.
enum class Tone : std::uint8_t { neutral, fair, bad, good };

/// What a report says of one path.
enum class Standing : std::uint8_t {
    nothing,     ///< there is no ICEWarn
    unused,      ///< the medium does not use the path
    failed,      ///< reported failed
    left,        ///< not reported failed: worked, or was never tried
    far_relay,   ///< as `left`, but through the far side's relay only
    unavailable, ///< neither side had a relay for it
};

/// What the packets of a capture show of a path, a sentence each; empty where nothing was looked for.
struct Evidence {
    std::string path; ///< "UDP TURN", or "relay UDP" for an allocation
    std::string text;
    Tone tone = Tone::neutral;
    std::vector<Source> frames;
};

struct Fact {
    std::string name;
    std::string value;
    Ground ground = Ground::reported;
};

struct FlagRow {
    std::uint32_t bit = 0;
    std::string label;
    std::string advice; ///< remark in front of it
    bool failure = false;
    bool inferred = false; ///< the meaning of the bit
};

/// A stream of a quality report, with what its numbers are measured against.
struct Metric {
    std::string name;
    std::string value;
    std::string thresholds; ///< "good to 15 ms, poor above 25 ms"
    Tone tone = Tone::neutral;
};

struct Stream {
    std::string name; ///< "audio inbound"
    std::string reporter;
    std::vector<Metric> metrics;
    Source source;
};

/// One media report, or a diagnostics header without one that says that something failed.
struct Report {
    bool is_media_report = true; ///< false: a failed request without one
    std::string reporter;        ///< "Caller", "Callee"; "Side unspecified", "Signalling"
    std::string medium;          ///< empty when unspecified
    std::string outcome;         ///< name of the outcome
    std::uint8_t severity = 0;   ///< its number: the higher, the worse
    Tone tone = Tone::neutral;
    std::string headline;             ///< the report in one line
    std::string cause;                ///< "error ID 24: ..."; empty without one
    std::vector<std::string> verdict; ///< inferred, a sentence each
    std::array<Standing, path_table.size()> paths{};
    std::vector<Evidence> evidence;
    bool evidence_looked_for = false;
    std::vector<FlagRow> flags;
    std::vector<Fact> facts;
    std::string carrier; ///< "header ms-client-diagnostics"
    std::int64_t time_ns = 0;
    std::vector<Source> sources; ///< the first is where it was seen first
};

/// A row of what to ask the people who run firewall and proxy for.
struct AskRow {
    std::string from;
    std::string to;
    std::string protocol;
    std::string port;
    std::string why;
    Ground ground = Ground::inferred;
};

/// An ICE candidate of an SDP.
struct Candidate {
    std::string medium;
    std::string kind;      ///< "relay", "kind unspecified"
    std::string transport; ///< "UDP", "TCP-PASS"
    std::string address;   ///< with its port
};

struct CandidateList {
    std::string side; ///< "Caller (sip:alice@contoso.com)"
    std::vector<Candidate> candidates;
    std::uint32_t left_out = 0; ///< candidates beyond the limit
    std::vector<Source> sources;
};

/// A SIP message of the call, between two of its columns.
struct Step {
    std::int64_t time_ns = 0;
    std::uint8_t from = 0; ///< indexes into Call::columns
    std::uint8_t to = 0;
    std::string line;   ///< "INVITE", "200 OK"
    std::string remark; ///< the reports in it
    Tone tone = Tone::neutral;
    Source source;
};

/// What a server wrote of its own about a message of the call.
struct ServerRecord {
    std::string text;
    Source source;
};

struct Call {
    std::string call_id;
    std::string from, to; ///< URIs of caller and callee
    std::string media;    ///< "audio, video"
    std::string outcome;
    Tone tone = Tone::neutral;
    std::vector<std::string> story; ///< two sentences: what happened
    std::vector<Report> reports;
    std::vector<AskRow> asks;
    std::array<CandidateList, 2> candidates; ///< caller, callee
    bool any_sdp = false;
    std::vector<std::string> columns; ///< ends of the ladder
    std::vector<Step> steps;
    std::uint32_t steps_left_out = 0;
    std::vector<Stream> streams;
    std::vector<ServerRecord> server_records;
};

/// A log or a capture that was read.
struct Input {
    std::string file;
    std::string note; ///< "11 messages", what was lost
};

struct Page {
    std::vector<Call> calls;
    std::string asked_for;            ///< the Call-ID; empty for all calls
    std::uint64_t calls_left_out = 0; ///< calls with reports beyond the limit
    bool forgot_calls = false; ///< more calls were open at a time than are remembered: one may lack its beginning
    std::vector<Input> inputs;
    std::string program; ///< "icewarn-log 1.2.0"
    bool of_capture = false;
};

/// How many of each a page takes.
inline constexpr std::size_t most_calls = 100;
inline constexpr std::size_t most_steps = 120;
inline constexpr std::size_t most_columns = 6;
inline constexpr std::size_t most_reports = 60;
inline constexpr std::size_t most_candidates = 40; ///< of one side
inline constexpr std::size_t most_server_records = 40;

/// How much is remembered of calls that have no report yet.
inline constexpr std::size_t most_waiting_calls = 10'000;
inline constexpr std::size_t most_waiting_steps = 100'000;

} // namespace icewarn::page
