// SPDX-License-Identifier: GPL-2.0-or-later
// MS-TURN on TCP 443: stands before TLS to recognise its handshake, and takes the stream apart from there on.
//
// Each packet of TCP 443 costs a look at its first bytes until its connection is recognised; all else goes to TLS as
// without the plugin. From the handshake on the connection has our dissector, from that frame only: what came before it
// in the same connection, a CONNECT for one, stays as it is. MS-TURN over UDP is recognised at the port of relays.
#pragma once

#include "epan/epan_compat.hpp"
#include "epan/input/end_of_frame.hpp"

namespace icewarn {

/// To be called once when protocols are registered.
void register_turn();

/// To be called once when protocols are handed off.
void register_turn_hooks();

/// To be called where a packet or an SDP shows that there are relays or media: from here on the dissector of the port
/// of relays may be passed by, and the ends of all frames are wanted.
inline void expect_missed_turn_messages()
{
    if (rtp_takes_relays) want_all_ends();
}

/// Whether the frame ends in UDP from or to the port of relays, whose dissector may have been passed by.
inline bool is_udp_of_relay(const packet_info* pinfo)
{
    constexpr unsigned port = 3478;
    return rtp_takes_relays && pinfo->ptype == PT_UDP && (pinfo->srcport == port || pinfo->destport == port);
}

/// Adds the items of an MS-TURN message that another dissector than that of the port took: from Wireshark 4.4 on RTP
/// has all packets of a port that SDP names, also those to the relay.
/// @param frame  from its link layer on; is_udp_of_relay() said true
void add_missed_turn_message(tvbuff_t* frame, packet_info* pinfo, proto_tree* tree);

/// Takes the places before TLS and STUN, or gives them back. To be called before each dissection anew.
void update_turn(bool enabled);

} // namespace icewarn
