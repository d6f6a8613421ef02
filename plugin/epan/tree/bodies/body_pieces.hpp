// SPDX-License-Identifier: GPL-2.0-or-later
// From a collected body to what is seen of it.
#pragma once

#include "epan/input/collector.hpp"
#include "epan/tree/frame_context.hpp"

namespace icewarn {

/// An error report: each header value in it as a header would be, with the call that the report is about.
void process_error_report(FrameContext& frame, const Collected& body);

/// A quality report: each session in it, with a report for each of its media.
void process_quality_report(FrameContext& frame, const Collected& body);

/// Relay credentials: the relays, but never a password.
void process_relay_credentials(FrameContext& frame, const Collected& body);

} // namespace icewarn
