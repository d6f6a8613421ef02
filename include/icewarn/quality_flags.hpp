// SPDX-License-Identifier: GPL-2.0-or-later
// IceWarningFlags of a quality report: a decimal number by its schema (xs:unsignedInt, [MS-QoE] 2.2.1.7), which the
// same document explains in hexadecimal.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "icewarn/problems.hpp"

namespace icewarn {

struct QualityFlags {
    std::optional<std::uint32_t> value;
    Problem problem = Problem::none;    ///< malformed when there is no value; unusual when there is one
    std::optional<std::uint32_t> other; ///< decimal digits read as hexadecimal, if that is another number of 32 bits
};

/// `0x` or `0X` and hexadecimal digits; digits alone are decimal, which is not unusual here, and letters without the
/// prefix make it hexadecimal, which is. Leading zeros do not count towards the 32 bits.
/// @param text  may have blanks at its edges
QualityFlags parse_quality_flags(std::string_view text);

/// The decimal reading sets bits that no flag has, and the hexadecimal one does not: somebody may have left out the 0x.
/// @param known  all bits of the layout that have a name
constexpr bool is_base_doubtful(const QualityFlags& flags, std::uint32_t known)
{
    return flags.value && flags.other && (*flags.value & ~known) != 0 && (*flags.other & ~known) == 0;
}

} // namespace icewarn
