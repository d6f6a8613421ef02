// SPDX-License-Identifier: GPL-2.0-or-later
// The ICE candidates of a session description with their addresses, for people.
#pragma once

#include <string_view>

#include "reports/page/model.hpp"

namespace icewarn::page {

/// Adds those of each m-line in its order; a candidate that is there already (as in a second offer, or for RTCP at the
/// same address) is not added again.
/// @param sdp  a session description or a multipart body with some in it; any bytes
void read_candidates(std::string_view sdp, CandidateList& list);

} // namespace icewarn::page
