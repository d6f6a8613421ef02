// SPDX-License-Identifier: GPL-2.0-or-later
// One frame of a capture down to its transport: who sent what to whom, and which packet an ICMP error is about.
//
// Read from the frame's own bytes, so that it is the same in every pass of Wireshark, with and without a tree, and
// whatever protocols are switched off.
#pragma once

#include <optional>
#include <string_view>

#include "core/wire/bytes.hpp"

namespace icewarn {

/// How a frame begins.
enum class LinkType : std::uint8_t { ethernet, ip, linux_cooked, linux_cooked_2, loopback, other };

namespace tcp_flag {
constexpr unsigned fin = 0x01;
constexpr unsigned syn = 0x02;
constexpr unsigned rst = 0x04;
constexpr unsigned ack = 0x10;
} // namespace tcp_flag

/// Addresses and ports of a UDP or TCP packet.
struct PacketHeads {
    WireEndpoint from, to;
    bool tcp = false;
    std::uint8_t ttl = 0;
    std::uint8_t tcp_flags = 0;
    std::string_view payload;   ///< what the capture, or a first fragment, holds of it
    std::size_t whole_size = 0; ///< of the payload, as UDP and IP say it
    std::uint32_t sequence = 0; ///< of TCP
};

struct WirePacket {
    PacketHeads packet; ///< of an ICMP error: the quoted packet, as it was sent
    bool is_error = false;
    std::uint8_t icmp_type = 0, icmp_code = 0;
    WireAddress error_by; ///< who sent the ICMP error
};

/// @return nothing for anything but UDP, TCP, and ICMP or ICMPv6 errors about them; later fragments are nothing too
std::optional<WirePacket> read_packet(std::string_view frame, LinkType link);

} // namespace icewarn
