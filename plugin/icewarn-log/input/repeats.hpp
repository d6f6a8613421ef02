// SPDX-License-Identifier: GPL-2.0-or-later
// Which reports came before: a message that was sent again, or that two logs have, says nothing new.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "icewarn/sip_head.hpp"
#include "icewarn-log/input/sip_reports.hpp"

namespace icewarn::tool {

class Repeats {
public:
    Repeats() : slots_(slots) {}

    /// The reports that are asked for next are those of another message.
    void begin_message(const SipHead& head);

    /// Whether an earlier message with the same Call-ID, CSeq and From tag had the value of this report. As in the
    /// plugin, several reports of one message are no repeats of each other, and without a Call-ID nothing is told.
    bool is_repeat(const CallReport& report);

private:
    static constexpr std::size_t slots = 1 << 18; ///< reports that are remembered: 4 MB

    struct Slot {
        std::uint64_t report = 0;  ///< its fingerprint
        std::uint64_t message = 0; ///< the first one that had it, counted from 1; 0: free
    };

    std::vector<Slot> slots_;   ///< by the report's fingerprint; a newer report takes the place of an older one
    std::uint64_t message_ = 0; ///< the fingerprint of the message, and its number
    std::uint64_t number_ = 0;
};

} // namespace icewarn::tool
