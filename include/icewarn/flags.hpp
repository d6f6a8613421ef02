// SPDX-License-Identifier: GPL-2.0-or-later
// The ICEWarn bit field of Lync 2010 and later: what each bit means, whether it is normal, and what to check;
// plugin/data/ice-flags.tsv.
//
// The meaning of the low ten bits is documented in chapter 9 of the Lync Server 2010 Resource Kit ("External Voice and
// Conferencing Diagnostics"). The others are known from one published copy of the same table, and agree with the order
// of the members of Microsoft's MSIceWarningFlags; two are known from that order alone and are marked as inferred.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace icewarn {

/// How bad a set bit is in itself.
enum class FlagClass : std::uint8_t { failure, degraded, info };

/// What the Resource Kit says of seeing the bit set.
enum class Remark : std::uint8_t { expected, conditional, can_occur, unexpected, not_a_failure, unstated };

/// Where a fact comes from; `uncertain` and `inferred` ones are marked where they are shown.
enum class Basis : std::uint8_t {
    documented,
    one_copy,
    trace,
    elsewhere, ///< documented for a sister protocol
    name_only, ///< a name documented for a later product, not seen in these headers: its values are not assessed
    inferred,
    uncertain
};

struct Flag {
    std::uint32_t bit;      ///< the one bit of ICEWarn
    std::string_view leaf;  ///< last part of the display-filter name, icewarn.<leaf>
    std::string_view label; ///< what it says, as a sentence without a full stop
    std::string_view brief; ///< for one-line summaries
    bool brief_failed;      ///< summaries say "<brief> failed", together with others of the kind
    FlagClass klass;
    Remark remark;
    Basis basis;
    std::string_view advice;     ///< what to check
    std::string_view if_untried; ///< instead of `advice` while 0x20 is clear: the path is then perhaps not tried
};

namespace detail {
constexpr auto failure = FlagClass::failure;
constexpr auto degraded = FlagClass::degraded;
constexpr auto info = FlagClass::info;
} // namespace detail

