// SPDX-License-Identifier: GPL-2.0-or-later
// How many different calls there are, in bounded memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_set>

#include "icewarn/sip_head.hpp"
#include "icewarn-log/input/keyed_digest.hpp"

namespace icewarn::tool {

class CallCounter {
public:
    CallCounter() { calls_.max_load_factor(0.5F); } // as Repeats does

    static constexpr std::size_t most = 500'000; ///< calls that are told apart; about 30 MB

    /// Counts the call of a message that belongs to one: INVITE and what goes on inside its dialog. SUBSCRIBE, SERVICE
    /// and the like, which a client sends far more of, are no calls.
    void add(const SipHead& head);

    std::size_t count() const { return calls_.size(); }
    bool full() const { return calls_.size() >= most; } ///< there may be more

private:
    std::unordered_set<Digest, DigestHash> calls_; ///< of Call-IDs
    std::string last_;                             ///< that of the last message, which the next one mostly has, too
};

} // namespace icewarn::tool
