// SPDX-License-Identifier: GPL-2.0-or-later
// The flags of an ordinary header value, and nothing else: what a packet list shows, at a fraction of the cost of
// parse().
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace icewarn {

struct QuickScan {
    static constexpr std::size_t most_reports = 6;

    std::optional<std::uint32_t> error_id;
    std::array<std::uint32_t, most_reports> flags{};    ///< of the reports that have a valid ICEWarn, in their order
    std::array<std::string_view, most_reports> media{}; ///< of each of them, as it stands; empty when unspecified
    std::size_t count = 0;                              ///< how many of `flags` are used
};

/// @param value  as for parse()
/// @param out    receives error ID and flags; must be freshly constructed
/// @return true when `out` holds just what parse() finds. False for anything out of the ordinary (escapes, damage,
/// repeated
///         keys, decimal numbers, many reports): then `out` means nothing, and parse() has to be asked.
bool quick_scan(std::string_view value, QuickScan& out);

} // namespace icewarn
