// SPDX-License-Identifier: GPL-2.0-or-later
// Draws one media report.
#pragma once

#include "epan/tree/tree_context.hpp"
#include "epan/tree/assessed_report.hpp"

namespace icewarn {

/// Adds the report's item with its fields, and the findings of its flags and its verdict to the frame's expert queue.
/// @param items  receives what was drawn, by index into the items of the header
void add_report_items(TreeContext& context, proto_tree* tree, const Report& report, const AssessedReport& assessed,
                      proto_item** items);

} // namespace icewarn
