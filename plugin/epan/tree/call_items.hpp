// SPDX-License-Identifier: GPL-2.0-or-later
// Draws which call a report is about, and the links to the other frames of that call.
#pragma once

#include "epan/tree/tree_context.hpp"

namespace icewarn {

void add_call_items(const TreeContext& context, proto_tree* tree);

/// Marks what is only quoted in an ICMP error.
/// @param item  the protocol item
void add_in_error_item(const TreeContext& context, proto_tree* tree, proto_item* item);

} // namespace icewarn
