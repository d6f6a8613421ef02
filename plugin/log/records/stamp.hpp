// SPDX-License-Identifier: GPL-2.0-or-later
// The date and time that an entry of a log begins with: `MM/DD/YYYY|HH:MM:SS.mmm` in client logs, with '-' instead of
// '|' in server logs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "icewarn/ascii.hpp"

namespace icewarn::log {

inline constexpr std::size_t stamp_size = 23;

/// Whether `text` begins with a stamp, recognized by its separators: the digits may be masked, but the first is no
/// blank, which may stand before a stamp.
/// @param between  what stands between date and time
constexpr bool is_stamp(std::string_view text, char between)
{
    return text.size() >= stamp_size && !is_blank(text[0]) && text[10] == between && text[2] == '/' && text[5] == '/' &&
           text[13] == ':' && text[16] == ':' && text[19] == '.';
}

/// A date and a time of day as they are written.
struct DateTime {
    unsigned year = 0;
    unsigned month = 0; ///< 1 to 12
    unsigned day = 0;   ///< 1 to 31
    unsigned hour = 0;
    unsigned minute = 0;
    unsigned second = 0;
    unsigned millisecond = 0;
};

/// @return the time in ns since 1970 if it were UTC; none for a day that does not exist, and years before 1970 or after
///         2261
std::optional<std::int64_t> to_nanoseconds(const DateTime& time);

/// @param stamp  text for which is_stamp() is true, or nothing
/// @return as to_nanoseconds(); none for nothing and for masked digits
std::optional<std::int64_t> parse_stamp(std::string_view stamp);

} // namespace icewarn::log
