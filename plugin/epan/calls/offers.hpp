// SPDX-License-Identifier: GPL-2.0-or-later
// The kinds of ICE candidate that each side of a call offered, for each of its media, over all SDP of the call that was
// seen.
#pragma once

#include <optional>
#include <string_view>

#include "epan/jump_safe.hpp"
#include "epan/calls/calls.hpp"
#include "icewarn/diagnostics.hpp"
#include "icewarn/offered_kinds.hpp"
#include "epan/calls/call_ref.hpp"

namespace icewarn {

/// One m-line of what the side with this tag offered.
struct Offer {
    std::uint64_t tag; ///< fingerprint of the sender's tag
    bool fallback;     ///< stood in a part for Office Communications Server 2007 only
    std::string_view media, label;
    CandidateSet candidates;
    Offer* next;
};

/// Adds what a session description offers to what is known of the call.
/// @param text      what `sdp` was read from
/// @param tag       fingerprint of the sender's tag
/// @param fallback  see Offer
void note_offers(Call& call, std::string_view text, const Sdp& sdp, std::uint64_t tag, bool fallback);

/// What the two sides of a report offered for its media.
/// @param side  the side that reports, where the report says it; else it is the one that sent the message
OfferedKinds offered_by_sides(const CallRef& call_ref, std::optional<Side> side, std::string_view media);

static_assert(is_jump_safe<Offer, OfferedKinds>);

} // namespace icewarn
