// SPDX-License-Identifier: GPL-2.0-or-later
// What a header's content means as expert info, with or without a tree to attach it to.
#pragma once

#include <optional>

#include "expert.hpp"
#include "icewarn/diagnostics.hpp"

namespace icewarn {

/// The items of the tree that findings are attached to. Null pointers stand for items that were not drawn.
struct DrawnItems {
    proto_item* protocol = nullptr;
    proto_item** parameters = nullptr; ///< by index of the parameter
    proto_item** items = nullptr;      ///< by index of the item
};

/// True when the user wants the flags of a header with this error id lowered, since it says that nothing failed.
bool lowers_flags(std::optional<std::uint32_t> error_id);

/// One finding for each set flag of an ICEWarn, and one for its unknown bits.
/// @param leaves   items by row of the flag table, or a null pointer
/// @param unknown  the item of the unknown bits, or a null pointer
void add_flag_findings(ExpertQueue& experts, std::uint32_t icewarn, bool lower, proto_item* const* leaves,
                       proto_item* unknown);

/// One finding for each note of the parser.
void add_note_findings(ExpertQueue& experts, packet_info* pinfo, const Diagnostics& diagnostics,
                       const DrawnItems& drawn);

} // namespace icewarn
