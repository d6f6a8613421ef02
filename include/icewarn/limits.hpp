// SPDX-License-Identifier: GPL-2.0-or-later
// How much of one header value is decoded. Real headers hold one or two reports of about 15 items; what lies beyond a
// limit is reported and shown as it stands.
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
inline constexpr std::size_t sip_message =
    0x40000; ///< bytes before a position in which its message's start is looked for

} // namespace icewarn::limits
