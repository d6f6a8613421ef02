// SPDX-License-Identifier: GPL-2.0-or-later
// The candidates of a session description with their addresses, for comparing them with packets.
#pragma once

#include <string_view>
#include <vector>

#include "core/wire/evidence.hpp"

namespace icewarn {

/// A candidate and the m-line that it stands below.
struct OfferedCandidate {
    WireCandidate candidate;
    std::string_view media; ///< first word of the m-line
    std::string_view label; ///< of its a=label, where that comes before the candidate
};

/// Reads `a=candidate` of RFC 8839 and of the older form of [MS-ICE], which tells no kind.
/// @return views into `sdp`; at most 256, lines of other forms are skipped
std::vector<OfferedCandidate> read_offered(std::string_view sdp);

/// An endpoint of a report as packets have it; nothing without an address.
std::optional<WireEndpoint> to_wire(const Endpoint& endpoint);

/// Whether two names of a medium are the same: letter case and `-` do not count.
bool is_same_media(std::string_view a, std::string_view b);

} // namespace icewarn
