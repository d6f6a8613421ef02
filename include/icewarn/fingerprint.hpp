// SPDX-License-Identifier: GPL-2.0-or-later
// Telling texts apart by 64 bits, where keeping the texts themselves would cost too much memory.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace icewarn {

/// A hash of the exact bytes, eight at a time; the same for the same bytes within one process. Not meant to withstand
/// somebody who wants two texts to look alike.
/// @param seed  the fingerprint of what goes before, so that several texts can be taken together
inline std::uint64_t fingerprint(std::string_view text, std::uint64_t seed = 0)
{
    constexpr std::uint64_t odd = 0x9e3779b97f4a7c15u; // 2^64 divided by the golden ratio: spreads neighbouring inputs
    constexpr std::size_t word_size = sizeof(std::uint64_t);
    std::uint64_t hash = (seed ^ text.size()) * odd + 1;
    const auto take = [&hash](std::uint64_t word) {
        hash = (hash ^ word) * odd;
        hash ^= hash >> 32;
    };
    const auto word_at = [](const char* at) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, word_size);
        return word;
    };
    const char* at = text.data();
    const char* const end = at + text.size();
    if (text.size() < word_size) {
        std::uint64_t word = 0;
        if (!text.empty()) std::memcpy(&word, at, text.size()); // an empty view may be of no memory at all
        take(word);
    } else {
        for (; at + word_size < end; at += word_size) take(word_at(at));
        take(word_at(end - word_size)); // the last bytes, some of them a second time
    }
    return hash;
}

} // namespace icewarn
