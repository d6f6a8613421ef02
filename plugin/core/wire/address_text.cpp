// SPDX-License-Identifier: GPL-2.0-or-later
// Texts of addresses and of ICMP errors (RFC 792, 1122, 1812, 4443).
#include "core/wire/address_text.hpp"

#include <string_view>

namespace icewarn {
namespace {

std::string ipv6_text(const WireAddress& address)
{
    unsigned groups[8];
    for (std::size_t i = 0; i < 8; ++i)
        groups[i] = static_cast<unsigned>(address.bytes[2 * i]) << 8 | address.bytes[2 * i + 1];
    std::size_t best = 8, best_size = 1; // the first longest run of zeros, of two at least
    for (std::size_t begin = 0; begin < 8; ++begin) {
        std::size_t end = begin;
        while (end < 8 && groups[end] == 0) ++end;
        if (end - begin > best_size) best = begin, best_size = end - begin;
    }
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (std::size_t i = 0; i < 8; ++i) {
        if (i == best) {
            text += "::";
            i += best_size - 1;
            continue;
        }
        if (!text.empty() && text.back() != ':') text += ':';
        bool begun = false;
        for (int shift = 12; shift >= 0; shift -= 4) {
            const unsigned digit = groups[i] >> shift & 0xf;
            begun = begun || digit != 0 || shift == 0;
            if (begun) text += digits[digit];
        }
    }
    return text;
}

struct IcmpRow {
    bool v6;
    unsigned type, code;
    std::string_view text;
};

constexpr IcmpRow icmp_rows[] = {
    {false, 3, 0, "network unreachable"},
    {false, 3, 1, "host unreachable"},
    {false, 3, 2, "protocol unreachable"},
    {false, 3, 3, "port unreachable"},
    {false, 3, 4, "packet too big"},
    {false, 3, 9, "network administratively prohibited"},
    {false, 3, 10, "host administratively prohibited"},
    {false, 3, 13, "administratively prohibited"},
    {false, 11, 0, "time to live exceeded"},
    {true, 1, 0, "no route"},
    {true, 1, 1, "administratively prohibited"},
    {true, 1, 3, "address unreachable"},
    {true, 1, 4, "port unreachable"},
    {true, 1, 5, "source address failed policy"},
    {true, 1, 6, "route rejected"},
    {true, 2, 0, "packet too big"},
    {true, 3, 0, "hop limit exceeded"},
};

} // namespace

std::string address_text(const WireAddress& address)
{
    if (address.v6) return ipv6_text(address);
    std::string text;
    for (std::size_t i = 0; i < 4; ++i) text += (i == 0 ? "" : ".") + std::to_string(address.bytes[i]);
    return text;
}

std::string endpoint_text(const WireEndpoint& endpoint)
{
    const std::string address = address_text(endpoint.address);
    return (endpoint.address.v6 ? '[' + address + ']' : address) + ':' + std::to_string(endpoint.port);
}

std::string icmp_text(bool v6, unsigned type, unsigned code)
{
    for (const IcmpRow& row : icmp_rows)
        if (row.v6 == v6 && row.type == type && row.code == code) return std::string(row.text);
    return "type " + std::to_string(type) + ", code " + std::to_string(code);
}

} // namespace icewarn
