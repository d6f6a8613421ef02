// SPDX-License-Identifier: GPL-2.0-or-later
// What a header's content means as expert info, with or without a tree to attach it to.
#pragma once

#include <optional>

#include "epan/jump_safe.hpp"
#include "epan/fields/expert.hpp"
#include "epan/tree/frame_context.hpp"
#include "icewarn/diagnostics.hpp"
#include "icewarn/verdict.hpp"

namespace icewarn {

/// The items of the tree that findings are attached to. Null pointers stand for items that were not drawn.
struct DrawnItems {
    proto_item* protocol = nullptr;
    proto_item** parameters = nullptr; ///< by index of the parameter
    proto_item** items = nullptr;      ///< by index of the item
};

/// The highest severity of flags: lower if the error ID says that nothing failed and the user wants that.
int flags_at_most(std::optional<std::uint32_t> error_id);

/// One finding for each set flag of an ICEWarn, and one for its unknown bits.
/// @param at_most  see ExpertQueue::add
/// @param leaves   items by row of the flag table, or a null pointer
/// @param unknown  the item of the unknown bits, or a null pointer
void add_flag_findings(ExpertQueue& experts, std::uint32_t icewarn, int at_most, proto_item* const* leaves,
                       proto_item* unknown);

/// One finding if no path is left, or if media failed although one is.
/// @param report  the report's item, or a null pointer
void add_verdict_finding(ExpertQueue& experts, const ReportFacts& facts, const Verdict& verdict, proto_item* report);

/// The same without a text, where nothing would show it: no verdict has to be written for it.
/// @return the outcome of the report
Outcome add_outcome_unseen(ExpertQueue& experts, const ReportFacts& facts);

/// The finding of a request that failed without a media report.
/// @param header  the item of its header, or a null pointer
void add_request_finding(ExpertQueue& experts, const Verdict& verdict, proto_item* header);

/// What a header says, for the Info column.
/// @param request  what is known where it has no media report
void add_to_info(InfoText& info, const Diagnostics& diagnostics, const RequestFacts& request);

/// One finding for each note of the parser.
void add_note_findings(ExpertQueue& experts, packet_info* pinfo, const Diagnostics& diagnostics,
                       const DrawnItems& drawn);

static_assert(is_jump_safe<DrawnItems>);

} // namespace icewarn
