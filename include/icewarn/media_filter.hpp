// SPDX-License-Identifier: GPL-2.0-or-later
// A display filter for the packets of the media that a report is about.
#pragma once

#include <string>
#include <string_view>

#include "icewarn/facts.hpp"

namespace icewarn {

inline constexpr std::size_t longest_media_filter = 4096; ///< bytes

/// Adds what finds the STUN, TURN and RTP packets of the report's media, in Wireshark's display filter syntax: packets
/// of its endpoints (sites and relays) by address and port, and those between a client and its own relay on the ports
/// of TURN (UDP 3478 and TCP 443, [MS-TURN]). What is there already is not added again.
/// @param filter  a filter that this function made, or empty; stays empty where the report has no valid address. At
///                most longest_media_filter bytes: what does not fit is left out, and what is there stays valid
void add_media_filter(const ReportFacts& facts, std::pmr::string& filter);

} // namespace icewarn
