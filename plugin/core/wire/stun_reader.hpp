// SPDX-License-Identifier: GPL-2.0-or-later
// From STUN messages to the events of their flow.
#pragma once

#include "core/wire/flow_reader.hpp"
#include "core/wire/stun.hpp"

namespace icewarn {

/// Adds what a message shows.
void note_stun(const Reading& reading, const StunMessage& message);

/// What is inside Send requests and Data indications, and in frames of end-to-end data.
/// @param far  the far end, where the packet names it
void note_relayed(const Reading& reading, std::string_view content, const WireAddress& far);

} // namespace icewarn
