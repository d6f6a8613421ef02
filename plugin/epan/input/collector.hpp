// SPDX-License-Identifier: GPL-2.0-or-later
// Takes the diagnostics headers and bodies of a packet as SIP finds them, for the post-dissector to draw.
#pragma once

#include "reports/carriers.hpp"
#include "epan/jump_safe.hpp"
#include "epan/epan_compat.hpp"
#include "epan/input/custom_headers.hpp"
#include "epan/input/packet_state.hpp"
#include "reports/header_names.hpp"

namespace icewarn {

/// One header or body of the packet. Lives in the packet's own memory.
struct Collected {
    tvbuff_t* value; ///< of a header from its first byte to the end of its last line, else a body; may be empty, or cut
    Carrier carrier;
    Header header; ///< which one, where the carrier is a header
    bool in_error; ///< quoted inside an ICMP error
    Collected* next;
};

/// To be called once when protocols are handed off.
/// @param post_dissector  has to have joined the post-dissectors
void register_collector(int protocol, dissector_handle_t post_dissector);

/// Puts the collector into SIP's header table, or takes it out where the protocol or a header is switched off, so that
/// SIP is then as it would be without the plugin. To be called whenever either may have changed.
void update_collector();

/// Adds a body, or a value inside one, to what the packet holds.
void collect_body(packet_info* pinfo, Carrier carrier, tvbuff_t* value);

/// False where take_pending() has nothing, which it is for nearly every packet there is.
inline bool may_have_pending(const packet_info* pinfo) { return has_packet_state(pinfo) || custom_header_count > 0; }

/// What was collected of the packet, in the order in which it stands there, or a null pointer. To be called once, at
/// the end of the packet.
/// @param tree  the packet's tree, where headers that the user declared in SIP's preferences are found
const Collected* take_pending(packet_info* pinfo, proto_tree* tree);

static_assert(is_jump_safe<Collected>);

} // namespace icewarn
