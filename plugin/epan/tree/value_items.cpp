// SPDX-License-Identifier: GPL-2.0-or-later
// Values that unfold: flags and endpoints.
#include "epan/tree/value_items.hpp"

#include <cstring>

#include "epan/tree/findings.hpp"

namespace icewarn {
namespace {

ws_in4_addr host_ipv4(const Ipv4& ip)
{
    ws_in4_addr address = 0;
    std::memcpy(&address, ip.data(), ip.size());
    return address;
}

ws_in6_addr host_ipv6(const Ipv6& ip)
{
    ws_in6_addr address;
    std::memcpy(address.bytes, ip.data(), ip.size());
    return address;
}

} // namespace

void mark_inferred(proto_item* item, Basis basis)
{
    const bool elsewhere = basis == Basis::elsewhere || basis == Basis::name_only; // not of this header
    if (basis == Basis::inferred || elsewhere) proto_item_append_text(item, " [inferred]");
}

void add_flag_items(TreeContext& context, proto_item* item, Span at, std::uint32_t flags)
{
    proto_tree* tree = proto_item_add_subtree(item, ett.flags);
    proto_item* leaves[flag_table.size()] = {};
    for (std::size_t i = 0; i < flag_table.size(); ++i) {
        if ((flags & flag_table[i].bit) == 0) continue;
        leaves[i] = context.add_bit(tree, hf.flag[i], at, flags);
        mark_inferred(leaves[i], flag_table[i].basis);
    }
    proto_item* unknown = nullptr;
    if (const std::uint32_t bits = flags & ~known_flags; bits != 0)
        unknown = context.add_uint(tree, hf.unknown_flags, at, bits);
    add_flag_findings(context.experts, flags, flags_at_most(context.diagnostics.error_id), leaves, unknown);
}

void add_any_address_item(const TreeContext& context, proto_item* item, Span at, const Endpoint& endpoint)
{
    proto_tree* tree = proto_item_get_subtree(item);
    const int begin = TreeContext::begin(at);
    const int size = TreeContext::size(at);
    if (const Ipv4* ip = std::get_if<Ipv4>(&endpoint.address))
        proto_item_set_hidden(proto_tree_add_ipv4(tree, hf.addr, context.value, begin, size, host_ipv4(*ip)));
    if (const Ipv6* ip = std::get_if<Ipv6>(&endpoint.address)) {
        const ws_in6_addr address = host_ipv6(*ip);
        proto_item_set_hidden(proto_tree_add_ipv6(tree, hf.addr6, context.value, begin, size, &address));
    }
    ++context.drawn;
}

void add_endpoint_items(const TreeContext& context, proto_item* item, const EndpointFields& ids, Span at,
                        const Endpoint& endpoint)
{
    proto_tree* tree = proto_item_add_subtree(item, ett.endpoint);
    const int begin = TreeContext::begin(at);
    const int size = TreeContext::size(at);
    if (const Ipv4* ip = std::get_if<Ipv4>(&endpoint.address))
        proto_tree_add_ipv4(tree, ids.ip, context.value, begin, size, host_ipv4(*ip));
    if (const Ipv6* ip = std::get_if<Ipv6>(&endpoint.address)) {
        const ws_in6_addr address = host_ipv6(*ip);
        proto_tree_add_ipv6(tree, ids.ipv6, context.value, begin, size, &address);
    }
    ++context.drawn;
    add_any_address_item(context, item, at, endpoint);
    if (endpoint.port) context.add_uint(tree, ids.port, at, *endpoint.port);
}

} // namespace icewarn
