// SPDX-License-Identifier: GPL-2.0-or-later
// Findings from flags and from the parser's notes.
#include "findings.hpp"

#include "icewarn/error_ids.hpp"
#include "icewarn/limits.hpp"
#include "memory.hpp"
#include "preferences.hpp"

namespace icewarn {
namespace {

proto_item* item_of(const Note& note, const DrawnItems& drawn)
{
    proto_item* item = nullptr;
    if (note.owner == Owner::parameter && drawn.parameters != nullptr) item = drawn.parameters[note.index];
    if (note.owner == Owner::item && drawn.items != nullptr) item = drawn.items[note.index];
    return item != nullptr ? item : drawn.protocol;
}

} // namespace

bool lowers_flags(std::optional<std::uint32_t> error_id)
{
    return preferences.lower_harmless && error_id && says_nothing_failed(*error_id);
}

void add_flag_findings(ExpertQueue& experts, std::uint32_t icewarn, bool lower, proto_item* const* leaves,
                       proto_item* unknown)
{
    for (std::size_t i = 0; i < flag_table.size(); ++i) {
        if ((icewarn & flag_table[i].bit) == 0 || !experts.wants(flag_expert(i), lower)) continue;
        experts.add(leaves != nullptr ? leaves[i] : nullptr, flag_expert(i), lower, flag_line(flag_table[i], icewarn));
    }
    if (const std::uint32_t bits = icewarn & ~known_flags; bits != 0 && experts.wants(Expert::unknown_flags, lower)) {
        Line line;
        line.add("ICEWarn has bits without a known meaning: ").add_hex(bits, 1);
        experts.add(unknown, Expert::unknown_flags, lower, line);
    }
}

void add_note_findings(ExpertQueue& experts, packet_info* pinfo, const Diagnostics& diagnostics,
                       const DrawnItems& drawn)
{
    for (const Note& note : diagnostics.notes) {
        const Expert expert = problem_expert(note.problem);
        if (!experts.wants(expert, false)) continue;
        const Span shown{note.where.begin, std::min<std::uint32_t>(note.where.size, limits::quoted_in_text + 1)};
        experts.add(item_of(note, drawn), expert, false,
                    note_line(note, printable(pinfo, to_utf8(pinfo, view(diagnostics.text, shown), false))));
    }
}

} // namespace icewarn
