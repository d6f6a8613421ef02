// SPDX-License-Identifier: GPL-2.0-or-later
// Bandwidth that a client asks a relay for and that the policy allows, [MS-TURNBWM]. Attributes are those that
// Wireshark's dissector of STUN has.
#pragma once

#include "core/wire/flow_reader.hpp"
#include "core/wire/stun.hpp"

namespace icewarn {

/// Adds what a message asks for or is answered, if anything.
void note_policy(const Reading& reading, const StunMessage& message);

} // namespace icewarn
