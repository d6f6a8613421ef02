// SPDX-License-Identifier: GPL-2.0-or-later
// A report of the page is the one of its frame that is about its medium.
#include "epan/wire/evidence_page.hpp"

#include "core/wire/candidates.hpp"
#include "epan/wire/evidence_collector.hpp"

namespace icewarn {
namespace {

page::Tone tone_of(const Evidence& evidence)
{
    if (evidence.result == EvidenceResult::not_in_capture) return page::Tone::neutral;
    if (evidence.result != EvidenceResult::answered) return page::Tone::bad;
    return evidence.contradicts ? page::Tone::fair : page::Tone::good;
}

/// The page names the path beside it, and ends sentences itself.
std::string text_of(const Evidence& evidence)
{
    const std::string prefix = evidence.path + ": ";
    std::string text = evidence.sentence;
    if (text.rfind(prefix, 0) == 0) text.erase(0, prefix.size());
    if (!text.empty() && text.back() == '.') text.pop_back();
    return text;
}

page::Evidence make_row(const Evidence& evidence)
{
    page::Evidence row;
    row.path = evidence.path;
    row.text = text_of(evidence);
    row.tone = tone_of(evidence);
    for (const std::uint32_t frame : {evidence.first_frame, evidence.last_frame}) {
        if (frame == 0 || (!row.frames.empty() && row.frames.back().frame == frame)) continue;
        page::Source source;
        source.frame = frame;
        row.frames.push_back(source);
    }
    return row;
}

const KeptEvidence* find_kept(std::uint32_t frame, const std::string& medium)
{
    for (std::uint32_t index = 0; const KeptEvidence* kept = kept_evidence(frame, index); ++index)
        if (is_same_media(kept->media, medium)) return kept;
    return nullptr;
}

} // namespace

void add_page_evidence(page::Page& page)
{
    for (page::Call& call : page.calls)
        for (page::Report& report : call.reports) {
            const std::uint32_t frame = report.sources.empty() ? 0 : report.sources.front().frame;
            const KeptEvidence* kept = find_kept(frame, report.medium);
            if (kept == nullptr) continue;
            report.evidence_looked_for = true;
            for (const Evidence& evidence : kept->all) report.evidence.push_back(make_row(evidence));
        }
}

} // namespace icewarn
