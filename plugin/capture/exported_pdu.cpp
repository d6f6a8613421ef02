// SPDX-License-Identifier: GPL-2.0-or-later
// The tags of an exported PDU in front of a SIP message.
#include "capture/exported_pdu.hpp"

#include <array>

#include "capture/wiretap_compat.hpp"
#include "icewarn/ascii.hpp"

namespace icewarn {
namespace {

constexpr std::uint32_t sent = 0;     ///< P2P_DIR_SENT
constexpr std::uint32_t received = 1; ///< P2P_DIR_RECV

void append_big_endian(std::string& pdu, std::uint32_t number, unsigned bytes)
{
    while (bytes-- > 0) pdu += static_cast<char>(number >> (8 * bytes));
}

void append_tag(std::string& pdu, std::uint32_t tag, std::string_view value)
{
    append_big_endian(pdu, tag, 2);
    append_big_endian(pdu, static_cast<std::uint32_t>(value.size()), 2);
    pdu += value;
}

void append_tag(std::string& pdu, std::uint32_t tag, std::uint32_t number)
{
    append_big_endian(pdu, tag, 2);
    append_big_endian(pdu, 4, 2);
    append_big_endian(pdu, number, 4);
}

template <typename Address> void append_address(std::string& pdu, std::uint32_t tag, const Address& address)
{
    append_tag(pdu, tag, std::string_view(reinterpret_cast<const char*>(address.data()), address.size()));
}

void append_peer(std::string& pdu, const PduPeer& peer, std::uint32_t ipv4_tag, std::uint32_t ipv6_tag)
{
    if (const auto* ipv4 = std::get_if<Ipv4>(&peer.address)) append_address(pdu, ipv4_tag, *ipv4);
    if (const auto* ipv6 = std::get_if<Ipv6>(&peer.address)) append_address(pdu, ipv6_tag, *ipv6);
}

} // namespace

Ipv6 address_for_name(std::string_view name)
{
    const std::uint64_t hash = hash_folded(name);
    const std::uint64_t host = (hash ^ (hash >> 48)) & 0xffff'ffff'ffff; // 48 bits: short enough to read
    Ipv6 address{0x20, 0x01, 0x0d, 0xb8};
    for (std::size_t i = 0; i < 6; ++i) address[15 - i] = static_cast<std::uint8_t>(host >> (8 * i));
    return address;
}

PduPeer make_peer(std::string_view host, std::optional<std::uint16_t> port)
{
    std::string_view bare = host;
    if (bare.size() > 2 && bare.front() == '[' && bare.back() == ']') bare = bare.substr(1, bare.size() - 2);
    if (const auto ipv4 = parse_ipv4(bare)) return {*ipv4, port, {}};
    if (const auto ipv6 = parse_ipv6(bare)) return {*ipv6, port, {}};
    return {address_for_name(host), port, host};
}

std::string address_text(const Ipv6& address)
{
    std::array<char, WS_INET6_ADDRSTRLEN> text{};
    ws_inet_ntop6(address.data(), text.data(), text.size());
    return text.data();
}

void make_sip_pdu(const PduPeer& source, const PduPeer& destination, PacketDirection direction,
                  std::string_view message, std::string& pdu)
{
    pdu.clear();
    append_tag(pdu, EXP_PDU_TAG_DISSECTOR_NAME, "sip");
    append_peer(pdu, source, EXP_PDU_TAG_IPV4_SRC, EXP_PDU_TAG_IPV6_SRC);
    append_peer(pdu, destination, EXP_PDU_TAG_IPV4_DST, EXP_PDU_TAG_IPV6_DST);
    append_tag(pdu, EXP_PDU_TAG_PORT_TYPE, EXP_PDU_PT_TCP);
    if (source.port) append_tag(pdu, EXP_PDU_TAG_SRC_PORT, *source.port);
    if (destination.port) append_tag(pdu, EXP_PDU_TAG_DST_PORT, *destination.port);
    if (direction != PacketDirection::unknown)
        append_tag(pdu, EXP_PDU_TAG_P2P_DIRECTION, direction == PacketDirection::outbound ? sent : received);
    append_tag(pdu, EXP_PDU_TAG_END_OF_OPT, std::string_view());
    pdu += message;
}

} // namespace icewarn
