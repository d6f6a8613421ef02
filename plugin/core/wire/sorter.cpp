// SPDX-License-Identifier: GPL-2.0-or-later
// By addresses and ports. A relay is known by the relay messages it got, by its address in report and SDP, and by DNS.
#include "core/wire/sorter.hpp"

#include <algorithm>

namespace icewarn {
namespace {

constexpr unsigned relay_udp_port = 3478;
constexpr unsigned relay_tcp_port = 443;

bool has_event(const Flow& flow, Event event)
{
    return std::any_of(flow.marks.begin(), flow.marks.end(), [event](const Mark& mark) { return mark.event == event; });
}

/// A frame begins no more than one flow.
std::uint32_t first_frame(const Flow& flow) { return flow.marks.empty() ? 0 : flow.marks.front().first_frame; }

bool has_relay_traffic(const Flow& flow)
{
    return has_event(flow, Event::allocate) || has_event(flow, Event::allocate_auth) || has_event(flow, Event::hello) ||
           has_event(flow, Event::connect) || has_event(flow, Event::send) || has_event(flow, Event::allocate_ok);
}

class Sorter {
public:
    Sorter(const FlowTable& flows, const EvidenceQuery& query) : flows_(flows), query_(query)
    {
        for (const auto& known : {query.local_site, query.base_address}) note_local(known);
        for (const WireCandidate& candidate : query.local)
            if (candidate.type == CandidateType::host || candidate.type == CandidateType::unstated)
                if (!query.local_mr || candidate.endpoint.address != query.local_mr->address)
                    note_local(candidate.endpoint);
        sorted_.knows_local = !addresses_.empty();
    }

    SortedFlows sort()
    {
        std::vector<SidedFlow> own;
        for (const Flow* flow : flows_.all())
            if (flow->last_ns >= query_.since_ns) take(*flow, own);
        // The order of the packets, which is the same each time; that of the table is not.
        std::sort(own.begin(), own.end(),
                  [](const SidedFlow& a, const SidedFlow& b) { return first_frame(*a.flow) < first_frame(*b.flow); });
        note_relays(own);
        for (const SidedFlow& flow : own)
            if (!take_relay(flow)) take_direct(flow);
        for (RelayFlows& relay : sorted_.relays) keep_closest(relay.flows);
        for (auto& transport : sorted_.direct)
            for (auto& flows : transport) keep_closest(flows);
        return std::move(sorted_);
    }

private:
    void note_local(const std::optional<WireEndpoint>& endpoint)
    {
        if (!endpoint) return;
        addresses_.push_back(endpoint->address);
        if (endpoint->port != 0) ports_.push_back(endpoint->port);
    }

    bool is_local(const WireAddress& address) const
    {
        return std::find(addresses_.begin(), addresses_.end(), address) != addresses_.end();
    }

    /// Of an allocated address: whether the report or SDP has it; nothing where they do not say which they have.
    std::optional<bool> is_own_allocation(const WireEndpoint& allocated) const
    {
        if (query_.local_mr && *query_.local_mr == allocated) return true;
        std::optional<bool> own;
        for (const WireCandidate& candidate : query_.local) {
            if (candidate.endpoint == allocated) return true;
            own = false;
        }
        return own;
    }

    Ties ties_of(const SidedFlow& flow) const
    {
        const std::uint16_t port = flow.local().port;
        if (std::find(ports_.begin(), ports_.end(), port) != ports_.end()) return Ties::named;
        if (const auto& allocated = flow.flow->allocated)
            if (const auto own = is_own_allocation(*allocated)) return *own ? Ties::named : Ties::none;
        const bool has_range = query_.port_min && query_.port_max;
        return has_range && (port < *query_.port_min || port > *query_.port_max) ? Ties::none : Ties::range;
    }

    bool is_call(std::uint64_t named) const
    {
        return named != 0 && (named == query_.call || named == query_.call_bytes);
    }

    void take(const Flow& flow, std::vector<SidedFlow>& own) const
    {
        const bool is_client = is_local(flow.client.address);
        const bool is_server = is_local(flow.server.address);
        const bool named = is_call(flow.call) || is_call(flow.dialog);
        if (is_client == is_server && !named) return;
        SidedFlow sided{&flow, is_client || !is_server, Ties::named};
        if (!named) sided.ties = ties_of(sided);
        own.push_back(sided);
    }

    void note_relay(const WireAddress& address)
    {
        auto& known = sorted_.relay_addresses;
        if (std::find(known.begin(), known.end(), address) == known.end()) known.push_back(address);
    }

