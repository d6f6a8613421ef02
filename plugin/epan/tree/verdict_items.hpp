// SPDX-License-Identifier: GPL-2.0-or-later
// Draws what is concluded from a report: verdict, paths, candidates, display filter.
#pragma once

#include "epan/tree/tree_context.hpp"
#include "epan/tree/assessed_report.hpp"

namespace icewarn {

/// The item of a report: its value is a summary, and its line has the outcome before it.
proto_item* add_report_line(const TreeContext& context, proto_tree* tree, Span at, const AssessedReport& assessed);

/// @param tree    parent of the items
/// @param report  the report's item, which gets the finding; may be a null pointer
void add_verdict_items(const TreeContext& context, proto_tree* tree, proto_item* report,
                       const AssessedReport& assessed);

/// The same of a request without a media report, at the item of its header.
void add_request_items(const TreeContext& context, proto_tree* tree, proto_item* header,
                       const AssessedReport& assessed);

/// The filter that finds the packets of the report's media; also puts it into Wireshark's menu Conversation Filter.
void add_media_filter_item(const TreeContext& context, proto_tree* tree, const AssessedReport& assessed);

} // namespace icewarn
