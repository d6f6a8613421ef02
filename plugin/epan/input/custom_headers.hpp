// SPDX-License-Identifier: GPL-2.0-or-later
// The way round for headers that the user declared under "Custom SIP header fields": SIP shows those itself, as
// sip.<name>, and does not ask its header table for them.
#pragma once

#include "epan/epan_compat.hpp"
#include "reports/header_names.hpp"

namespace icewarn {

/// The fields that SIP registered for our headers, in whatever letter case the user typed them, for
/// set_postdissector_wanted_hfids, which takes the array over. A null pointer where there are none: then nothing of
/// this costs anything.
GArray* find_custom_headers();

/// How many fields those are.
inline std::size_t custom_header_count = 0;

using CollectHeader = void (*)(packet_info* pinfo, Header header, bool in_error, tvbuff_t* value);

/// Calls `collect` for each such header of the packet.
/// @param tree  the packet's tree. It is read on the first pass only, since wanted fields are not there on later ones;
///              where a header stood is kept with the capture.
void collect_custom_headers(packet_info* pinfo, proto_tree* tree, int protocol, CollectHeader collect);

} // namespace icewarn
