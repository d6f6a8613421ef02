// SPDX-License-Identifier: GPL-2.0-or-later
// Ends of a rule by their place in the call, and a table of what each lost path asks for.
#include "reports/page/asks.hpp"

#include <algorithm>
#include <array>

#include "reports/page/endpoint_text.hpp"

namespace icewarn::page {
namespace {

enum class End : std::uint8_t { own_client, far_client, own_edge, far_edge };

struct Situation {
    const ReportFacts& facts;
    const Paths& paths;
    std::uint32_t flags;

    bool has(std::uint32_t bits) const { return (flags & bits) != 0; }
    bool lost(Path path) const { return paths.failed.has(path) || paths.unavailable.has(path); }

    bool uses_udp() const { return !is_tcp_media(facts.media); }
    bool needs_udp_relay() const { return uses_udp() && lost(Path::udp_turn); }

    /// While the host-to-host path is not lost, that over the relay may only be untried.
    bool needs_tcp_relay() const { return lost(Path::tcp_turn) && (has(0x20) || !uses_udp()); }

    /// The report is complete, so that a relay that it does not name was not there.
    bool names_relays() const { return facts.remote_site.present && !facts.cut; }
    bool own_missing() const { return names_relays() && !facts.local_mr.present; }
    bool far_missing() const { return names_relays() && !facts.remote_mr.present; }
    bool only_far_missing() const { return far_missing() && facts.local_mr.present; }
    bool only_own_missing() const { return own_missing() && facts.remote_mr.present; }
    bool both_named() const { return facts.local_mr.present && facts.remote_mr.present; }

    bool own_udp_broken() const { return uses_udp() && has(0x1 | 0x2 | 0x4); }
    bool own_tcp_broken() const { return has(0x1 | 0x8 | 0x10 | 0x800000); }

    /// Both clients are in the company's own networks, where a direct path can be opened.
    bool both_internal() const
    {
        if (facts.local_location && facts.remote_location)
            return *facts.local_location == 2 && *facts.remote_location == 2;
        const std::uint32_t id = facts.error_id.value_or(0);
        return id == 22 || id == 32;
    }
};

struct Rule {
    bool (*applies)(const Situation&);
    End from;
    End to;
    const char* protocol;
    const char* port; ///< a null pointer: that of the endpoint or the port range
    const char* why;
    Ground ground;
};

/// The most telling first: what a flag says, then what a missing relay tells, then the rest of a lost path.
constexpr Rule rules[] = {
    {[](const Situation& s) { return s.own_udp_broken(); }, End::own_client, End::own_edge, "UDP", "3478",
     "ICEWarn says that UDP to the client's own relay failed (0x1, 0x2 or 0x4).", Ground::documented},
    {[](const Situation& s) { return s.own_tcp_broken() && !s.has(0x800000); }, End::own_client, End::own_edge, "TCP",
     "443", "ICEWarn says that TCP to the client's own relay failed (0x1, 0x8 or 0x10).", Ground::documented},
    {[](const Situation& s) { return s.has(0x800000); }, End::own_client, End::own_edge, "TCP", "443",
     "ICEWarn says that pseudo-TLS failed (0x800000): exempt this connection from TLS inspection; it looks like TLS "
     "and "
     "is none.",
     Ground::documented},
    {[](const Situation& s) { return s.needs_udp_relay() && s.only_far_missing(); }, End::far_client, End::far_edge,
     "UDP", "3478",
     "The far side has no relay in the report (RemoteMR is missing): it probably did not reach its A/V "
     "Edge.",
     Ground::inferred},
    {[](const Situation& s) { return s.needs_tcp_relay() && s.only_far_missing(); }, End::far_client, End::far_edge,
     "TCP", "443",
     "The far side has no relay in the report (RemoteMR is missing): it probably did not reach its A/V "
     "Edge.",
     Ground::inferred},
    {[](const Situation& s) { return s.needs_udp_relay() && s.own_missing() && !s.own_udp_broken(); }, End::own_client,
     End::own_edge, "UDP", "3478",
     "The client has no relay in its report (LocalMR is missing): it probably did not "
     "reach its A/V Edge.",
     Ground::inferred},
    {[](const Situation& s) { return s.needs_tcp_relay() && s.own_missing() && !s.own_tcp_broken(); }, End::own_client,
     End::own_edge, "TCP", "443",
     "The client has no relay in its report (LocalMR is missing): it probably did not "
     "reach its A/V Edge.",
     Ground::inferred},
    {[](const Situation& s) {
         return s.needs_udp_relay() && !s.only_far_missing() && !s.own_missing() && !s.own_udp_broken();
     },
     End::own_client, End::own_edge, "UDP", "3478",
     "No UDP path through the relay: on one side UDP to the A/V Edge is probably blocked.", Ground::inferred},
    {[](const Situation& s) {
         return s.needs_tcp_relay() && !s.only_far_missing() && !s.own_missing() && !s.own_tcp_broken();
     },
     End::own_client, End::own_edge, "TCP", "443",
     "No TCP path through the relay: on one side a firewall, a virus scanner or TLS inspection probably blocks it.",
     Ground::inferred},
    {[](const Situation& s) { return s.needs_udp_relay() && !s.only_own_missing() && !s.only_far_missing(); },
     End::far_client, End::far_edge, "UDP", "3478",
     "No UDP path through the relay: on one side UDP to the A/V Edge is probably blocked.", Ground::inferred},
    {[](const Situation& s) { return s.needs_tcp_relay() && !s.only_own_missing() && !s.only_far_missing(); },
     End::far_client, End::far_edge, "TCP", "443",
     "No TCP path through the relay: on one side a firewall, a virus scanner or TLS inspection probably blocks it.",
     Ground::inferred},
    {[](const Situation& s) { return s.needs_udp_relay() && s.both_named(); }, End::own_edge, End::far_edge, "UDP",
     "3478", "Both sides had a relay, so the media had to pass between the two A/V Edges, in both directions.",
     Ground::documented},
    {[](const Situation& s) { return (s.needs_tcp_relay() && s.both_named()) || s.has(0x4000000); }, End::own_edge,
     End::far_edge, "TCP", "443", "TCP between the two A/V Edges, in both directions.", Ground::documented},
    {[](const Situation& s) { return s.has(0x4000000); }, End::own_edge, End::far_edge, "TCP", "50000-59999",
     "Outbound, and only where an A/V Edge of Office Communications Server 2007 takes part.", Ground::documented},
    {[](const Situation& s) { return s.both_internal() && s.lost(Path::local_udp); }, End::own_client, End::far_client,
     "UDP", nullptr,
     "The direct path between two internal clients failed; the relay rows make up for it where clients "
     "may not talk to each other.",
     Ground::inferred},
    {[](const Situation& s) { return s.both_internal() && s.lost(Path::local_udp); }, End::far_client, End::own_client,
     "UDP", nullptr, "The same in the other direction.", Ground::inferred},
    {[](const Situation& s) { return s.both_internal() && s.lost(Path::local_tcp); }, End::own_client, End::far_client,
     "TCP", nullptr,
     "The direct path between two internal clients failed; the relay rows make up for it where clients "
     "may not talk to each other.",
     Ground::inferred},
    {[](const Situation& s) { return s.both_internal() && s.lost(Path::local_tcp); }, End::far_client, End::own_client,
     "TCP", nullptr, "The same in the other direction.", Ground::inferred},
};

/// Names of the ends as the page has them everywhere, by the side that reports.
const char* name_of(End end, std::optional<Side> side)
{
    constexpr std::array<std::array<const char*, 4>, 3> names{{
        {"Caller's client", "Callee's client", "A/V Edge of the caller", "A/V Edge of the callee"},
        {"Callee's client", "Caller's client", "A/V Edge of the callee", "A/V Edge of the caller"},
        {"Reporting client", "Far client", "A/V Edge of the reporting client", "A/V Edge of the far client"},
    }};
    const std::size_t row = !side ? 2 : (*side == Side::caller ? 0 : 1);
    return names[row][static_cast<std::size_t>(end)];
}

std::string range_text(const PortRange& range)
{
    if (!range.min || !range.max) return "";
    return std::to_string(*range.min) + "-" + std::to_string(*range.max);
}

constexpr const char* source_ports = ", source ports ";

class Rows {
public:
    Rows(const ReportFacts& facts, std::optional<Side> side, const PortRange& range)
        : facts_(facts), side_(side), range_(range)
    {}

