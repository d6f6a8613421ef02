// SPDX-License-Identifier: GPL-2.0-or-later
// Wireshark's headers, and what differs between the versions that one source has to build with: 4.0, 4.2, 4.4 and 4.6.
// Outside of the files of this name no version is named.
#pragma once

#include <cstdint>

#include <glib.h>

// packet.h first: some of the others do not include what they need.
#include <epan/packet.h>

#include <epan/charsets.h>
#include <epan/column-utils.h>
#include <epan/conversation_filter.h>
#include <epan/epan_dissect.h>
#include <epan/exceptions.h>
#include <epan/expert.h>
#include <epan/prefs.h>
#include <epan/proto.h>
#include <epan/proto_data.h>
#include <epan/stat_tap_ui.h>
#include <epan/stats_tree.h>
#include <epan/tap.h>
#include <epan/tfs.h>
#include <epan/to_str.h>
#include <epan/dissectors/packet-sip.h>
#include <wsutil/str_util.h>
#if __has_include(<epan/strutil.h>) // format_text() is there up to 4.0, and in wsutil later
#include <epan/strutil.h>
#endif

#include "wireshark_version.hpp"

namespace icewarn {

/// What a preference's variable and a callback's answer of yes or no are.
#if ICEWARN_WIRESHARK_AT_LEAST(4, 3)
using HostBool = bool;
#else
using HostBool = gboolean;
#endif

/// format_text() takes text as unsigned bytes in some versions and as characters in others.
struct TextArgument {
    const char* text;

    operator const char*() const { return text; }
    operator const guint8*() const { return reinterpret_cast<const guint8*>(text); }
};

/// Bytes of a packet as the text that SIP has there.
inline const char* as_text(const guint8* bytes) { return reinterpret_cast<const char*>(bytes); }

/// What the callbacks of a conversation filter are called with, and registering them.
#if ICEWARN_WIRESHARK_AT_LEAST(4, 3)
#define FILTER_ARGUMENTS packet_info *pinfo, void *

inline void add_conversation_filter(const char* protocol, const char* title, is_filter_valid_func is_valid,
                                    build_filter_string_func build)
{
    register_conversation_filter(protocol, title, is_valid, build, nullptr);
}
#else
#define FILTER_ARGUMENTS packet_info* pinfo

inline void add_conversation_filter(const char* protocol, const char* title, is_filter_valid_func is_valid,
                                    build_filter_string_func build)
{
    register_conversation_filter(protocol, title, is_valid, build);
}
#endif

/// Names of numbers in ascending order, kept until the program ends.
inline value_string_ext* lasting_names(const value_string* rows, unsigned count, const char* name)
{
#if ICEWARN_WIRESHARK_AT_LEAST(4, 5)
    return value_string_ext_new(wmem_epan_scope(), rows, count, name);
#else
    return value_string_ext_new(rows, count, name);
#endif
}

/// When only some packets are saved, that one goes with this one.
inline void depend_on_frame(packet_info* pinfo, std::uint32_t frame)
{
#if ICEWARN_WIRESHARK_AT_LEAST(4, 3)
    mark_frame_as_depended_upon(pinfo->fd, frame);
#else
    mark_frame_as_depended_upon(pinfo, frame);
#endif
}

/// The menu Telephony. Its name is not the same in all versions; its place, behind this neighbour, is.
inline constexpr auto telephony_menu = static_cast<register_stat_group_t>(REGISTER_STAT_GROUP_RSERPOOL + 1);

/// A port that SDP names is RTP's for all packets, also for those to a relay.
inline constexpr bool rtp_takes_relays = ICEWARN_WIRESHARK_AT_LEAST(4, 1);

/// What the start of a tap from the command line answers: whether it could, from 4.5 on.
#if ICEWARN_WIRESHARK_AT_LEAST(4, 5)
using TapStart = bool;
inline TapStart tap_started(bool started) { return started; }
#else
using TapStart = void;
inline TapStart tap_started(bool) {}
#endif

/// An entry of a submenu.
#ifdef STATS_TREE_MENU_SEPARATOR
#define MENU_PATH(menu, title) menu STATS_TREE_MENU_SEPARATOR title
#else
#define MENU_PATH(menu, title) menu "/" title
#endif

} // namespace icewarn

#if ICEWARN_WIRESHARK_AT_LEAST(4, 3)
#include <wsutil/plugins.h>
#define ICEWARN_PLUGIN_DESCRIPTION WS_PLUGIN_DESC_DISSECTOR ///< what plugin_describe() answers, where it is asked
#endif
