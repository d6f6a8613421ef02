// SPDX-License-Identifier: GPL-2.0-or-later
// What Wireshark is given of one message.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "icewarn/scalars.hpp"

namespace icewarn {

enum class PacketDirection : std::uint8_t { unknown, inbound, outbound };

struct Packet {
    std::int64_t time_ns = 0;    ///< nanoseconds since 1970-01-01 UTC
    std::uint32_t interface = 0; ///< index into the names given to open()
    PacketDirection direction = PacketDirection::unknown;
    std::string_view bytes;     ///< the exported PDU, tags included; at most Packet::most bytes
    std::size_t whole_size = 0; ///< of the PDU, if it had not been cut
    std::string_view comment;   ///< UTF-8

    static constexpr std::size_t most = 0x40000; ///< what Wireshark reads of one packet (WTAP_MAX_PACKET_SIZE_STANDARD)
};

} // namespace icewarn
