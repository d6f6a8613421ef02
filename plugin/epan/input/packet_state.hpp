// SPDX-License-Identifier: GPL-2.0-or-later
// What is remembered of the packet that is being dissected. All of it points into the packet's memory, so it is
// forgotten when Wireshark frees that memory, whatever was called in between or was not: the post-dissectors do not run
// for a packet that an exception ends, and the next dissection of a frame gets the same addresses for other bytes.
//
// It is not kept as the packet's own data, because to look for that would cost every packet of every capture.
#pragma once

#include "epan/epan_compat.hpp"
#include "icewarn/sip_head.hpp"

namespace icewarn {

struct Collected;

struct PacketState {
    Collected* first = nullptr; ///< what was collected and not yet drawn
    Collected* last = nullptr;
    SipHeadFinder messages; ///< around the pieces
};

/// The memory of the packet that has the state; a null pointer where none has. Here for has_packet_state() alone.
inline wmem_allocator_t* packet_state_owner = nullptr;

/// Asked for every packet of every capture.
inline bool has_packet_state(const packet_info* pinfo) { return pinfo->pool == packet_state_owner; }

/// The state of this packet, new where it has none.
PacketState& packet_state(const packet_info* pinfo);

} // namespace icewarn
