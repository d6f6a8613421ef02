// SPDX-License-Identifier: GPL-2.0-or-later
// Draws one decoded header, or header value in a body, into the tree.
#pragma once

#include "epan/tree/tree_context.hpp"
#include "epan/input/collector.hpp"
#include "epan/tree/frame_context.hpp"

namespace icewarn {

/// Adds the protocol item of one header with all its fields, its findings to those of the frame, and its reports to the
/// tap. The frame may have no tree: then there are only findings and reports.
/// @param call_ref  the call that it is about
/// @param request_facts  what is known of the request where the header has no media report
/// @return the protocol item; a null pointer without a tree, or where the frame has no room for more
proto_item* add_header_items(FrameContext& frame, const Collected& header, const CallRef& call_ref,
                             const Diagnostics& diagnostics, const RequestFacts& request_facts);

} // namespace icewarn
