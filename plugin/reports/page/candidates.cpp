// SPDX-License-Identifier: GPL-2.0-or-later
// `a=candidate` in the form of RFC 8839 (foundation component transport priority address port typ kind) and in the
// older one of [MS-ICE] (id component password transport priority address port); in both the transport tells where it
// stands.
#include "reports/page/candidates.hpp"

#include <algorithm>
#include <array>

#include "icewarn/ascii.hpp"
#include "reports/page/words.hpp"

namespace icewarn::page {
namespace {

/// Words of a line as far as a candidate has them; the rest is not looked at.
struct Words {
    std::array<std::string_view, 10> word;
    std::size_t count = 0;
};

Words split(std::string_view line)
{
    Words words;
    for (std::size_t at = 0; at < line.size() && words.count < words.word.size();) {
        while (at < line.size() && is_blank(line[at])) ++at;
        std::size_t end = at;
        while (end < line.size() && !is_blank(line[end])) ++end;
        if (end > at) words.word[words.count++] = line.substr(at, end - at);
        at = end;
    }
    return words;
}

bool is_transport(std::string_view word)
{
    return equal_folded(word, "UDP") ||
           (equal_folded(word.substr(0, 3), "TCP") && (word.size() == 3 || word[3] == '-'));
}

std::string with_port(std::string_view address, std::string_view port)
{
    const bool is_ipv6 = address.find(':') != std::string_view::npos;
    return (is_ipv6 ? "[" : "") + std::string(address) + (is_ipv6 ? "]:" : ":") + std::string(port);
}

std::string kind_name(std::string_view kind)
{
    if (equal_folded(kind, "srflx")) return "NAT (srflx)";
    if (equal_folded(kind, "prflx")) return "NAT (prflx)";
    return std::string(kind);
}

bool is_same(const Candidate& a, const Candidate& b)
{
    return a.medium == b.medium && a.kind == b.kind && a.transport == b.transport && a.address == b.address;
}

void add(CandidateList& list, Candidate candidate)
{
    const bool known = std::any_of(list.candidates.begin(), list.candidates.end(),
                                   [&](const Candidate& one) { return is_same(one, candidate); });
    if (known) return;
    if (list.candidates.size() < most_candidates) list.candidates.push_back(std::move(candidate));
    else ++list.left_out;
}

void read_candidate(std::string_view value, std::string_view medium, CandidateList& list)
{
    const Words words = split(value);
    const std::size_t transport = words.count > 2 && is_transport(words.word[2]) ? 2 : 3;
    if (words.count < transport + 4 || !is_transport(words.word[transport])) return;
    Candidate candidate;
    candidate.medium = medium;
    candidate.transport = words.word[transport];
    candidate.address = with_port(words.word[transport + 2], words.word[transport + 3]);
    const bool has_kind = words.count > transport + 5 && equal_folded(words.word[transport + 4], "typ");
    candidate.kind = has_kind ? kind_name(words.word[transport + 5]) : unspecified_kind;
    add(list, std::move(candidate));
}

/// What follows the name, or nothing for another line.
std::string_view value_of(std::string_view line, std::string_view name)
{
    return line.size() > name.size() && equal_folded(line.substr(0, name.size()), name) ? line.substr(name.size())
                                                                                        : std::string_view();
}

} // namespace

void read_candidates(std::string_view sdp, CandidateList& list)
{
    std::string_view medium;
    while (!sdp.empty()) {
        const std::size_t end = std::min(sdp.find_first_of("\r\n"), sdp.size());
        const std::string_view line = sdp.substr(0, end);
        sdp.remove_prefix(std::min(end + 1, sdp.size()));
        if (const std::string_view media = value_of(line, "m="); !media.empty())
            medium = media.substr(0, media.find(' '));
        for (const std::string_view name : {"a=candidate:", "a=x-candidate-ipv6:"})
            if (const std::string_view value = value_of(line, name); !value.empty())
                read_candidate(value, medium, list);
    }
}

} // namespace icewarn::page
