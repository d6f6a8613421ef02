// SPDX-License-Identifier: GPL-2.0-or-later
// The state of one packet, which goes with the packet's memory.
#include "epan/input/packet_state.hpp"

#include "epan/jump_safe.hpp"

namespace icewarn {
namespace {

static_assert(is_jump_safe<PacketState>);

PacketState state;

/// Called before the memory is freed, once for each time it was asked for.
HostBool forget(wmem_allocator_t* pool, wmem_cb_event_t, void*)
{
    if (pool == packet_state_owner)
        packet_state_owner = nullptr; // else another packet was dissected while this one was kept
    return FALSE;
}

} // namespace

PacketState& packet_state(const packet_info* pinfo)
{
    if (!has_packet_state(pinfo)) {
        wmem_register_callback(pinfo->pool, forget, nullptr);
        packet_state_owner = pinfo->pool;
        state = PacketState{};
    }
    return state;
}

} // namespace icewarn