    AskRow row(const Rule& rule) const
    {
        AskRow row{end_text(rule.from), end_text(rule.to), rule.protocol, port_text(rule), rule.why, rule.ground};
        if (rule.from == End::own_client && !range_text(range_).empty()) row.from += source_ports + range_text(range_);
        return row;
    }

private:
    const KnownEndpoint& endpoint_of(End end) const
    {
        switch (end) {
        case End::own_client: return facts_.local_site;
        case End::far_client: return facts_.remote_site;
        case End::own_edge: return facts_.local_mr;
        case End::far_edge: break;
        }
        return facts_.remote_mr;
    }

    std::string end_text(End end) const
    {
        const std::string address = address_text(endpoint_of(end).endpoint);
        return name_of(end, side_) + (", " + (address.empty() ? "address not in the report" : address));
    }

    std::string port_text(const Rule& rule) const
    {
        if (rule.port != nullptr) return rule.port;
        if (rule.to == End::own_client && !range_text(range_).empty()) return range_text(range_) + " (PortRange)";
        const auto port = endpoint_of(rule.to).endpoint.port;
        return port ? std::to_string(*port) + " (of this call)" : "the client's media ports";
    }

    const ReportFacts& facts_;
    std::optional<Side> side_;
    const PortRange& range_;
};

std::string without_ports(const std::string& from) { return from.substr(0, from.find(source_ports)); }

bool is_same(const AskRow& a, const AskRow& b)
{
    return without_ports(a.from) == without_ports(b.from) && a.to == b.to && a.protocol == b.protocol &&
           a.port == b.port;
}

} // namespace

void add_asks(const ReportFacts& facts, const Paths& paths, std::optional<Side> side, const PortRange& range,
              std::vector<AskRow>& rows)
{
    if (says_nothing_failed(facts)) return;
    const Situation situation{facts, paths, facts.flags.value_or(0)};
    const Rows writer(facts, side, range);
    for (const Rule& rule : rules) {
        if (!rule.applies(situation)) continue;
        AskRow row = writer.row(rule);
        const bool known = std::any_of(rows.begin(), rows.end(), [&](const AskRow& one) { return is_same(one, row); });
        if (!known) rows.push_back(std::move(row));
    }
}

} // namespace icewarn::page
