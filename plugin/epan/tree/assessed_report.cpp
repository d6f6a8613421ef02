// SPDX-License-Identifier: GPL-2.0-or-later
// Judging a report in the light of its call.
#include "epan/tree/assessed_report.hpp"

#include "reports/extractor.hpp"

namespace icewarn {
void assess_report(const TreeContext& canvas, const Report& report, AssessedReport& assessed)
{
    assessed.facts = facts_of(canvas.diagnostics, report);
    assessed.side = report.side;
    assessed.flags_damaged = flags_damaged(canvas.diagnostics, report);
    assess_facts(canvas, canvas.text(report.media, report.media_quoted), assessed);
}

void assess_facts(const TreeContext& canvas, const char* media, AssessedReport& assessed)
{
    assessed.media = wmem_ascii_strdown(canvas.pinfo->pool, media, -1);
    assessed.facts.media = printable(canvas.pinfo, assessed.media);
    assessed.offered = offered_by_sides(canvas.call_ref, assessed.side, assessed.media);
    assess(assessed.facts, assessed.offered, assessed.verdict);
}

bool assess_request(const TreeContext& canvas, AssessedReport& assessed)
{
    assessed.facts.error_id = canvas.diagnostics.error_id;
    assessed.has_media_report = false;
    assessed.facts.media = assessed.media;
    return assess(canvas.request, assessed.verdict);
}

} // namespace icewarn
