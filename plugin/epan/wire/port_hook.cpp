// SPDX-License-Identifier: GPL-2.0-or-later
// Handles in Wireshark's tables of ports.
#include "epan/wire/port_hook.hpp"

namespace icewarn {

void register_port_hook(PortHook& hook)
{
    hook.original = find_dissector(hook.original_name);
    // Without a protocol: frame.protocols stays as it is, and disabling ours disables nothing else.
    hook.ours = create_dissector_handle_with_name_and_description(hook.look, -1, hook.name, hook.description);
}

void set_port_hook(PortHook& hook, bool wanted)
{
    dissector_handle_t present = dissector_get_uint_handle(find_dissector_table(hook.table), hook.port);
    if (wanted && (present == nullptr || present == hook.original)) {
        hook.empty = present == nullptr;
        dissector_add_uint(hook.table, hook.port, hook.ours);
    } else if (!wanted && present == hook.ours) {
        dissector_delete_uint(hook.table, hook.port, hook.ours);
        if (!hook.empty) dissector_add_uint(hook.table, hook.port, hook.original);
    }
}

int pass_on(const PortHook& hook, tvbuff_t* tvb, packet_info* pinfo, proto_tree* tree, void* data)
{
    if (hook.empty || hook.original == nullptr) return 0;
    pinfo->can_desegment = pinfo->saved_can_desegment; // each call of a dissector takes one off
    return call_dissector_only(hook.original, tvb, pinfo, tree, data);
}

} // namespace icewarn
