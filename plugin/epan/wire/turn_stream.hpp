// SPDX-License-Identifier: GPL-2.0-or-later
// MS-TURN on TCP 443: stands before TLS to recognise its handshake, and takes the stream apart from there on.
//
// Each packet of TCP 443 costs a look at its first bytes until its connection is recognised; all else goes to TLS as
// without the plugin. From the handshake on the connection has our dissector, from that frame only: what came before it
// in the same connection, a CONNECT for one, stays as it is.
#pragma once

#include "epan/epan_compat.hpp"

namespace icewarn {

/// To be called once when protocols are registered.
void register_turn();

/// To be called once when protocols are handed off.
void register_turn_hooks();

/// Takes the places before TLS and STUN, or gives them back. To be called before each dissection anew.
void update_turn(bool enabled);

} // namespace icewarn
