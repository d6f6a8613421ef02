// SPDX-License-Identifier: GPL-2.0-or-later
// From a collected header, or header value in SDP, to what is seen of it.
#pragma once

#include "epan/input/collector.hpp"
#include "epan/tree/frame_context.hpp"

namespace icewarn {

/// Draws the header, if there is a tree, and adds what it says to the frame's findings, to the Info column, to the
/// statistics, and to what is remembered of its call.
void process_header(FrameContext& frame, const Collected& header);

} // namespace icewarn
