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

} // namespace

void judge_report(const Canvas& canvas, const Report& report, JudgedReport& judged)
{
    judged.facts = facts_of(canvas.diagnostics, report);
    judged.side = report.side;
    judge_facts(canvas, canvas.text(report.media, report.media_quoted), judged);
}

void judge_facts(const Canvas& canvas, const char* media, JudgedReport& judged)
{
    judged.media = wmem_ascii_strdown(canvas.pinfo->pool, media, -1);
    judged.facts.media = printable(canvas.pinfo, judged.media);
    judge(judged.facts, judged.verdict);
    judged.offered = offered_by_sides(canvas.reference, judged.side, judged.media);
    add_offered_relays(relays_of(judged.offered.local), relays_of(judged.offered.remote), judged.verdict);
}

} // namespace icewarn
