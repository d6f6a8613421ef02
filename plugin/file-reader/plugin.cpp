// SPDX-License-Identifier: GPL-2.0-or-later
// The entry points that Wireshark looks for in a plugin, and nothing else.
#include "file-reader/reader_compat.hpp"
#include "file-reader/reading.hpp"

extern "C" {

// Without `extern` a const object of C++ would not be exported, and the plugin skipped in silence.
WS_DLL_PUBLIC_DEF extern const char plugin_version[] = ICEWARN_VERSION;
WS_DLL_PUBLIC_DEF extern const int plugin_want_major = WIRESHARK_VERSION_MAJOR;
WS_DLL_PUBLIC_DEF extern const int plugin_want_minor = WIRESHARK_VERSION_MINOR;

WS_DLL_PUBLIC_DEF void plugin_register()
{
    static wtap_plugin plugin;
    plugin.register_wtap_module = icewarn::register_file_type;
    wtap_register_plugin(&plugin);
}

WS_DLL_PUBLIC_DEF std::uint32_t plugin_describe() { return WS_PLUGIN_DESC_FILE_TYPE; }

} // extern "C"
