// SPDX-License-Identifier: GPL-2.0-or-later
// Takes the diagnostics headers of a packet as SIP finds them, for the post-dissector to draw.
#pragma once

#include "compat.hpp"
#include "headers.hpp"

namespace icewarn {

/// One header of the packet. Lives in the packet's own memory.
struct CollectedHeader {
    tvbuff_t* value; ///< from the first byte of the value to the end of its last line; may be empty, or cut
    Header header;
    bool in_error; ///< quoted inside an ICMP error
    CollectedHeader* next;
};

/// Creates the handles; `post_dissector` joins Wireshark's list when the first header is seen.
void register_collector(int protocol, dissector_handle_t post_dissector);

/// Puts the collector into SIP's header table, or takes it out where the protocol or a header is switched off, so that
/// SIP is then as it would be without the plugin. To be called whenever either may have changed.
void update_collector();

/// The headers of the packet in the order they stand, or a null pointer.
/// @param tree  the packet's tree, where headers that the user declared in SIP's preferences are found
const CollectedHeader* collected_headers(packet_info* pinfo, proto_tree* tree);

} // namespace icewarn
