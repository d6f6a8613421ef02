// SPDX-License-Identifier: GPL-2.0-or-later
// What the packets of the capture show of a report, below the report.
#pragma once

#include "epan/tree/assessed_report.hpp"
#include "epan/tree/tree_context.hpp"

namespace icewarn {

/// One sentence of a report's evidence, as the listeners of the tap `icewarn_evidence` get it. It lives as long as the
/// packet; texts are never null pointers.
struct TapEvidence {
    const char* call_id = "";
    const char* media = "";
    const char* path = "";
    const char* result = "";
    const char* sentence = "";
    std::uint32_t first_frame = 0, last_frame = 0;
};

constexpr const char* evidence_tap_name = "icewarn_evidence";

/// To be called once when the protocol is registered.
void register_evidence_items(int protocol);

/// True while somebody listens to the tap.
bool is_evidence_tap_heard();

/// Adds the evidence of a report, while it is collected; does nothing else. Reports that are only quoted in an ICMP
/// error, and those captured before, have none.
/// @param tree  of the report; may be a null pointer
void add_evidence_items(const TreeContext& context, proto_tree* tree, const AssessedReport& assessed);

} // namespace icewarn
