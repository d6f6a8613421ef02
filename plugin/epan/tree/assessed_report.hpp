// SPDX-License-Identifier: GPL-2.0-or-later
// A report with all that is concluded from it and from its call.
#pragma once

#include <type_traits>

#include "epan/jump_safe.hpp"
#include "epan/tree/tree_context.hpp"
#include "icewarn/verdict.hpp"
#include "epan/calls/offers.hpp"
#include "reports/media_report.hpp"

namespace icewarn {

/// Trivially destructible: exceptions of Wireshark may jump over it. What it points to lives as long as the packet.
struct AssessedReport : MediaReport {
    const char* media = ""; ///< lower-cased; that of the facts is what can be shown: control characters escaped
    bool has_media_report = true;
    OfferedKinds offered;
    Verdict verdict;
};

static_assert(std::is_trivially_destructible_v<AssessedReport>);

/// @param assessed must be freshly constructed
void assess_report(const TreeContext& context, const MediaReport& report, AssessedReport& assessed);

/// Assesses the request of a header, or of a header value in a body, that has no media report.
/// @return false if nothing in it says that a request failed
bool assess_request(const TreeContext& context, AssessedReport& assessed);

static_assert(is_jump_safe<AssessedReport>);

} // namespace icewarn
