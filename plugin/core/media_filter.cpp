// SPDX-License-Identifier: GPL-2.0-or-later
// Terms of a display filter, each in parentheses, joined by "or".
#include "icewarn/media_filter.hpp"

#include "icewarn/summary.hpp"

namespace icewarn {
namespace {

void add_address(LabelText& line, const Endpoint& endpoint)
{
    if (const Ipv4* ip = std::get_if<Ipv4>(&endpoint.address)) {
        line.add("ip.addr == ");
        for (std::size_t i = 0; i < ip->size(); ++i) line.add(i == 0 ? "" : ".").add_decimal((*ip)[i]);
    } else if (const Ipv6* ip6 = std::get_if<Ipv6>(&endpoint.address)) {
        line.add("ipv6.addr == ");
        for (std::size_t i = 0; i < ip6->size(); i += 2)
            line.add(i == 0 ? "" : ":").add_hex_digits(static_cast<std::uint32_t>((*ip6)[i] << 8 | (*ip6)[i + 1]));
    }
}

bool has_address(const Endpoint& endpoint) { return !std::holds_alternative<std::monostate>(endpoint.address); }

void add_term(std::pmr::string& filter, const LabelText& term)
{
    constexpr std::string_view separator = " || ";
    const std::string_view text = term.view();
    if (filter.find(text) != std::string::npos) return;
    if (filter.size() + separator.size() + text.size() > longest_media_filter) return;
    if (!filter.empty()) filter.append(separator);
    filter.append(text);
}

void add_endpoint(std::pmr::string& filter, const KnownEndpoint& known)
{
    const Endpoint& endpoint = known.endpoint;
    if (!has_address(endpoint)) return;
    LabelText term;
    add_address(term.add("("), endpoint);
    if (endpoint.port.value_or(0) != 0)
        term.add(" && (udp.port == ").add_decimal(*endpoint.port).add(" || tcp.port == ").add_decimal(*endpoint.port);
    else term.add(" && (stun || rtp || rtcp");
    add_term(filter, term.add("))"));
}

void add_tcp_port(std::pmr::string& filter, const KnownEndpoint& relay, std::optional<std::uint16_t> port)
{
    if (!has_address(relay.endpoint) || port.value_or(0) == 0 || port == relay.endpoint.port) return;
    LabelText term;
    add_address(term.add("("), relay.endpoint);
    add_term(filter, term.add(" && tcp.port == ").add_decimal(*port).add(")"));
}

/// A client asks its relay for an allocation at the relay's own ports, not at the allocated one.
void add_turn(std::pmr::string& filter, const KnownEndpoint& site, const KnownEndpoint& relay)
{
    if (!has_address(site.endpoint) || !has_address(relay.endpoint)) return;
    LabelText term;
    add_address(term.add("("), site.endpoint);
    add_address(term.add(" && "), relay.endpoint);
    add_term(filter, term.add(" && (udp.port == 3478 || tcp.port == 443))"));
}

} // namespace

void add_media_filter(const ReportFacts& facts, std::pmr::string& filter)
{
    for (const KnownEndpoint* known :
         {&facts.local_site, &facts.remote_site, &facts.local_mr, &facts.remote_mr, &facts.base_address})
        add_endpoint(filter, *known);
    add_tcp_port(filter, facts.local_mr, facts.local_mr_rtcp_port);
    add_tcp_port(filter, facts.remote_mr, facts.remote_mr_rtcp_port);
    add_turn(filter, facts.local_site, facts.local_mr);
    add_turn(filter, facts.remote_site, facts.remote_mr);
}

} // namespace icewarn
