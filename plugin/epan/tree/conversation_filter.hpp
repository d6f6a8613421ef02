// SPDX-License-Identifier: GPL-2.0-or-later
// The display filter of a report's media: as a field, and in Wireshark's menu Conversation Filter.
#pragma once

#include "epan/epan_compat.hpp"
#include "icewarn/facts.hpp"

namespace icewarn {

/// Puts the filter of all messages and reports of a call into Wireshark's menu Conversation Filter, the first one of a
/// packet only.
/// @param call_id  as it is shown; nothing happens for an empty one
void publish_call_filter(packet_info* pinfo, const char* call_id);

/// To be called once when the protocol is registered.
void register_media_filter(int protocol);

/// The filter of one report, in the packet's memory; empty where no address is known. It is also added to what the menu
/// offers for the packet, which is the union of its reports.
const char* publish_media_filter(packet_info* pinfo, const ReportFacts& facts);

} // namespace icewarn