// clang-format off
inline constexpr std::array<Flag, 29> flag_table{{
    {0x00000001, "turn_unreachable", "TURN server unreachable",
     "TURN server unreachable", false, detail::failure, Remark::unexpected, Basis::documented,
     "No TURN server answered, TCP 443 as the last resort included. Check that the A/V Edge service runs and that UDP "
     "3478 and TCP 443 to it are open.", ""},
    {0x00000002, "turn_udp_alloc_failed", "UDP allocation on the TURN server failed",
     "TURN UDP allocation", true, detail::failure, Remark::conditional, Basis::documented,
     "Normal behind a firewall that blocks UDP; otherwise open UDP 3478 to the A/V Edge.", ""},
    {0x00000004, "turn_udp_send_failed", "Sending UDP to the TURN server failed",
     "TURN UDP sending", true, detail::failure, Remark::conditional, Basis::documented,
     "Normal behind a firewall that blocks UDP; otherwise look for a local filter that drops UDP 3478.", ""},
    {0x00000008, "turn_tcp_alloc_failed", "TCP allocation on the TURN server failed",
     "TURN TCP allocation", true, detail::failure, Remark::unexpected, Basis::documented,
     "Check that TCP 443 of the A/V Edge is reachable and that no proxy on the way breaks the TLS attempt.", ""},
    {0x00000010, "turn_tcp_send_failed", "Sending TCP to the TURN server failed",
     "TURN TCP sending", true, detail::failure, Remark::unexpected, Basis::documented,
     "Check that TCP 443 of the A/V Edge is reachable and that no proxy at the far end breaks the TLS attempt.", ""},
    {0x00000020, "local_failed", "Local connectivity failed",
     "local", true, detail::failure, Remark::can_occur, Basis::documented,
     "The direct check between hosts failed (UDP for audio and video, TCP for sharing and file transfer); usual when "
     "NAT or a firewall separates them.", ""},
    {0x00000040, "udp_nat_failed", "UDP NAT connectivity failed",
     "UDP NAT", true, detail::failure, Remark::can_occur, Basis::documented,
     "No direct UDP path through the NATs; usual when NAT or a firewall separates the clients.", ""},
    {0x00000080, "udp_turn_failed", "UDP TURN connectivity failed",
     "UDP TURN", true, detail::failure, Remark::can_occur, Basis::documented,
     "No UDP path through the relay; one side may sit behind a firewall that blocks UDP, or behind an HTTP proxy.", ""},
    {0x00000100, "tcp_nat_failed", "TCP NAT connectivity failed",
     "TCP NAT", true, detail::failure, Remark::expected, Basis::documented,
     "0x20 is set too, so there is no direct TCP path either: NAT or a firewall separates the hosts.",
     "0x20 is clear: local connectivity is not reported failed, so this path may only be untried."},
    {0x00000200, "tcp_turn_failed", "TCP TURN connectivity failed",
     "TCP TURN", true, detail::failure, Remark::expected, Basis::documented,
     "0x20 is set too. One side had no TURN allocation, or a firewall, virus scanner or TLS inspection blocks TCP to "
     "the relay.",
     "0x20 is clear: local connectivity is not reported failed, so this path may only be untried."},
    {0x00000400, "msg_integrity_failed", "Message integrity failed in a connectivity check",
     "message integrity", true, detail::failure, Remark::unexpected, Basis::one_copy,
     "A check arrived with a wrong integrity value: something altered it on the way, or an attack is under way.", ""},
    {0x00000800, "alloc_integrity_failed", "Message integrity failed in an allocation response",
     "allocation integrity", true, detail::failure, Remark::unstated, Basis::inferred,
     "A TURN server's answer to an allocation carried a wrong integrity value; the bit is not documented.", ""},
    {0x00001000, "policy_server_configured", "Bandwidth policy server configured",
     "bandwidth policy configured", false, detail::info, Remark::not_a_failure, Basis::one_copy,
     "A bandwidth policy applied to the call; if the call failed, look at the bandwidth allotted to the link.", ""},
    {0x00002000, "check_send_failed", "Connectivity check could not be sent",
     "check could not be sent", false, detail::failure, Remark::unexpected, Basis::one_copy,
     "Memory or another local cause kept checks from being sent; the computer may be overloaded.", ""},
    {0x00004000, "turn_credentials_invalid", "TURN credentials expired or unknown",
     "TURN credentials invalid", false, detail::failure, Remark::unexpected, Basis::one_copy,
     "The A/V Edge did not know the user name (STUN error 436): its authentication service (MRAS) may be down, or "
     "clocks differ.", ""},
    {0x00008000, "policy_removed_candidates", "Bandwidth policy removed candidates",
     "policy removed candidates", false, detail::degraded, Remark::unstated, Basis::one_copy,
     "Policy forced another route; if the call failed, the policy topology is wrong for this pair of sites.", ""},
    {0x00010000, "policy_reduced_bandwidth", "Bandwidth policy reduced the bandwidth",
     "policy reduced bandwidth", false, detail::info, Remark::not_a_failure, Basis::one_copy,
     "The call ran below its best quality (narrow-band codec, no HD video).", ""},
    {0x00020000, "policy_keepalive_failed", "Bandwidth policy keep-alive failed",
     "policy keep-alive", true, detail::degraded, Remark::unexpected, Basis::one_copy,
     "The call goes on, but its bandwidth may be counted wrongly; check the policy or TURN server.", ""},
    {0x00040000, "policy_alloc_failed", "Bandwidth policy allocation failed",
     "policy allocation", true, detail::failure, Remark::unstated, Basis::one_copy,
     "The policy server refused a path through two A/V Edges (relay to relay).", ""},
    {0x00080000, "turn_not_configured", "No TURN server configured",
     "no TURN server configured", false, detail::failure, Remark::unstated, Basis::one_copy,
     "The client had no TURN server, or could not resolve its name in DNS. Normal where no Edge is deployed.", ""},
    {0x00100000, "multiple_turn_servers", "Multiple TURN servers configured or tried",
     "multiple TURN servers", false, detail::info, Remark::expected, Basis::one_copy,
     "Normal with DNS load balancing.", ""},
    {0x00200000, "port_range_exhausted", "Port range exhausted",
     "port range exhausted", false, detail::failure, Remark::unstated, Basis::one_copy,
     "The configured range is too small: allow at least 20 ports a call for audio and video, 3 for sharing or file "
     "transfer.", ""},
    {0x00400000, "alternate_turn_received", "Alternate TURN server received",
     "alternate TURN server", false, detail::degraded, Remark::unstated, Basis::one_copy,
     "The TURN server is overloaded or refuses new clients; the call depends on the alternate one.", ""},
    {0x00800000, "pseudo_tls_failed", "Pseudo-TLS failed",
     "pseudo-TLS", true, detail::failure, Remark::unexpected, Basis::one_copy,
     "A proxy inspects TLS and breaks the connection to the TURN server; exempt the A/V Edge from inspection.", ""},
    {0x01000000, "http_proxy_configured", "HTTP proxy configured",
     "HTTP proxy configured", false, detail::info, Remark::not_a_failure, Basis::one_copy,
     "The client reaches the network through an HTTP proxy.", ""},
    {0x02000000, "http_proxy_auth_failed", "HTTP proxy authentication failed",
     "HTTP proxy authentication", true, detail::failure, Remark::unexpected, Basis::one_copy,
     "The proxy did not accept the user's credentials or the authentication method.", ""},
    {0x04000000, "turn_tcp_tcp_failed", "TCP-TCP connectivity through TURN failed",
     "TCP-TCP through TURN", true, detail::failure, Remark::unexpected, Basis::one_copy,
     "Open TCP 443 between the A/V Edges; 50000-59999 only where an OCS 2007 A/V Edge takes part. Also seen in calls "
     "that worked.", ""},
    {0x08000000, "use_candidate_failed", "Use-candidate checks failed",
     "use-candidate checks", true, detail::failure, Remark::unexpected, Basis::one_copy,
     "Some packets arrived and then no more: third-party Winsock layers (LSP) on a client and application-aware "
     "firewalls are known causes.", ""},
    {0x10000000, "fips_alloc_failed", "FIPS allocation failed",
     "FIPS allocation", true, detail::failure, Remark::unstated, Basis::inferred,
     "Allocation in FIPS mode failed; the bit is not documented.", ""},
}};
// clang-format on

