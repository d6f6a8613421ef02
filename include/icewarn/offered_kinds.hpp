// SPDX-License-Identifier: GPL-2.0-or-later
// The verdict on a media report in the light of the ICE candidates that both sides offered for its media.
#pragma once

#include <optional>

#include "icewarn/sdp.hpp"
#include "icewarn/verdict.hpp"

namespace icewarn {

/// Nothing where no SDP of that side and medium was read.
struct OfferedKinds {
    std::optional<CandidateSet> local; ///< of the side that reports
    std::optional<CandidateSet> remote;
};

/// assess() with the paths that the far side offers no candidate for, and a sentence for each relay path.
/// @param verdict  must be freshly constructed
void assess(const ReportFacts& facts, const OfferedKinds& offered, Verdict& verdict);

} // namespace icewarn
