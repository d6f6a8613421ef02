// SPDX-License-Identifier: GPL-2.0-or-later
// How much of one header value, XML body or session description is decoded, of one capture remembered, and drawn. Each
// says what would grow without it: what is linear in the packet anyway has no limit. Real headers hold one or two
// reports of about 15 items, real bodies one error or a few media lines; what lies beyond a limit is reported and shown
// as it stands.
#pragma once

#include <cstddef>

namespace icewarn::limits {

// Work and memory for one header value or body.
/// Parameters, and Key=Value, of one header value: repeated ones are found pair by pair.
inline constexpr std::size_t items = 1024;

/// Of one header value; sessions, and media lines, of one quality report: each is identified by the whole of it.
inline constexpr std::size_t reports = 64;

/// Of each kind in one XML body: an entry takes many times the memory of its text.
inline constexpr std::size_t body_entries = 8192;

/// Elements of one XML body that are open at a time: the parser of XML keeps each until it ends. Real bodies have 9.
inline constexpr std::size_t body_depth = 64;

/// Things found wrong in one XML body: the line of each is counted from the beginning.
inline constexpr std::size_t body_notes = 64;

/// m-lines, and lines of diagnostics, of one SDP: room for all of them is always there. A meeting has 13 m-lines.
inline constexpr std::size_t sdp_lines = 32;

/// Bytes before a header in which the start of its message is looked for.
inline constexpr std::size_t sip_message = 0x40000;

/// Bytes of the headers of one MIME part, which are looked for backwards.
inline constexpr std::size_t part_headers = 2048;

// What Wireshark holds for the user.
inline constexpr std::size_t tree_items = 100'000; ///< items of one frame: Wireshark gives a frame up at ten times that
inline constexpr std::size_t tree_rows = 1000;     ///< rows of a tree of statistics: Wireshark looks at all to add one
inline constexpr std::size_t table_rows = 20'000;  ///< rows of a table of statistics: their texts, about 1 kB a row

// Memory that grows with the capture.
inline constexpr std::size_t calls = 100'000;   ///< calls that are remembered
inline constexpr std::size_t call_entries = 64; ///< of each kind of one call: new ones are looked for among all

} // namespace icewarn::limits
