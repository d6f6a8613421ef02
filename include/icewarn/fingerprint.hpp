// SPDX-License-Identifier: GPL-2.0-or-later
// Telling texts apart by 64 or 128 bits, where keeping the texts themselves would cost too much memory.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace icewarn {

/// SipHash-1-3 of the exact bytes (Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012), with a key that is
/// made at random for each process. So the same bytes have the same fingerprint within one process only, and whoever
/// writes a capture cannot make two texts that look alike; by chance, 2^32 texts would have to meet.
/// @param seed  the fingerprint of what goes before, so that several texts can be taken together
std::uint64_t fingerprint(std::string_view text, std::uint64_t seed = 0);

/// Of several texts, in their order: quicker than one after the other.
std::uint64_t fingerprint(std::initializer_list<std::string_view> texts, std::uint64_t seed = 0);

/// 128 bits of several texts: by chance, 2^64 would have to meet.
std::array<std::uint64_t, 2> wide_fingerprint(std::initializer_list<std::string_view> texts);

} // namespace icewarn
