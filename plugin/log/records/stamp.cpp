// SPDX-License-Identifier: GPL-2.0-or-later
// The date and time that an entry of a log begins with.
#include "log/records/stamp.hpp"

#include "icewarn/ascii.hpp"

namespace icewarn::log {
namespace {

/// A number of `size` digits at `pos`, or none.
std::optional<unsigned> number(std::string_view text, std::size_t pos, std::size_t size)
{
    unsigned value = 0;
    for (const char c : text.substr(pos, size)) {
        if (!is_digit(c)) return std::nullopt;
        value = value * 10 + static_cast<unsigned>(c - '0');
    }
    return value;
}

constexpr bool is_leap(unsigned year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

constexpr unsigned days_in_month(unsigned year, unsigned month)
{
    constexpr unsigned days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap(year) ? 1 : 0);
}

/// Days from 1970-01-01 to a date not before it.
constexpr std::int64_t days_since_1970(unsigned year, unsigned month, unsigned day)
{
    std::int64_t days = day - 1;
    for (unsigned m = 1; m < month; ++m) days += days_in_month(year, m);
    const std::int64_t before = year - 1; // whole years
    return days + before * 365 + before / 4 - before / 100 + before / 400 - 719'162;
}

static_assert(days_since_1970(1970, 1, 1) == 0);
static_assert(days_since_1970(2016, 11, 21) == 17'126);

} // namespace

std::optional<std::int64_t> to_nanoseconds(const DateTime& time)
{
    if (time.year < 1970 || time.year > 2261 || time.month < 1 || time.month > 12 || time.day < 1 ||
        time.day > days_in_month(time.year, time.month))
        return std::nullopt;
    if (time.hour > 23 || time.minute > 59 || time.second > 60) return std::nullopt; // 60: a leap second
    const std::int64_t minutes = (days_since_1970(time.year, time.month, time.day) * 24 + time.hour) * 60 + time.minute;
    const std::int64_t seconds = minutes * 60 + time.second;
    return (seconds * 1000 + time.millisecond) * 1'000'000;
}

std::optional<std::int64_t> parse_stamp(std::string_view stamp)
{
    if (stamp.size() < stamp_size) return std::nullopt;
    const auto month = number(stamp, 0, 2), day = number(stamp, 3, 2), year = number(stamp, 6, 4);
    const auto hour = number(stamp, 11, 2), minute = number(stamp, 14, 2), second = number(stamp, 17, 2);
    const auto milli = number(stamp, 20, 3);
    if (!month || !day || !year || !hour || !minute || !second || !milli) return std::nullopt;
    return to_nanoseconds({*year, *month, *day, *hour, *minute, *second, *milli});
}

} // namespace icewarn::log
