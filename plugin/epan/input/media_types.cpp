// SPDX-License-Identifier: GPL-2.0-or-later
// Handles in Wireshark's table "media_type".
#include "epan/input/media_types.hpp"

namespace icewarn {
namespace {

constexpr const char* table = "media_type";

} // namespace

void register_media_type(MediaTypeHook& hook)
{
    // Without a protocol: with that of the original, frame.protocols would name it twice, and with ours, disabling ours
    // would disable the original.
    hook.ours = create_dissector_handle_with_name_and_description(hook.look, -1, hook.name, hook.description);
}

void set_media_type(MediaTypeHook& hook, bool wanted)
{
    dissector_handle_t present = dissector_get_string_handle(find_dissector_table(table), hook.media_type);
    if ((present == hook.ours) == wanted) return;
    if (wanted) {
        hook.original = present;
        dissector_add_string(table, hook.media_type, hook.ours);
    } else if (hook.original != nullptr) {
        dissector_add_string(table, hook.media_type, hook.original);
    } else {
        dissector_delete_string(table, hook.media_type, hook.ours);
    }
}

int pass_on(const MediaTypeHook& hook, tvbuff_t* tvb, packet_info* pinfo, proto_tree* tree, void* data)
{
    return hook.original != nullptr ? call_dissector_only(hook.original, tvb, pinfo, tree, data) : 0;
}

} // namespace icewarn
