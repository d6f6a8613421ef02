// SPDX-License-Identifier: GPL-2.0-or-later
// RFC 5952, the recommended form of IPv6 addresses.
#include "reports/page/endpoint_text.hpp"

#include <array>
#include <cstdio>

namespace icewarn::page {
namespace {

std::string text_of(const Ipv4& ip)
{
    return std::to_string(ip[0]) + "." + std::to_string(ip[1]) + "." + std::to_string(ip[2]) + "." +
           std::to_string(ip[3]);
}

/// Where the longest run of zero groups begins and ends, of two or more; RFC 5952 4.2.
struct Run {
    std::size_t begin = 8, end = 8;
};

Run longest_run(const std::array<unsigned, 8>& groups)
{
    Run best;
    for (std::size_t begin = 0; begin < groups.size(); ++begin) {
        std::size_t end = begin;
        while (end < groups.size() && groups[end] == 0) ++end;
        if (end - begin >= 2 && end - begin > best.end - best.begin) best = {begin, end};
    }
    return best;
}

std::string text_of(const Ipv6& ip)
{
    std::array<unsigned, 8> groups{};
    for (std::size_t i = 0; i < groups.size(); ++i)
        groups[i] = static_cast<unsigned>(ip[2 * i]) << 8 | static_cast<unsigned>(ip[2 * i + 1]);
    const Run run = longest_run(groups);
    std::string text;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (i == run.begin) {
            text += "::";
            i = run.end - 1;
            continue;
        }
        if (!text.empty() && text.back() != ':') text += ':';
        std::array<char, 8> group{};
        std::snprintf(group.data(), group.size(), "%x", groups[i]);
        text += group.data();
    }
    return text;
}

} // namespace

std::string address_text(const Endpoint& endpoint)
{
    if (const auto* ip = std::get_if<Ipv4>(&endpoint.address)) return text_of(*ip);
    if (const auto* ip = std::get_if<Ipv6>(&endpoint.address)) return text_of(*ip);
    return "";
}

} // namespace icewarn::page
