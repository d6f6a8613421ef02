// SPDX-License-Identifier: GPL-2.0-or-later
// The kinds of ICE candidate that both sides of calls offered, in all messages that were read.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "icewarn/offered_kinds.hpp"
#include "reports/extractor.hpp"
#include "reports/multipart.hpp"

namespace icewarn {

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
        std::string tag;       ///< of the sender
        bool fallback = false; ///< in a part for Office Communications Server 2007 only
        std::string medium, label;
        CandidateSet kinds;
    };
    struct Call {
        std::string caller_tag; ///< of the INVITE that sets it up; empty when that was not read
        std::vector<Offer> offers;
    };

    static void add_offers(Call& call, const std::string& sender, const BodyPart& part);
    static void add_offer(Call& call, Offer offer);

    std::unordered_map<std::string, Call> calls_;
    std::deque<std::string> order_; ///< the oldest first
};

} // namespace icewarn
