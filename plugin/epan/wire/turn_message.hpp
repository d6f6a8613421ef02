// SPDX-License-Identifier: GPL-2.0-or-later
// MS-TURN messages, beside what Wireshark's `stun` makes of them: it has the names of RFC 8656, takes some addresses as
// XORed, and reads realm and nonce wrongly unless told to look for MS-TURN.
#pragma once

#include "epan/epan_compat.hpp"

namespace icewarn {

/// Adds the items of a message, if it is one of MS-TURN.
/// @param tvb   the message, without any framing
/// @param tree  below which a protocol item goes; may be a null pointer
/// @return whether it is one
bool add_turn_message(tvbuff_t* tvb, packet_info* pinfo, proto_tree* tree);

} // namespace icewarn
