// SPDX-License-Identifier: GPL-2.0-or-later
// Assessing a report in the light of its call.
#include "epan/tree/assessed_report.hpp"

namespace icewarn {

void assess_report(const TreeContext& context, const MediaReport& report, AssessedReport& assessed)
{
    static_cast<MediaReport&>(assessed) = report;
    const char* media = to_utf8(context.pinfo, report.raw_media, report.media_quoted);
    assessed.media = wmem_ascii_strdown(context.pinfo->pool, media, -1);
    assessed.facts.media = printable(context.pinfo, assessed.media);
    assessed.offered = offered_by_sides(context.call_ref, assessed.side, assessed.media);
    assess(assessed.facts, assessed.offered, assessed.verdict);
}

bool assess_request(const TreeContext& context, AssessedReport& assessed)
{
    assessed.facts.error_id = context.diagnostics.error_id;
    assessed.has_media_report = false;
    assessed.facts.media = assessed.media;
    return assess(context.request, assessed.verdict);
}

} // namespace icewarn
