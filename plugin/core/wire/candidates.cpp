// SPDX-License-Identifier: GPL-2.0-or-later
// Both forms have the transport followed by priority, address and port; only in RFC 8839 a kind follows.
#include "core/wire/candidates.hpp"

#include <algorithm>
#include <array>

#include "icewarn/ascii.hpp"
#include "icewarn/scalars.hpp"

namespace icewarn {
namespace {

constexpr std::size_t most_candidates = 256;

using Words = std::array<std::string_view, 10>;

std::size_t split(std::string_view line, Words& words)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < line.size() && count < words.size();) {
        while (at < line.size() && is_blank(line[at])) ++at;
        std::size_t end = at;
        while (end < line.size() && !is_blank(line[end])) ++end;
        if (end > at) words[count++] = line.substr(at, end - at);
        at = end;
    }
    return count;
}

bool is_tcp(std::string_view word) { return equal_folded(word.substr(0, 3), "TCP"); }

bool is_transport(std::string_view word) { return equal_folded(word, "UDP") || is_tcp(word); }

CandidateType type_of(std::string_view word)
{
    if (equal_folded(word, "host")) return CandidateType::host;
    if (equal_folded(word, "srflx")) return CandidateType::srflx;
    if (equal_folded(word, "prflx")) return CandidateType::prflx;
    if (equal_folded(word, "relay")) return CandidateType::relay;
    return CandidateType::unstated;
}

std::string_view value_of(std::string_view line, std::string_view name)
{
    return line.size() > name.size() && equal_folded(line.substr(0, name.size()), name) ? line.substr(name.size())
                                                                                        : std::string_view();
}

std::optional<WireCandidate> read_candidate(std::string_view value)
{
    Words words;
    const std::size_t count = split(value, words);
    const std::size_t transport = count > 2 && is_transport(words[2]) ? 2 : 3;
    if (count < transport + 4 || !is_transport(words[transport])) return std::nullopt;
    Endpoint endpoint;
    if (const auto v4 = parse_ipv4(words[transport + 2])) endpoint.address = *v4;
    else if (const auto v6 = parse_ipv6(words[transport + 2])) endpoint.address = *v6;
    constexpr std::uint32_t largest_port = 65535;
    const auto port = parse_decimal(words[transport + 3], largest_port);
    if (port.value) endpoint.port = static_cast<std::uint16_t>(*port.value);
    const auto wire = to_wire(endpoint);
    if (!wire) return std::nullopt;
    const bool typed = count > transport + 5 && equal_folded(words[transport + 4], "typ");
    return WireCandidate{*wire, typed ? type_of(words[transport + 5]) : CandidateType::unstated,
                         is_tcp(words[transport])};
}

} // namespace

std::vector<OfferedCandidate> read_offered(std::string_view sdp)
{
    std::vector<OfferedCandidate> offered;
    std::string_view media, label;
    while (!sdp.empty() && offered.size() < most_candidates) {
        const std::size_t end = std::min(sdp.find_first_of("\r\n"), sdp.size());
        const std::string_view line = sdp.substr(0, end);
        sdp.remove_prefix(std::min(end + 1, sdp.size()));
        if (const std::string_view value = value_of(line, "m="); !value.empty()) {
            media = value.substr(0, value.find(' '));
            label = {};
        } else if (const std::string_view name = value_of(line, "a=label:"); !name.empty()) {
            label = name;
        }
        for (const std::string_view name : {"a=candidate:", "a=x-candidate-ipv6:"})
            if (const std::string_view value = value_of(line, name); !value.empty())
                if (const auto candidate = read_candidate(value)) offered.push_back({*candidate, media, label});
    }
    return offered;
}

std::optional<WireEndpoint> to_wire(const Endpoint& endpoint)
{
    WireEndpoint wire;
    wire.port = endpoint.port.value_or(0);
    if (const auto* v4 = std::get_if<Ipv4>(&endpoint.address)) {
        std::copy(v4->begin(), v4->end(), wire.address.bytes.begin());
        return wire;
    }
    if (const auto* v6 = std::get_if<Ipv6>(&endpoint.address)) {
        std::copy(v6->begin(), v6->end(), wire.address.bytes.begin());
        wire.address.v6 = true;
        return wire;
    }
    return std::nullopt;
}

bool is_same_media(std::string_view a, std::string_view b)
{
    while (true) {
        while (!a.empty() && a.front() == '-') a.remove_prefix(1);
        while (!b.empty() && b.front() == '-') b.remove_prefix(1);
        if (a.empty() || b.empty()) return a.empty() && b.empty();
        if (to_lower(a.front()) != to_lower(b.front())) return false;
        a.remove_prefix(1);
        b.remove_prefix(1);
    }
}

} // namespace icewarn
