// SPDX-License-Identifier: GPL-2.0-or-later
// Draws one decoded header, or header value in a body, into the tree.
#pragma once

#include "collector.hpp"
#include "expert.hpp"
#include "icewarn/diagnostics.hpp"
#include "reference.hpp"

namespace icewarn {

/// Adds the protocol item of one header with all its fields, its findings to `experts`, and its reports to the tap.
/// @param protocol   id of ours
/// @param tree       may be a null pointer: then only the findings are added
/// @param reference  the call that it is about
/// @param drawn      number of items drawn for the frame so far; counted up, and drawing stops at limits::tree_items
void draw_header(int protocol, packet_info* pinfo, proto_tree* tree, const Collected& header,
                 const Reference& reference, const Diagnostics& diagnostics, ExpertQueue& experts, std::size_t& drawn);

} // namespace icewarn
