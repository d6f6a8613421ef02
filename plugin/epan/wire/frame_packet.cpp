// SPDX-License-Identifier: GPL-2.0-or-later
// IP found by where Wireshark read its addresses, or by the type of the capture's link.
#include "epan/wire/frame_packet.hpp"

#include <functional>

#include "capture/link_type.hpp"
#include "epan/memory.hpp"

namespace icewarn {
namespace {

/// From the IP header on whose source address Wireshark read last; empty where that is not among the frame's bytes, as
/// in what was reassembled.
std::string_view innermost_ip(std::string_view frame, const packet_info* pinfo)
{
    const address& source = pinfo->net_src;
    if (source.type != AT_IPv4 && source.type != AT_IPv6) return {};
    const std::size_t place = source.type == AT_IPv4 ? 12 : 8; // in the header
    const char* const read_at = static_cast<const char*>(source.data);
    const std::less<> before;
    if (before(read_at, frame.data() + place) || !before(read_at, frame.data() + frame.size())) return {};
    return frame.substr(static_cast<std::size_t>(read_at - frame.data()) - place);
}

} // namespace

std::optional<WirePacket> packet_in_frame(tvbuff_t* frame, const packet_info* pinfo)
{
    if (pinfo->rec == nullptr || pinfo->rec->rec_type != REC_TYPE_PACKET) return std::nullopt;
    const std::string_view bytes = text_of(frame);
    auto outer = read_packet(bytes, link_of(pinfo->rec->rec_header.packet_header.pkt_encap));
    if (outer && outer->is_error) return outer;
    const auto inner = read_packet(innermost_ip(bytes, pinfo), LinkType::ip);
    // One that an ICMP error quotes was not sent here.
    return inner && (inner->is_error || !has_icmp(pinfo)) ? inner : outer;
}

} // namespace icewarn
