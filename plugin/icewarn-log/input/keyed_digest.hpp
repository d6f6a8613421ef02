// SPDX-License-Identifier: GPL-2.0-or-later
// What texts are known by in sets and tables, instead of the texts themselves.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace icewarn::tool {

/// 256 bits: different texts do not have the same one.
using Digest = std::array<std::uint64_t, 4>;

/// SHA-256 of a key, made at random for each run, and of the texts with their lengths. Nobody who writes a log can tell
/// which digests are near each other, and so make a table slow.
Digest digest_of(std::initializer_list<std::string_view> texts);

struct DigestHash {
    std::size_t operator()(const Digest& digest) const { return static_cast<std::size_t>(digest[0]); }
};

} // namespace icewarn::tool
