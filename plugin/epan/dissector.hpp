// SPDX-License-Identifier: GPL-2.0-or-later
// The protocol "icewarn": its registration and its post-dissector.
#pragma once

namespace icewarn {

/// First step of Wireshark's start: protocol, fields, expert items, preferences.
void register_protocol();

/// Second step: what needs other protocols to be there.
void register_handoff();

} // namespace icewarn
