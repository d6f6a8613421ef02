// SPDX-License-Identifier: GPL-2.0-or-later
// From kinds of candidates to the relays and transports that a verdict looks at.
#include "icewarn/offered_kinds.hpp"

namespace icewarn {
namespace {

OfferedRelays relays_of(const std::optional<CandidateSet>& offered)
{
    if (!offered) return {};
    return {true, offered->has(CandidateType::relay, CandidateTransport::udp),
            offered->has(CandidateType::relay, CandidateTransport::tcp)};
}

OfferedTransports transports_of(const std::optional<CandidateSet>& offered)
{
    OfferedTransports transports;
    if (!offered || offered->empty()) return transports; // empty: none that could be read
    transports.udp = transports.tcp = false;
    for (const CandidateType type : {CandidateType::host, CandidateType::srflx, CandidateType::prflx,
                                     CandidateType::relay, CandidateType::unstated}) {
        transports.udp = transports.udp || offered->has(type, CandidateTransport::udp);
        transports.tcp = transports.tcp || offered->has(type, CandidateTransport::tcp);
    }
    return transports;
}

} // namespace

void assess(const ReportFacts& facts, const OfferedKinds& offered, Verdict& verdict)
{
    assess(facts, verdict, transports_of(offered.remote));
    add_offered_relays(relays_of(offered.local), relays_of(offered.remote), verdict);
}

} // namespace icewarn
