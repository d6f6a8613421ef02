// SPDX-License-Identifier: GPL-2.0-or-later
// Findings from flags and from the parser's notes.
#include "epan/tree/findings.hpp"

#include "icewarn/error_ids.hpp"
#include "epan/memory.hpp"
#include "epan/preferences.hpp"

namespace icewarn {
namespace {

proto_item* item_of(const Note& note, const DrawnItems& drawn)
{
    proto_item* item = nullptr;
    if (note.owner == NoteTarget::parameter && drawn.parameters != nullptr) item = drawn.parameters[note.index];
    if (note.owner == NoteTarget::item && drawn.items != nullptr) item = drawn.items[note.index];
    return item != nullptr ? item : drawn.protocol;
}

} // namespace

int flags_at_most(std::optional<std::uint32_t> error_id)
{
    return preferences.lower_harmless && error_id && says_nothing_failed(*error_id) ? PI_NOTE : PI_ERROR;
}

void add_flag_findings(ExpertQueue& experts, std::uint32_t icewarn, int at_most, proto_item* const* leaves,
                       proto_item* unknown)
{
    const std::uint32_t bits = icewarn & ~known_flags;
    for (std::size_t i = 0; i < flag_table.size(); ++i) {
        if ((icewarn & flag_table[i].bit) == 0) continue;
        if (experts.is_brief()) experts.add_unseen(flag_expert(i), at_most);
        else
            experts.add(leaves != nullptr ? leaves[i] : nullptr, flag_expert(i), at_most,
                        flag_line(flag_table[i], icewarn));
    }
    if (bits == 0) return;
    LabelText line;
    line.add("ICEWarn has bits without a known meaning: ").add_hex(bits, 1);
    experts.add(unknown, Expert::unknown_flags, at_most, line);
}

void add_verdict_finding(ExpertQueue& experts, const ReportFacts& facts, const Verdict& verdict, proto_item* report)
{
    const bool no_path = verdict.paths.no_path;
    const bool failed = says_media_failed(facts);
    if (!no_path && !failed) return;
    experts.add(report, no_path ? Expert::no_path : Expert::media_failed, failed ? PI_ERROR : PI_WARN, verdict[0]);
}

Outcome add_outcome_unseen(ExpertQueue& experts, const ReportFacts& facts)
{
    const Paths paths = assess_paths(facts);
    const bool failed = says_media_failed(facts);
    if (paths.no_path || failed)
        experts.add_unseen(paths.no_path ? Expert::no_path : Expert::media_failed, failed ? PI_ERROR : PI_WARN);
    return assess_outcome(facts, paths);
}

void add_request_finding(ExpertQueue& experts, const Verdict& verdict, proto_item* header)
{
    const bool media = is_media_failure(verdict.outcome);
    experts.add(header, media ? Expert::media_failed : Expert::request_failed, PI_ERROR, verdict[0]);
}

void add_to_info(InfoText& info, const Diagnostics& diagnostics, const RequestFacts& request)
{
    for (const Report& report : diagnostics.reports) {
        const ReportFacts facts = facts_of(diagnostics, report);
        info.add(assess_outcome(facts, assess_paths(facts)), facts.flags, facts.error_id);
    }
    if (!diagnostics.reports.empty()) return;
    if (const auto outcome = assess_outcome(request)) info.add(*outcome, std::nullopt, request.error_id);
}

void add_note_findings(ExpertQueue& experts, packet_info* pinfo, const Diagnostics& diagnostics,
                       const DrawnItems& drawn)
{
    for (const Note& note : diagnostics.notes) {
        const Expert expert = problem_expert(note.problem);
        if (!experts.wants(expert, PI_ERROR)) continue;
        const Span shown{note.where.begin, std::min<std::uint32_t>(note.where.size, longest_quote + 1)};
        experts.add(item_of(note, drawn), expert, PI_ERROR,
                    note_line(note, printable(pinfo, to_utf8(pinfo, view(diagnostics.text, shown), false))));
    }
}

} // namespace icewarn
