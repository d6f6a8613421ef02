// SPDX-License-Identifier: GPL-2.0-or-later
// Draws what stands below a value: the flags of an ICEWarn, the address and port of an endpoint.
#pragma once

#include "epan/tree/tree_context.hpp"

namespace icewarn {

void mark_inferred(proto_item* item, Basis basis);

/// A leaf for each set flag, with its finding.
/// @param item  the item of the whole value
void add_flag_items(TreeContext& context, proto_item* item, Span at, std::uint32_t flags);

/// The address of an endpoint as hidden icewarn.addr or icewarn.addr6.
/// @param item  has a subtree
void add_any_address_item(const TreeContext& context, proto_item* item, Span at, const Endpoint& endpoint);

/// The valid parts of an endpoint, also as hidden icewarn.addr or icewarn.addr6.
/// @param item  the item of the whole value
void add_endpoint_items(const TreeContext& context, proto_item* item, const EndpointFields& ids, Span at,
                        const Endpoint& endpoint);

} // namespace icewarn
