// SPDX-License-Identifier: GPL-2.0-or-later
// Standing before Wireshark's dissector of a port.
//
// Only its own dissector is stood before, or an empty place: what a user (Decode As) or another plugin put there stays.
// So a hook never calls one that may call it back. The place is looked at anew before each dissection, since a change
// of the other protocol's preferences puts its dissector back.
#pragma once

#include "epan/epan_compat.hpp"

namespace icewarn {

struct PortHook {
    const char* table = nullptr; ///< "tcp.port", "udp.port"
    std::uint32_t port = 0;
    const char* original_name = nullptr; ///< of the dissector that may be stood before
    const char* name = nullptr;
    const char* description = nullptr; ///< what Decode As shows
    dissector_t look = nullptr;
    dissector_handle_t ours = nullptr;
    dissector_handle_t original = nullptr;
    bool empty = false; ///< nothing stood there: a user took the port from the other protocol
};

/// To be called once when protocols are handed off.
void register_port_hook(PortHook& hook);

/// Takes the place, or gives it back.
void set_port_hook(PortHook& hook, bool wanted);

/// Calls the dissector that was stood before, as if the hook were not there.
int pass_on(const PortHook& hook, tvbuff_t* tvb, packet_info* pinfo, proto_tree* tree, void* data);

} // namespace icewarn
