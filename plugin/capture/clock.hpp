// SPDX-License-Identifier: GPL-2.0-or-later
// From the local time that a log has, without its zone, to UTC.
#pragma once

#include <cstdint>
#include <optional>

#include "log/message.hpp"

namespace icewarn {

/// Stands for a time that is not known. No log is of that moment.
inline constexpr std::int64_t no_time = 0;

/// What is to be added to the times of a clock: it changes evenly between two moments of that clock, and not before and
/// after them.
struct ClockCorrection {
    std::int64_t from_ns = 0, to_ns = 0;
    std::int64_t at_from = 0, at_to = 0; ///< nanoseconds

    std::int64_t at(std::int64_t time_ns) const;
};

class Clock {
public:
    /// @param utc_offset  nanoseconds that the log's clock is ahead of UTC; without it the log is taken to be of this
    ///                    computer's time zone, so that Wireshark shows the times that the log has
    /// @param correction  of what comes of that
    explicit Clock(std::optional<std::int64_t> utc_offset = {}, const ClockCorrection& correction = {})
        : utc_offset_(utc_offset), correction_(correction)
    {}

    /// @param local  nanoseconds since 1970-01-01, both in the log's local time
    /// @return nanoseconds since 1970-01-01 UTC
    std::int64_t to_utc(std::int64_t local);

    /// When a message was logged, in nanoseconds since 1970-01-01 UTC. One whose time cannot be read has that of the
    /// message before it, and so keeps its place; before the first that can be read it is no_time.
    std::int64_t time_of(const log::Message& message);

    /// Nanoseconds that the log's clock was taken to be ahead of UTC for the last message.
    std::int64_t offset() const
    {
        return utc_offset_.value_or(quarter_offset_ * nanoseconds_in_second) - correction_.at(last_);
    }

private:
    static constexpr std::int64_t nanoseconds_in_second = 1'000'000'000;

    std::optional<std::int64_t> utc_offset_;
    ClockCorrection correction_;
    std::int64_t quarter_ = INT64_MIN; ///< the quarter of an hour that `quarter_offset_` is for
    std::int64_t quarter_offset_ = 0;  ///< seconds
    std::int64_t last_ = no_time;
};

} // namespace icewarn
