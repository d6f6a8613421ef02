// SPDX-License-Identifier: GPL-2.0-or-later
// The set flags of either layout in few words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "icewarn/summary.hpp"

namespace icewarn {

/// Adds phrases with commas between them while they fit, and says how many did not.
class PhraseList {
public:
    PhraseList(LabelText& line, unsigned total) : line_(line), left_(total) {}

    void add(std::string_view phrase, std::string_view separator)
    {
        constexpr std::size_t reserve = 48; // for " failed; and 28 more; unknown 0xe0000000"
        if (overflow_ || line_.room() < phrase.size() + separator.size() + reserve) {
            overflow_ = true;
            return;
        }
        line_.add(separator).add(phrase);
        --left_;
    }

    void finish()
    {
        if (left_ > 0) line_.add("; and ").add_decimal(left_).add(" more");
    }

private:
    LabelText& line_;
    unsigned left_;
    bool overflow_ = false;
};

/// @param table  rows with `bit`, `brief` and `brief_failed`
/// @param known  all its bits
template <class Table> void add_set_flags(LabelText& line, const Table& table, std::uint32_t known, std::uint32_t value)
{
    if (value == 0) {
        line.add("no flag set");
        return;
    }
    unsigned total = 0;
    for (const auto& flag : table) total += (value & flag.bit) != 0;
    PhraseList list(line, total);

    bool any_failed = false;
    for (const auto& flag : table) {
        if ((value & flag.bit) == 0 || !flag.brief_failed) continue;
        list.add(flag.brief, any_failed ? ", " : "");
        any_failed = true;
    }
    if (any_failed) line.add(" failed");
    bool any = any_failed;
    for (const auto& flag : table) {
        if ((value & flag.bit) == 0 || flag.brief_failed) continue;
        list.add(flag.brief, any ? "; " : "");
        any = true;
    }
    list.finish();
    if (const std::uint32_t unknown = value & ~known; unknown != 0)
        line.add(any ? "; unknown " : "unknown ").add_hex(unknown, 1);
}

} // namespace icewarn
