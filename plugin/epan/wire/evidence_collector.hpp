// SPDX-License-Identifier: GPL-2.0-or-later
// Collects what the packets of a capture show, while the preference `evidence` is on or somebody asks for evidence.
//
// Each frame is taken once, in the order of the capture: when it is dissected first, or, where evidence is asked for
// after that, when all frames go past the taps again. In between a window may dissect any frame that it shows. What a
// report shows is found when its frame comes by in that order and is kept, so that it stays the same when the frame is
// looked at again.
#pragma once

#include <string_view>

#include "core/wire/evidence.hpp"
#include "core/wire/flow_table.hpp"
#include "epan/calls/calls.hpp"
#include "epan/epan_compat.hpp"

namespace icewarn {

/// To be called before captures are dissected anew: forgets everything.
/// @param wanted    the preference is on, and the protocol too
/// @param listened  somebody asked for evidence, and still listens
void reset_evidence(bool wanted, bool listened);

/// Somebody asks for evidence: collects from the first frame on, in the dissection that follows.
void demand_evidence();

bool collects_evidence();

/// Takes a frame that is dissected first.
/// @param tvb  the whole frame
void note_evidence(tvbuff_t* tvb, const packet_info* pinfo);

/// A candidate of a call, as its SDP has it.
struct CallCandidate {
    std::uint64_t tag; ///< fingerprint of the tag of the side that offers it
    std::string media, label;
    WireCandidate candidate;
};

/// Remembers the candidates of a call.
void note_candidates(const Call& call, std::uint64_t tag, std::string_view sdp);

/// Those of a call; empty where no SDP was seen.
const std::vector<CallCandidate>& candidates_of(const Call& call);

const FlowTable& evidence_flows();

/// What was found for a report when its frame came by first.
struct KeptEvidence {
    std::string media; ///< lower-cased
    std::vector<Evidence> all;
    std::uint32_t collected_to = 0; ///< last frame that it could rest on
};

/// @param index  of the report in its frame, from 0
/// @return a null pointer before that, when more reports came than are kept, and when its frame was shown before the
/// ones in front of it were collected
const KeptEvidence* kept_evidence(std::uint32_t frame, std::uint32_t index);
const KeptEvidence& keep_evidence(std::uint32_t frame, std::uint32_t index, KeptEvidence evidence);

/// Counts the reports of a frame as they are drawn, from 0.
std::uint32_t next_report_index(std::uint32_t frame);

/// To be called when a frame is about to be drawn: its reports are counted from 0 again.
void restart_report_index();

} // namespace icewarn
