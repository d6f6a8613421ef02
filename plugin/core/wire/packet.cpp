// SPDX-License-Identifier: GPL-2.0-or-later
// Ethernet with VLAN tags, Linux "cooked" captures, raw IP, loopback; IPv4 and IPv6; UDP, TCP, ICMP errors.
#include "core/wire/packet.hpp"

#include <algorithm>

namespace icewarn {
namespace {

constexpr unsigned protocol_icmp = 1;
constexpr unsigned protocol_tcp = 6;
constexpr unsigned protocol_udp = 17;
constexpr unsigned protocol_icmpv6 = 58;

/// An IP packet without its header.
struct IpPacket {
    WireAddress from, to;
    std::uint8_t ttl = 0;
    unsigned protocol = 0;
    std::string_view content;
    std::size_t missing = 0; ///< bytes of it that the capture does not hold
};

std::size_t missing_of(std::size_t whole, std::size_t there) { return whole > there ? whole - there : 0; }

bool is_ip(unsigned ethertype) { return ethertype == 0x0800 || ethertype == 0x86dd; }

std::string_view skip_ethernet(std::string_view frame)
{
    std::size_t at = 12;
    constexpr int most_tags = 4;
    for (int tags = 0; tags <= most_tags && at + 2 <= frame.size(); ++tags, at += 4) {
        const unsigned type = be16_at(frame, at);
        if (is_ip(type)) return frame.substr(at + 2);
        if (type != 0x8100 && type != 0x88a8 && type != 0x9100) break;
    }
    return {};
}

/// The IP packet in a frame; empty where there is none.
std::string_view ip_in(std::string_view frame, LinkType link)
{
    const auto behind = [&](std::size_t type_at, std::size_t size) {
        return frame.size() >= size && is_ip(be16_at(frame, type_at)) ? frame.substr(size) : std::string_view();
    };
    switch (link) {
    case LinkType::ethernet: return skip_ethernet(frame);
    case LinkType::ip: return frame;
    case LinkType::linux_cooked: return behind(14, 16);
    case LinkType::linux_cooked_2: return behind(0, 20);
    case LinkType::loopback: return frame.size() >= 4 ? frame.substr(4) : std::string_view();
    case LinkType::other: break;
    }
    return {};
}

std::optional<IpPacket> read_ipv4(std::string_view bytes)
{
    constexpr std::size_t shortest = 20;
    if (bytes.size() < shortest) return std::nullopt;
    const std::size_t header = (byte_at(bytes, 0) & 0xf) * std::size_t{4};
    if (header < shortest || header > bytes.size() || (be16_at(bytes, 6) & 0x1fff) != 0) return std::nullopt;
    const std::size_t total = be16_at(bytes, 2); // 0 where the network card splits: all of it
    const std::size_t missing = missing_of(total, bytes.size());
    if (total >= header) bytes = bytes.substr(0, total);
    return IpPacket{make_address(bytes.substr(12, 4)),
                    make_address(bytes.substr(16, 4)),
                    static_cast<std::uint8_t>(byte_at(bytes, 8)),
                    byte_at(bytes, 9),
                    bytes.substr(header),
                    missing};
}

std::optional<IpPacket> read_ipv6(std::string_view bytes)
{
    constexpr std::size_t header = 40;
    if (bytes.size() < header) return std::nullopt;
    IpPacket packet{make_address(bytes.substr(8, 16)),
                    make_address(bytes.substr(24, 16)),
                    static_cast<std::uint8_t>(byte_at(bytes, 7)),
                    byte_at(bytes, 6),
                    bytes.substr(header, be16_at(bytes, 4)),
                    missing_of(header + be16_at(bytes, 4), bytes.size())};
    // Hop-by-hop, routing and destination options, and the head of a first fragment.
    constexpr unsigned fragment = 44;
    constexpr int most_extensions = 8;
    for (int i = 0; i < most_extensions; ++i) {
        const bool first_fragment = packet.protocol == fragment;
        if (packet.protocol != 0 && packet.protocol != 43 && packet.protocol != 60 && !first_fragment) break;
        if (packet.content.size() < 8) return std::nullopt;
        if (first_fragment && be16_at(packet.content, 2) >> 3 != 0) return std::nullopt;
        const std::size_t size = first_fragment ? 8 : (byte_at(packet.content, 1) + std::size_t{1}) * 8;
        packet.protocol = byte_at(packet.content, 0);
        packet.content.remove_prefix(std::min(size, packet.content.size()));
    }
    return packet;
}

std::optional<IpPacket> read_ip(std::string_view bytes)
{
    if (bytes.empty()) return std::nullopt;
    switch (byte_at(bytes, 0) >> 4) {
    case 4: return read_ipv4(bytes);
    case 6: return read_ipv6(bytes);
    default: return std::nullopt;
    }
}

std::optional<PacketHeads> read_transport(const IpPacket& ip)
{
    constexpr std::size_t udp_header = 8;
    const std::string_view bytes = ip.content;
    if ((ip.protocol != protocol_udp && ip.protocol != protocol_tcp) || bytes.size() < udp_header) return std::nullopt;
    PacketHeads heads;
    heads.from = {ip.from, static_cast<std::uint16_t>(be16_at(bytes, 0))};
    heads.to = {ip.to, static_cast<std::uint16_t>(be16_at(bytes, 2))};
    heads.ttl = ip.ttl;
    heads.tcp = ip.protocol == protocol_tcp;
    if (!heads.tcp) {
        heads.payload = bytes.substr(udp_header);
        heads.whole_size = std::max<std::size_t>(be16_at(bytes, 4), bytes.size()) - udp_header;
    } else if (bytes.size() >= 14) { // an ICMP error quotes no more than eight bytes at times
        heads.tcp_flags = static_cast<std::uint8_t>(byte_at(bytes, 13));
        heads.payload = bytes.substr(std::min((byte_at(bytes, 12) >> 4) * std::size_t{4}, bytes.size()));
        heads.whole_size = heads.payload.size() + ip.missing;
        heads.sequence = be32_at(bytes, 4);
    }
    return heads;
}

/// Destination unreachable, time exceeded, and for IPv6 packet too big and parameter problem.
bool is_icmp_error(const IpPacket& ip, unsigned type)
{
    if (ip.protocol == protocol_icmpv6) return type >= 1 && type <= 4;
    return ip.protocol == protocol_icmp && (type == 3 || type == 11);
}

} // namespace

std::optional<WirePacket> read_packet(std::string_view frame, LinkType link)
{
    const auto ip = read_ip(ip_in(frame, link));
    if (!ip) return std::nullopt;
    if (const auto heads = read_transport(*ip)) return WirePacket{*heads, false, 0, 0, {}};
    constexpr std::size_t icmp_header = 8;
    if (ip->content.size() < icmp_header || !is_icmp_error(*ip, byte_at(ip->content, 0))) return std::nullopt;
    const auto quoted = read_ip(ip->content.substr(icmp_header));
    const auto heads = quoted ? read_transport(*quoted) : std::nullopt;
    if (!heads) return std::nullopt;
    return WirePacket{*heads, true, static_cast<std::uint8_t>(byte_at(ip->content, 0)),
                      static_cast<std::uint8_t>(byte_at(ip->content, 1)), ip->from};
}

} // namespace icewarn
