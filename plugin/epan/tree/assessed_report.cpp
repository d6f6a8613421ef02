// SPDX-License-Identifier: GPL-2.0-or-later
// Judging a report in the light of its call.
#include "epan/tree/assessed_report.hpp"

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

void assess_report(const TreeContext& canvas, const Report& report, AssessedReport& assessed)
{
    assessed.facts = facts_of(canvas.diagnostics, report);
    assessed.side = report.side;
    assess_facts(canvas, canvas.text(report.media, report.media_quoted), assessed);
}

void assess_facts(const TreeContext& canvas, const char* media, AssessedReport& assessed)
{
    assessed.media = wmem_ascii_strdown(canvas.pinfo->pool, media, -1);
    assessed.facts.media = printable(canvas.pinfo, assessed.media);
    assessed.offered = offered_by_sides(canvas.call_ref, assessed.side, assessed.media);
    assess(assessed.facts, assessed.verdict, transports_of(assessed.offered.remote));
    add_offered_relays(relays_of(assessed.offered.local), relays_of(assessed.offered.remote), assessed.verdict);
}

bool assess_request(const TreeContext& canvas, AssessedReport& assessed)
{
    assessed.facts.error_id = canvas.diagnostics.error_id;
    assessed.has_media_report = false;
    assessed.facts.media = assessed.media;
    RequestFacts facts;
    facts.error_id = canvas.diagnostics.error_id;
    facts.status = canvas.call_ref.status;
    return assess(facts, assessed.verdict);
}

} // namespace icewarn
