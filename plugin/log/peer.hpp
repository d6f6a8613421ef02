// SPDX-License-Identifier: GPL-2.0-or-later
// One end of a connection as logs write it.
#pragma once

#include <string_view>

#include "log/message.hpp"

namespace icewarn::log {

/// `host:port`, `[IPv6]:port`, or a host alone. IPv6 without brackets: valid as a whole it is an address, else what is
/// behind the last colon is the port.
/// @param text  blanks at the edges do not count
void parse_peer(std::string_view text, Peer& peer);

/// Whether two texts may name the same end: they are equal, or one of them has no address to compare (masked, removed).
bool may_be_same_peer(std::string_view a, std::string_view b);

} // namespace icewarn::log
