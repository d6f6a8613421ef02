// SPDX-License-Identifier: GPL-2.0-or-later
// Looking at bodies of a media type before the dissector that Wireshark has for it, if it has one.
#pragma once

#include "epan/epan_compat.hpp"

namespace icewarn {

/// A place before the dissector of a media type.
struct MediaTypeHook {
    const char* media_type = nullptr;
    const char* name = nullptr;        ///< of our handle
    const char* description = nullptr; ///< of our handle
    dissector_t look = nullptr;        ///< must end in pass_on()
    dissector_handle_t ours = nullptr;
    dissector_handle_t original = nullptr; ///< a null pointer where Wireshark has none
};

/// To be called once for each hook when protocols are handed off.
void register_media_type(MediaTypeHook& hook);

/// Takes the place, or gives it back.
void set_media_type(MediaTypeHook& hook, bool wanted);

/// What Wireshark would have done without the hook.
int pass_on(const MediaTypeHook& hook, tvbuff_t* tvb, packet_info* pinfo, proto_tree* tree, void* data);

} // namespace icewarn
