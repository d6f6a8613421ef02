// SPDX-License-Identifier: GPL-2.0-or-later
// The values that a media report is made of: numbers, endpoints, port ranges. Each function takes the text without
// blanks at its edges, reads nothing beyond it, allocates nothing and keeps no reference to it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

#include "icewarn/problems.hpp"

namespace icewarn {

struct ParsedNumber {
    std::optional<std::uint32_t> value;
    Problem problem = Problem::none; ///< malformed when there is no value; unusual when there is one
};

/// Decimal digits only, up to `maximum`.
ParsedNumber parse_decimal(std::string_view text, std::uint32_t maximum = 0xffffffff);

/// Hexadecimal digits only, 32 bits, leading zeros not counted.
ParsedNumber parse_hex(std::string_view digits);

/// ICEWarn and its like: `0x` or `0X` and hexadecimal digits. Without the prefix digits alone are decimal and letters
/// make it hexadecimal, both noted as unusual. Leading zeros do not count towards the 32 bits. With the prefix another
/// word behind a line end or blanks, or dots, end the number and are noted as unusual.
ParsedNumber parse_flags(std::string_view text);

using Ipv4 = std::array<std::uint8_t, 4>;  ///< in network byte order
using Ipv6 = std::array<std::uint8_t, 16>; ///< in network byte order

/// Dotted decimal, four numbers of 0 to 255 without leading zeros.
std::optional<Ipv4> parse_ipv4(std::string_view text);

/// RFC 4291 2.2, all three forms; no zone and no brackets.
std::optional<Ipv6> parse_ipv6(std::string_view text);

/// What of an endpoint is valid.
struct Endpoint {
    std::variant<std::monostate, Ipv4, Ipv6> address;
    std::optional<std::uint16_t> port;
};

/// At most one malformed and one unusual thing can be said of an endpoint.
struct ParsedEndpoint {
    Endpoint endpoint;
    Problem malformed = Problem::none;
    Problem unusual = Problem::none;
};

/// `address`, `address:port`, `[IPv6]:port`, `IPv4::port`, and IPv6 without brackets, by rule 8 of
/// plugin/doc/dialects.md: valid as a whole it is an address, else the part behind the last colon is the port.
ParsedEndpoint parse_endpoint(std::string_view text);

struct PortRange {
    std::optional<std::uint16_t> min;
    std::optional<std::uint16_t> max;
};

struct ParsedRange {
    PortRange range;
    Problem problem = Problem::none;
};

/// `min:max`. A half that is not a port is left out and reported.
ParsedRange parse_range(std::string_view text);

} // namespace icewarn
