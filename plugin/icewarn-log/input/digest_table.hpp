// SPDX-License-Identifier: GPL-2.0-or-later
// Numbers by digests, in one piece of memory: a look-up touches one place of it, and a log asks for each of its calls
// and reports.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "icewarn-log/input/keyed_digest.hpp"

namespace icewarn::tool {

class DigestTable {
public:
    /// The number that was added with the digest; 0 for one that was not.
    std::uint64_t find(const Digest& digest) const { return slots_[place_of(digest)].number; }

    /// @param digest  is not in the table yet
    /// @param number  not 0
    void add(const Digest& digest, std::uint64_t number)
    {
        if (++size_ * 2 > slots_.size()) grow();
        slots_[place_of(digest)] = {digest, number};
    }

    std::size_t size() const { return size_; }

private:
    struct Slot {
        Digest digest{};
        std::uint64_t number = 0; ///< 0 where nothing is
    };

    /// Where the digest is, or the free place that it would have. Digests are random numbers, and half of the places
    /// are free, so it is near.
    std::size_t place_of(const Digest& digest) const
    {
        const std::size_t mask = slots_.size() - 1;
        std::size_t at = static_cast<std::size_t>(digest[0]) & mask;
        while (slots_[at].number != 0 && slots_[at].digest != digest) at = (at + 1) & mask;
        return at;
    }

    void grow()
    {
        std::vector<Slot> old(slots_.size() * 2);
        old.swap(slots_);
        for (const Slot& slot : old)
            if (slot.number != 0) slots_[place_of(slot.digest)] = slot;
    }

    std::vector<Slot> slots_ = std::vector<Slot>(1024); ///< a power of 2
    std::size_t size_ = 0;
};

} // namespace icewarn::tool
