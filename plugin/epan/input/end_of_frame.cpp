// SPDX-License-Identifier: GPL-2.0-or-later
// The protocol that is switched on and off.
#include "epan/input/end_of_frame.hpp"

namespace icewarn {
namespace {

int protocol = -1;
bool wants_all = false;

void enable(bool enabled)
{
    // Asked each time: the user may have changed it.
    if (proto_is_protocol_enabled(find_protocol_by_id(protocol)) != enabled) proto_set_decoding(protocol, enabled);
}

} // namespace

dissector_handle_t register_end_of_frame(dissector_t dissector)
{
    protocol = proto_register_protocol("ICEWarn at the end of a frame (switches itself on and off)", "ICEWarn end",
                                       "icewarn_end");
    proto_disable_by_default(protocol);
    // A helper of a protocol is enabled when that is, and not put on each frame's list of protocols.
    const int helper = proto_register_protocol_in_name_only("ICEWarn at the end of a frame", "ICEWarn frame",
                                                            "icewarn_frame", protocol, FT_PROTOCOL);
    return create_dissector_handle(dissector, helper);
}

void reset_ends(bool all)
{
    wants_all = all;
    enable(all);
}

void want_end() { enable(true); }

void want_all_ends()
{
    wants_all = true;
    enable(true);
}

void leave_end()
{
    if (!wants_all) enable(false);
}

} // namespace icewarn
