// SPDX-License-Identifier: GPL-2.0-or-later
// How much of one header value, XML body or session description is decoded. Real headers hold one or two reports of
// about 15 items, real bodies one error or a few media lines; what lies beyond a limit is reported and shown as it
// stands.
#pragma once

#include <cstddef>

namespace icewarn::limits {

inline constexpr std::size_t parameters = 256;     ///< parameters of one header value
inline constexpr std::size_t reports = 64;         ///< media reports of one header value
inline constexpr std::size_t items = 1024;         ///< Key=Value items of all reports of one header value
inline constexpr std::size_t notes = 256;          ///< things found wrong or unusual in one header value
inline constexpr std::size_t value = 0x7fffffff;   ///< bytes of one header value
inline constexpr std::size_t summary = 239;        ///< bytes of a one-line summary: Wireshark cuts a label there
inline constexpr std::size_t expert_text = 205;    ///< bytes of a flag's expert text: Wireshark cuts the line at 239,
                                                   ///< "[Expert Info (Warning/Response): ]" included
inline constexpr std::size_t quoted_in_text = 48;  ///< bytes of a damaged piece that a message quotes
inline constexpr std::size_t tree_items = 100'000; ///< items drawn for one frame, a tenth of what Wireshark allows
inline constexpr std::size_t calls = 100'000;      ///< calls of a capture that are remembered
inline constexpr std::size_t call_reports = 64;    ///< reports of one call that are remembered
inline constexpr std::size_t call_diagnostics = 8; ///< headers without a report of one call that are remembered
inline constexpr std::size_t call_offers = 32;     ///< m-lines with candidates of one call that are remembered
inline constexpr std::size_t tree_rows = 1000; ///< rows of a tree of statistics; what lies beyond is counted together
inline constexpr std::size_t table_rows = 20'000; ///< rows of the table of calls
inline constexpr std::size_t media_filter = 4096; ///< bytes of a display filter
inline constexpr std::size_t sip_message =
    0x40000; ///< bytes before a position in which its message's start is looked for

inline constexpr std::size_t body = 0x7fffffff;      ///< bytes of one XML body
inline constexpr std::size_t body_text = 65'535;     ///< bytes of one text in it; [MS-OCER] 2.2.2 allows no more
inline constexpr std::size_t body_depth = 64;        ///< elements open at a time; real bodies have 9
inline constexpr std::size_t body_notes = 64;        ///< things found wrong in one body
inline constexpr std::size_t errors = 64;            ///< error elements of one error report
inline constexpr std::size_t diag_headers = 256;     ///< diagHeader elements of one error report
inline constexpr std::size_t quality_sessions = 64;  ///< sessions of one quality report
inline constexpr std::size_t quality_lines = 256;    ///< media lines of one quality report
inline constexpr std::size_t quality_items = 8192;   ///< elements of one quality report that are shown
inline constexpr std::size_t relays = 64;            ///< media relays of one response
inline constexpr std::size_t quality_streams = 1024; ///< streams of one quality report
inline constexpr std::size_t sdp_media = 32;         ///< m-lines of one SDP; a meeting's has 13
inline constexpr std::size_t sdp_diagnostics = 32;   ///< x-ms-SDP-diagnostics lines of one SDP
inline constexpr std::size_t part_headers = 2048;    ///< bytes of the headers of one MIME part

} // namespace icewarn::limits
