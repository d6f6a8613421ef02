// SPDX-License-Identifier: GPL-2.0-or-later
// Remembers calls before any report of them is seen, as cheaply as that can be done.
//
// Without a tree SIP tells Call-IDs only to its tap listeners, and a listener costs every packet. So ours starts
// listening when there is something to track: at the first SDP inside SIP, or at the first diagnostics header. Until
// then only calls with SDP are seen, which nearly all are: Wireshark hands their SDP to a dissector, and ours stands
// before it.
#pragma once

#include "epan/epan_compat.hpp"

namespace icewarn {

/// To be called once when protocols are handed off.
void register_tracker();

/// Stands before the SDP dissector, or not, as the preference says. To be called whenever that may have changed.
void update_tracker(bool enabled);

/// For SDP that nobody handed to the SDP dissector.
void take_sdp(tvbuff_t* tvb, packet_info* pinfo);

/// To be called before captures are dissected anew: what is seen of a capture does not depend on the one before.
void stop_listening();

/// There is something to track: calls without SDP are followed from here on too.
void start_listening();

} // namespace icewarn