    void note_relays(const std::vector<SidedFlow>& own)
    {
        if (query_.local_mr) note_relay(query_.local_mr->address);
        for (const WireCandidate& candidate : query_.local)
            if (candidate.type == CandidateType::relay) note_relay(candidate.endpoint.address);
        if (const Lookup* lookup = flows_.find_lookup(query_.relay_name))
            for (const WireAddress& address : lookup->addresses) note_relay(address);
        for (const SidedFlow& flow : own) {
            if (has_relay_traffic(*flow.flow)) note_relay(flow.remote().address);
            if (flow.flow->alternate) note_relay(flow.flow->alternate->address);
        }
    }

    bool is_relay(const SidedFlow& flow) const
    {
        if (!flow.local_is_client || flow.flow->other_tls) return false;
        if (has_relay_traffic(*flow.flow)) return true;
        if (flow.remote().port != (flow.flow->tcp ? relay_tcp_port : relay_udp_port)) return false;
        const auto& known = sorted_.relay_addresses;
        return std::find(known.begin(), known.end(), flow.remote().address) != known.end();
    }

    bool take_relay(const SidedFlow& flow)
    {
        if (!is_relay(flow)) return false;
        for (RelayFlows& relay : sorted_.relays)
            if (relay.tcp == flow.flow->tcp && relay.server == flow.remote()) {
                relay.flows.push_back(flow);
                return true;
            }
        sorted_.relays.push_back({flow.remote(), flow.flow->tcp, {flow}});
        return true;
    }

    void take_direct(const SidedFlow& flow)
    {
        const FarEnd end = far_end_of(flow.remote(), query_);
        if (end == FarEnd::none) return;
        sorted_.direct[flow.flow->tcp ? 1 : 0][static_cast<std::size_t>(end) - 1].push_back(flow);
    }

    /// Flows count where there are none that are tied closer to the call: they may be another one's.
    static void keep_closest(std::vector<SidedFlow>& flows)
    {
        Ties closest = Ties::none;
        for (const SidedFlow& flow : flows) closest = std::max(closest, flow.ties);
        flows.erase(std::remove_if(flows.begin(), flows.end(),
                                   [closest](const SidedFlow& flow) { return flow.ties != closest; }),
                    flows.end());
    }

    const FlowTable& flows_;
    const EvidenceQuery& query_;
    std::vector<WireAddress> addresses_;
    std::vector<std::uint16_t> ports_;
    SortedFlows sorted_;
};

FarEnd end_of(CandidateType type)
{
    switch (type) {
    case CandidateType::host: return FarEnd::host;
    case CandidateType::srflx:
    case CandidateType::prflx: return FarEnd::nat;
    case CandidateType::relay: return FarEnd::relay;
    case CandidateType::unstated: break;
    }
    return FarEnd::none;
}

} // namespace

FarEnd far_end_of(const WireEndpoint& remote, const EvidenceQuery& query)
{
    FarEnd by_address = FarEnd::none;
    for (const WireCandidate& candidate : query.remote) {
        if (candidate.endpoint.address != remote.address) continue;
        const FarEnd end = end_of(candidate.type);
        if (end == FarEnd::none) continue;
        if (candidate.endpoint.port == remote.port) return end;
        if (by_address == FarEnd::none) by_address = end;
    }
    if (by_address != FarEnd::none) return by_address;
    if (query.remote_mr && query.remote_mr->address == remote.address) return FarEnd::relay;
    const bool unstated = std::any_of(query.remote.begin(), query.remote.end(), [&](const WireCandidate& candidate) {
        return candidate.endpoint.address == remote.address;
    });
    if (unstated || (query.remote_site && query.remote_site->address == remote.address))
        return query.both_inside ? FarEnd::host : FarEnd::nat;
    return FarEnd::none;
}

bool may_have_relay(const EvidenceQuery& query)
{
    return query.remote.empty() || query.remote_mr ||
           std::any_of(query.remote.begin(), query.remote.end(), [](const WireCandidate& candidate) {
               return candidate.type == CandidateType::relay || candidate.type == CandidateType::unstated;
           });
}

bool may_have_nat(const EvidenceQuery& query, bool tcp)
{
    return query.remote.empty() ||
           std::any_of(query.remote.begin(), query.remote.end(), [tcp](const WireCandidate& candidate) {
               const FarEnd end = end_of(candidate.type);
               return candidate.tcp == tcp && (end == FarEnd::nat || end == FarEnd::none);
           });
}

SortedFlows sort_flows(const FlowTable& flows, const EvidenceQuery& query) { return Sorter(flows, query).sort(); }

} // namespace icewarn
