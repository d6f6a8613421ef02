// SPDX-License-Identifier: GPL-2.0-or-later
// Time zones through the C library.
#include "capture/clock.hpp"

#include <ctime>

namespace icewarn {
namespace {

constexpr std::int64_t seconds_in_quarter = 900; ///< clocks are put forward and back at multiples of it

/// How far this computer's clock is ahead of UTC when it shows that time. An hour that it shows twice is taken as the
/// C library takes it.
std::int64_t offset_here(std::int64_t local_seconds)
{
    const auto shown = static_cast<std::time_t>(local_seconds);
    std::tm parts{};
    if (gmtime_r(&shown, &parts) == nullptr) return 0;
    parts.tm_isdst = -1;
    return local_seconds - static_cast<std::int64_t>(std::mktime(&parts));
}

} // namespace

std::int64_t ClockCorrection::at(std::int64_t time_ns) const
{
    if (time_ns <= from_ns || to_ns <= from_ns) return at_from;
    if (time_ns >= to_ns) return at_to;
    const double part = static_cast<double>(time_ns - from_ns) / static_cast<double>(to_ns - from_ns);
    return at_from + static_cast<std::int64_t>(part * static_cast<double>(at_to - at_from));
}

std::int64_t Clock::to_utc(std::int64_t local)
{
    if (utc_offset_) return local - *utc_offset_;
    const std::int64_t seconds = local / nanoseconds_in_second;
    if (const std::int64_t quarter = seconds / seconds_in_quarter; quarter != quarter_) {
        quarter_ = quarter;
        quarter_offset_ = offset_here(quarter * seconds_in_quarter);
    }
    return local - quarter_offset_ * nanoseconds_in_second;
}

std::int64_t Clock::time_of(const log::Message& message)
{
    if (!message.time_ns) return last_;
    std::int64_t time = message.time_is_utc ? *message.time_ns : to_utc(*message.time_ns);
    time += correction_.at(time);
    if (time > 0) last_ = time; // captures have no times before 1970
    return last_;
}

} // namespace icewarn
