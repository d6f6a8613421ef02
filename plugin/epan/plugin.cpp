// SPDX-License-Identifier: GPL-2.0-or-later
// The entry points that Wireshark looks for in a plugin, and nothing else.
#include "epan/epan_compat.hpp"
#include "epan/dissector.hpp"

extern "C" {

// Without `extern` a const object of C++ would not be exported, and the plugin skipped in silence.
WS_DLL_PUBLIC_DEF extern const char plugin_version[] = ICEWARN_VERSION;
WS_DLL_PUBLIC_DEF extern const int plugin_want_major = WIRESHARK_VERSION_MAJOR;
WS_DLL_PUBLIC_DEF extern const int plugin_want_minor = WIRESHARK_VERSION_MINOR;

WS_DLL_PUBLIC_DEF void plugin_register()
{
    static proto_plugin plugin;
    plugin.register_protoinfo = icewarn::register_protocol;
    plugin.register_handoff = icewarn::register_handoff;
    proto_register_plugin(&plugin);
}

#ifdef ICEWARN_PLUGIN_DESCRIPTION
WS_DLL_PUBLIC_DEF std::uint32_t plugin_describe() { return ICEWARN_PLUGIN_DESCRIPTION; }
#endif

} // extern "C"
