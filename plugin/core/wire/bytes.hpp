// SPDX-License-Identifier: GPL-2.0-or-later
// Numbers and addresses in the bytes of a packet.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace icewarn {

/// One byte; the caller knows that it is there.
constexpr unsigned byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

/// Two bytes in network order.
constexpr unsigned be16_at(std::string_view bytes, std::size_t at)
{
    return byte_at(bytes, at) << 8 | byte_at(bytes, at + 1);
}

/// Four bytes in network order.
constexpr std::uint32_t be32_at(std::string_view bytes, std::size_t at)
{
    return static_cast<std::uint32_t>(be16_at(bytes, at)) << 16 | be16_at(bytes, at + 2);
}

/// An IPv4 or IPv6 address. Equal ones compare equal byte by byte.
struct WireAddress {
    std::array<unsigned char, 16> bytes{}; ///< in network order; IPv4 has the first four
    bool v6 = false;

    friend bool operator==(const WireAddress& a, const WireAddress& b) { return a.v6 == b.v6 && a.bytes == b.bytes; }
    friend bool operator!=(const WireAddress& a, const WireAddress& b) { return !(a == b); }
};

/// @param bytes  4 or 16 bytes in network order
inline WireAddress make_address(std::string_view bytes)
{
    WireAddress address;
    address.v6 = bytes.size() == 16;
    for (std::size_t i = 0; i < bytes.size(); ++i) address.bytes[i] = static_cast<unsigned char>(bytes[i]);
    return address;
}

/// An address with its port.
struct WireEndpoint {
    WireAddress address;
    std::uint16_t port = 0;

    friend bool operator==(const WireEndpoint& a, const WireEndpoint& b)
    {
        return a.port == b.port && a.address == b.address;
    }
    friend bool operator!=(const WireEndpoint& a, const WireEndpoint& b) { return !(a == b); }
};

} // namespace icewarn
