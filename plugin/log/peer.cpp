// SPDX-License-Identifier: GPL-2.0-or-later
// One end of a connection as logs write it.
#include "log/peer.hpp"

#include <variant>

#include "icewarn/scalars.hpp"
#include "icewarn/span.hpp"

namespace icewarn::log {
namespace {

bool has_address(std::string_view text)
{
    return !std::holds_alternative<std::monostate>(parse_endpoint(text).endpoint.address);
}

} // namespace

void parse_peer(std::string_view text, Peer& peer)
{
    text = view(text, trimmed(text, 0, text.size()));
    peer.port.reset();
    std::size_t colon = text.rfind(':');
    const bool may_be_ipv6 = text.find(':') != colon;
    const std::size_t bracket = text.rfind(']');
    const bool bracketed = !text.empty() && text.front() == '[' && bracket != std::string_view::npos;
    if (colon != std::string_view::npos && ((bracketed && colon < bracket) || (may_be_ipv6 && parse_ipv6(text))))
        colon = std::string_view::npos;
    std::string_view host = text.substr(0, colon);
    if (bracketed) host = text.substr(1, bracket - 1);
    peer.host.assign(host);
    if (colon == std::string_view::npos) return;
    if (const ParsedNumber port = parse_decimal(text.substr(colon + 1), 0xffff); port.value)
        peer.port = static_cast<std::uint16_t>(*port.value);
}

bool may_be_same_peer(std::string_view a, std::string_view b) { return a == b || !has_address(a) || !has_address(b); }

} // namespace icewarn::log
