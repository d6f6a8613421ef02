// SPDX-License-Identifier: GPL-2.0-or-later
// The packet in a frame, whatever it came in.
#pragma once

#include <optional>

#include "core/wire/packet.hpp"
#include "epan/epan_compat.hpp"

namespace icewarn {

/// The packet that the frame's own bytes hold: the innermost one that Wireshark found in them, through tunnels, PPP and
/// wireless LAN too; where its dissector of IP is switched off, or found another place, the one behind the link's head.
std::optional<WirePacket> packet_in_frame(tvbuff_t* frame, const packet_info* pinfo);

} // namespace icewarn
