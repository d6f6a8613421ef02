// SPDX-License-Identifier: GPL-2.0-or-later
// Which flows of a capture belong to which relay and which path of a report.
#pragma once

#include <vector>

#include "core/wire/evidence.hpp"
#include "core/wire/tally.hpp"

namespace icewarn {

/// The flows of one relay, or of a proxy before it.
struct RelayFlows {
    WireEndpoint server;
    bool tcp = false;
    std::vector<SidedFlow> flows;
};

/// What the far end of a flow is.
enum class FarEnd : std::uint8_t { none, host, nat, relay };

struct SortedFlows {
    std::vector<RelayFlows> relays;
    std::vector<SidedFlow> direct[2][3]; ///< by UDP and TCP, and by host, NAT, relay
    std::vector<WireAddress> relay_addresses;
    bool knows_local = false; ///< the report or SDP names an address of its side
};

SortedFlows sort_flows(const FlowTable& flows, const EvidenceQuery& query);

/// False where the far side's SDP was seen and offers no relay.
bool may_have_relay(const EvidenceQuery& query);

/// False where the far side's SDP was seen and offers no reflexive candidate.
bool may_have_nat(const EvidenceQuery& query, bool tcp);

/// Which kinds of candidate the far side has, by what is known of it.
FarEnd far_end_of(const WireEndpoint& remote, const EvidenceQuery& query);

} // namespace icewarn
