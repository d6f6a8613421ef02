// SPDX-License-Identifier: GPL-2.0-or-later
// How much of one header value, XML body or session description is decoded, of one capture remembered, and shown. Each
// says what would grow without it: what is linear in the packet anyway has no limit. Real headers hold one or two
// reports of about 15 items, real bodies one error or a few media lines; what lies beyond a limit is reported and shown
// as it stands.
#pragma once

#include <cstddef>

namespace icewarn::limits {

// Work and memory for one header value or body.
inline constexpr std::size_t parameters = 256; ///< of one header value: repeated ones are found pair by pair
inline constexpr std::size_t items = 1024;     ///< Key=Value of one header value: as for parameters
inline constexpr std::size_t reports = 64;     ///< of one header value: each is identified by the whole value

/// Sessions, and media lines, of one quality report: each is identified by the whole body.
inline constexpr std::size_t body_reports = 256;

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

// Text that Wireshark shows.
inline constexpr std::size_t summary = 239;        ///< bytes of a one-line summary: Wireshark cuts a label there
inline constexpr std::size_t expert_text = 205;    ///< bytes of a flag's expert text: Wireshark cuts the line at 239,
                                                   ///< "[Expert Info (Warning/Response): ]" included
inline constexpr std::size_t quoted_in_text = 48;  ///< bytes of a damaged piece that a message quotes
inline constexpr std::size_t media_filter = 4096;  ///< bytes of a display filter
inline constexpr std::size_t tree_items = 100'000; ///< items drawn for one frame, a tenth of what Wireshark allows
inline constexpr std::size_t tree_rows = 1000; ///< rows of a tree of statistics; what lies beyond is counted together
inline constexpr std::size_t table_rows = 20'000; ///< rows of the table of calls

// Memory that grows with the capture.
inline constexpr std::size_t calls = 100'000;      ///< calls that are remembered
inline constexpr std::size_t call_reports = 64;    ///< reports of one call
inline constexpr std::size_t call_diagnostics = 8; ///< headers without a report of one call
inline constexpr std::size_t call_offers = 32;     ///< m-lines with candidates of one call

} // namespace icewarn::limits
