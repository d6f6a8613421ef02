// SPDX-License-Identifier: GPL-2.0-or-later
// The kinds of ICE candidate that both sides of the calls of a log offered, as far as they were read.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "icewarn/sdp.hpp"
#include "reports/extractor.hpp"

namespace icewarn::tool {

/// Nothing where no SDP of that side and medium was read.
struct OfferedKinds {
    std::optional<CandidateSet> local; ///< of the side that reports
    std::optional<CandidateSet> remote;
};

class Offers {
public:
    /// @param message  begins with its start line
    void add(std::string_view message, const SipHead& head);

    /// @param head  of the message that brings the report: without a side in the report its sender is who reports
    OfferedKinds find(const MessageReport& report, const SipHead& head) const;

private:
    static constexpr std::size_t most_calls = 10'000;
    static constexpr std::size_t most_offers = 32; ///< of a call

    struct Offer {
        std::string tag; ///< of the sender
        std::string medium, label;
        CandidateSet kinds;
    };
    struct Call {
        std::string caller_tag; ///< of the first request
        std::vector<Offer> offers;
    };

    static void add_offer(Call& call, Offer offer);

    std::unordered_map<std::string, Call> calls_;
    std::deque<std::string> order_; ///< the oldest first
};

} // namespace icewarn::tool
