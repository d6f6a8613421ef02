// SPDX-License-Identifier: GPL-2.0-or-later
// What may lie behind a report, and where to look: one row a cause, the most telling first.
#pragma once

#include <cstdint>
#include <string_view>
#include <variant>

#include "icewarn/paths.hpp"

namespace icewarn {

/// What a rule may look at.
struct RuleInput {
    const ReportFacts& facts;
    const Paths& paths;
    std::uint32_t flags;

    bool has(std::uint32_t bits) const { return (flags & bits) != 0; }
    bool has_all(std::uint32_t bits) const { return (flags & bits) == bits; }
    bool lost(Path path) const { return paths.failed.has(path) || paths.unavailable.has(path); }

    /// Neither allocation came about, and not because an Edge refused the credentials, for which it must have answered.
    bool reached_no_edge() const { return has(0x1) || (has_all(0x2 | 0x8) && !has(0x4000)); }

    /// A relay path is lost, or media is. Else a relay that is not there was perhaps not needed.
    bool needed_relay() const { return lost(Path::udp_turn) || lost(Path::tcp_turn) || says_media_failed(facts); }

    /// The report is complete and says where the far side is, so that a relay that it does not name was not there.
    bool names_relays() const { return facts.remote_site.present && !facts.cut; }

    /// With another company, or with a public cloud.
    bool is_federated() const
    {
        const std::uint32_t id = facts.error_id.value_or(0);
        return facts.federation_type == 1u || facts.federation_type == 2u || (id >= 25 && id <= 27) ||
               (id >= 35 && id <= 37);
    }
};

struct VerdictRule {
    bool (*applies)(const RuleInput&);
    std::string_view sentence;
    bool though_nothing_failed; ///< worth a look even if the call is said to have worked
};

/// RFC 1918.
inline bool is_private(const KnownEndpoint& known)
{
    const Ipv4* ip = std::get_if<Ipv4>(&known.endpoint.address);
    if (ip == nullptr) return false;
    return (*ip)[0] == 10 || ((*ip)[0] == 172 && ((*ip)[1] & 0xf0) == 16) || ((*ip)[0] == 192 && (*ip)[1] == 168);
}

/// Each row says above it why it holds.
inline constexpr VerdictRule verdict_rules[] = {
    // Resource Kit: 0x1 is unexpected. Both allocations failed comes to the same.
    {[](const RuleInput& j) { return j.reached_no_edge(); },
     "The client's own A/V Edge was not reached: check that its service runs, and that UDP 3478 and TCP 443 to it are "
     "open from the client's network.",
     true},
    // 0x800000 is what a proxy that opens TLS does to the TURN connection, which only looks like TLS.
    {[](const RuleInput& j) { return j.has(0x800000); },
     "TLS inspection is likely: something on the way broke the pseudo-TLS connection to the A/V Edge; exempt TCP 443 "
     "of the Edge from inspection by proxies, firewalls and virus scanners.",
     true},
    // Resource Kit: 0x8 and 0x10 are unexpected, and a proxy on the way is the known cause. Invalid credentials make an
    // allocation fail although TCP is open.
    {[](const RuleInput& j) {
         const bool tcp_failed = j.has(0x10) || (j.has(0x8) && !j.has(0x4000));
         return tcp_failed && !j.reached_no_edge() && !j.has(0x800000);
     },
     "TCP to the client's own A/V Edge failed: check that its TCP 443 is open, and that no proxy on the way breaks the "
     "connection.",
     true},
    {[](const RuleInput& j) { return j.has(0x4000); },
     "The A/V Edge did not accept the client's credentials: check the A/V authentication service (MRAS), and that the "
     "clocks agree.",
     true},
    {[](const RuleInput& j) { return j.has(0x2000000); },
     "The HTTP proxy did not accept the user's credentials, so TCP to the relay could not pass it.", true},
    // A client without a relay names none; where it names one, the flag is about another.
    {[](const RuleInput& j) { return j.has(0x80000) && !j.facts.local_mr.present && !j.facts.cut; },
     "The client had no A/V Edge: normal where none is deployed, but then at most the far side's relay leads through "
     "NAT and firewalls. Where there is one, check that the client is told of it and can resolve its name.",
     false},
    {[](const RuleInput& j) { return j.has(0x200000); },
     "The client ran out of media ports: allow at least 20 ports a call for audio and video, 3 for sharing and file "
     "transfer, and look at PortRange.",
     true},
    // The support article: LocalMR is there and RemoteMR is not, so the far client had no TURN allocation.
    {[](const RuleInput& j) {
         return j.needed_relay() && j.names_relays() && j.facts.local_mr.present && !j.facts.remote_mr.present;
     },
     "The far side reported no relay (LocalMR is there, RemoteMR is not): look there first, whether it can reach its "
     "A/V Edge on UDP 3478 and TCP 443.",
     false},
    // The same the other way round, unless the flag says that there is none.
    {[](const RuleInput& j) {
         return j.needed_relay() && j.names_relays() && !j.facts.local_mr.present && j.facts.remote_mr.present &&
                !j.has(0x80000);
     },
     "The reporting side had no relay (RemoteMR is there, LocalMR is not): check whether it can reach its A/V Edge on "
     "UDP 3478 and TCP 443.",
     false},
    // The Edge hands out the address that it is configured with; outside, one of RFC 1918 leads nowhere.
    {[](const RuleInput& j) { return is_private(j.facts.local_mr) || is_private(j.facts.remote_mr); },
     "A relay has a private address (RFC 1918): is that A/V Edge behind NAT and not configured with its public "
     "address?",
     false},
    // Between companies media goes from Edge to Edge.
    {[](const RuleInput& j) {
         return j.needed_relay() && j.is_federated() && j.facts.local_mr.present && j.facts.remote_mr.present;
     },
     "A federated call with relays on both sides: check UDP 3478 and TCP 443 between both companies' A/V Edges, and "
     "TCP 50000-59999 outbound for older ones.",
     false},
    {[](const RuleInput& j) { return j.has(0x40000); },
     "Bandwidth policy refused the path through two A/V Edges: check the bandwidth allotted between these sites.",
     false},
    {[](const RuleInput& j) { return j.has(0x400 | 0x800); },
     "A connectivity check or a TURN server's answer arrived altered: look for devices that rewrite STUN (SIP or NAT "
     "helpers of routers).",
     false},
    {[](const RuleInput& j) { return j.has(0x8000000); },
     "Packets came through at first and then no more: third-party Winsock layers (LSP) on a client and "
     "application-aware firewalls are known causes.",
     false},
    // The support article's list. A path that was only untried says nothing, so local connectivity has to be lost too.
    {[](const RuleInput& j) {
         return is_tcp_media(j.facts.media) && j.lost(Path::local_tcp) && j.lost(Path::tcp_turn);
     },
     "Usual causes for TCP media: a firewall, a virus scanner, or a limit on connections on either side or between it "
     "and the relay.",
     false},
    // A relay that was not configured, or refused the credentials, says nothing of UDP.
    {[](const RuleInput& j) {
         return j.lost(Path::local_udp) && j.lost(Path::udp_turn) && j.has(0x2 | 0x80) && !j.has(0x4000) &&
                !j.reached_no_edge();
     },
     "No UDP through the relay: one side is likely behind a firewall or HTTP proxy that blocks UDP; check UDP 3478 to "
     "the A/V Edges.",
     false},
};

} // namespace icewarn
