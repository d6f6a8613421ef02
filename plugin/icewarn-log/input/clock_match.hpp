// SPDX-License-Identifier: GPL-2.0-or-later
// How far two clocks are apart, of which one has the times of messages and the other those of the packets that carried
// them.
//
// A message and its packet are milliseconds apart. So the true difference is the one at which the most messages have a
// packet of their connection and direction.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "capture/clock.hpp"

namespace icewarn::tool {

/// Something that happened on a connection, in one direction.
struct Occurrence {
    std::uint32_t lane = 0; ///< number of the connection and its direction
    std::int64_t time_ns = 0;
};

enum class ClockMatchKind : std::uint8_t {
    found,
    no_connection, ///< the packets are of other connections
    no_difference, ///< at none do enough messages have a packet
    several,       ///< differences that are as likely
};

struct ClockMatch {
    ClockMatchKind kind = ClockMatchKind::no_connection;
    ClockCorrection correction; ///< to be added to the times of the messages
    std::size_t matched = 0;    ///< messages that have a packet then
    std::size_t compared = 0;   ///< messages of the time that the capture has of their connections
};

/// In the order that match_clocks() wants.
void sort_occurrences(std::vector<Occurrence>& all);

/// Time grows with the pairs of a message and a packet of its lane, of which at most four million are looked at.
/// @param packets  sorted: the same ones serve for many logs
ClockMatch match_clocks(std::vector<Occurrence> messages, const std::vector<Occurrence>& packets);

} // namespace icewarn::tool
