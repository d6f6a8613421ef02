// SPDX-License-Identifier: GPL-2.0-or-later
// Whether the clocks of several logs agree: a message that two of them have stands at the same time in both.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "icewarn/sip_head.hpp"
#include "icewarn-log/input/keyed_digest.hpp"

namespace icewarn::tool {

class ClockCheck {
public:
    /// Nothing is kept where there is one log.
    explicit ClockCheck(std::size_t logs);

    /// @param log      its index
    /// @param time_ns  nanoseconds since 1970-01-01 UTC
    void add(std::size_t log, const SipHead& head, std::int64_t time_ns);

    struct Disagreement {
        std::size_t log = 0;       ///< whose clock is taken to be right
        std::size_t other = 0;     ///< the one that disagrees
        std::int64_t ahead_ns = 0; ///< how far the other is ahead of it: the median of what was seen
        std::size_t messages = 0;  ///< that both have
    };

    /// Pairs of logs that are apart by more than a message can take on its way.
    std::vector<Disagreement> disagreements() const;

private:
    /// Where a message was seen last.
    struct Sighting {
        Digest message{};
        std::int64_t time_ns = 0;
        std::size_t log = 0;
    };

    std::vector<Sighting> sightings_; ///< by the message's digest; a newer message takes the place of an older one
    std::map<std::pair<std::size_t, std::size_t>, std::vector<std::int64_t>> differences_;
};

} // namespace icewarn::tool
