// SPDX-License-Identifier: GPL-2.0-or-later
// One SIP message as a log of Lync or Skype for Business has it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace icewarn::log {

enum class Kind : std::uint8_t {
    client,
    server,
    text
}; ///< UCCAPI client log; log of OCSLogger or CLSLogger; other text

/// As the owner of the log sees it.
enum class Direction : std::uint8_t { unknown, sent, received };

/// One end of the connection, as it stands in the log: an address (IPv6 without brackets), a name, masked text, or
/// nothing where the log does not say it.
struct Peer {
    std::string host;
    std::optional<std::uint16_t> port; ///< none where it is masked, out of range or not there
};

/// What is particular about a message. None of it makes the message useless.
struct Remarks {
    bool no_begin = false;          ///< its opening line is missing: the log begins within the message
    bool no_end = false;            ///< its end line is missing: the log ends, or the next message begins, before it
    bool size_differs = false;      ///< the bytes are not as many as the opening line says
    bool body_size_differs = false; ///< the body has not the size that Content-Length says
    bool repaired = false;          ///< indented or wrapped lines were put right, or a missing empty line was added
    bool unprefixed = false;        ///< what the log or mail has before each line was taken away
    bool unescaped = false;         ///< escapes of a web page, mail, table or JSON were undone
    bool plain_quotes = false;      ///< typographic quotes and the like in diagnostics headers were made plain
    bool no_phrase = false;         ///< a blank was put behind a status code that has no reason phrase
    bool start_damaged = false;     ///< the start line is damaged: another one stands in its place
    bool year_guessed = false;      ///< the log does not say the year
    bool too_long = false;          ///< cut at limits::message or limits::line
};

struct Message {
    Kind kind = Kind::client;
    Direction direction = Direction::unknown;
    std::optional<std::int64_t> time_ns; ///< the log's local time taken for UTC, in ns since 1970; none if unreadable
    bool time_is_utc = false;            ///< the log says the zone: time_ns is UTC
    Peer local;                          ///< server logs know the name of their own host at best
    Peer remote;
    std::uint64_t line = 0;                   ///< of the opening line, from 1; without one, of the start line
    std::optional<std::uint32_t> stated_size; ///< bytes of the message, as the opening line of a client log says
    /// Start line, headers, empty line and body as they stood on the wire. Header lines end in CRLF; folds stay.
    /// Valid during the callback only.
    std::string_view bytes;
    Remarks remarks;
};

} // namespace icewarn::log
