// SPDX-License-Identifier: GPL-2.0-or-later
// What texts are known by in sets and tables, instead of the texts themselves.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "icewarn/fingerprint.hpp"

namespace icewarn::tool {

/// 128 bits: for two texts to have the same one by chance, 2^64 would have to meet.
using Digest = std::array<std::uint64_t, 2>;

/// A digest is a random number already.
struct DigestHash {
    std::size_t operator()(const Digest& digest) const { return static_cast<std::size_t>(digest[0]); }
};

/// Of the texts with their lengths, by a keyed hash whose key is made at random for each run. Nobody who writes a log
/// can tell which digests are equal or near each other, and so hide a report or make a table slow.
inline Digest digest_of(std::initializer_list<std::string_view> texts) { return wide_fingerprint(texts); }

} // namespace icewarn::tool