/// The flag that the others are read against: while it is clear, a later path may only be untried.
inline constexpr std::uint32_t local_failed_bit = 0x20;

/// All bits that the table names.
inline constexpr std::uint32_t known_flags = [] {
    std::uint32_t all = 0;
    for (const Flag& flag : flag_table) all |= flag.bit;
    return all;
}();

/// The remark in words, to stand in parentheses; empty for Remark::unstated.
constexpr std::string_view remark_text(Remark remark)
{
    switch (remark) {
    case Remark::expected: return "often set, also in calls that work";
    case Remark::conditional: return "expected behind networks that block UDP";
    case Remark::can_occur: return "can occur in calls that work";
    case Remark::unexpected: return "not expected";
    case Remark::not_a_failure: return "not a failure";
    case Remark::unstated: break;
    }
    return "";
}

/// What to say of one set flag, in the light of the whole ICEWarn that it is part of.
struct Explanation {
    std::string_view remark; ///< in parentheses behind the label; may be empty
    std::string_view advice;
};

/// @param flag     a row of `flag_table` whose bit is set in `icewarn`
/// @param icewarn  the whole value, since "may only be untried" holds only while local connectivity did not fail
constexpr Explanation explain(const Flag& flag, std::uint32_t icewarn)
{
    if (flag.if_untried.empty()) return {remark_text(flag.remark), flag.advice};
    if ((icewarn & local_failed_bit) != 0) return {"", flag.advice};
    return {remark_text(flag.remark), flag.if_untried};
}

/// The most bytes that "label (remark): advice" of this flag can take, whatever the other flags are.
constexpr std::size_t longest_text(const Flag& flag)
{
    std::size_t longest = 0;
    for (const std::uint32_t icewarn : {flag.bit, flag.bit | local_failed_bit}) {
        const Explanation explanation = explain(flag, icewarn);
        const std::size_t remark = explanation.remark.empty() ? 0 : explanation.remark.size() + 3;
        const std::size_t size = flag.label.size() + remark + 2 + explanation.advice.size();
        if (size > longest) longest = size;
    }
    return longest;
}

} // namespace icewarn
