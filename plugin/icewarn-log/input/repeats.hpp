// SPDX-License-Identifier: GPL-2.0-or-later
// Which reports came before: a message that was sent again, or that two logs have, says nothing new.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "icewarn-log/input/keyed_digest.hpp"
#include "reports/extractor.hpp"

namespace icewarn::tool {

class Repeats {
public:
    Repeats() { reports_.max_load_factor(0.5F); } // most reports are new, and found to be so in an empty bucket

    static constexpr std::size_t most = 2'000'000; ///< reports that are remembered; about 170 MB

    /// The reports that are asked for next are those of another message.
    void begin_message();

    /// Whether an earlier message with the same Call-ID, CSeq and tags had the value of this report. As in the plugin,
    /// several reports of one message are no repeats of each other, and without a Call-ID nothing is known.
    bool is_repeat(const MessageReport& report);

    bool full() const { return reports_.size() >= most; } ///< later reports are not recognised when they come again

private:
    std::unordered_map<Digest, std::uint64_t, DigestHash> reports_; ///< with the first message that had them
    Digest message_{};
    bool known_ = false;       ///< the digest of the message, which is made when it is needed
    std::uint64_t number_ = 0; ///< of the message, from 1
    std::string_view value_;   ///< the last one of this message, and its digest
    Digest digest_{};
};

} // namespace icewarn::tool
