// SPDX-License-Identifier: GPL-2.0-or-later
// From the local time that a log has, without its zone, to UTC.
#pragma once

#include <cstdint>
#include <optional>

#include "log/message.hpp"

namespace icewarn {

/// Stands for a time that is not known. No log is of that moment.
inline constexpr std::int64_t no_time = 0;

class Clock {
public:
    /// @param utc_offset  nanoseconds that the log's clock is ahead of UTC; without it the log is taken to be of this
    ///                    computer's time zone, so that Wireshark shows the times that the log has
    explicit Clock(std::optional<std::int64_t> utc_offset = {}) : utc_offset_(utc_offset) {}

    /// @param local  nanoseconds since 1970-01-01, both in the log's local time
    /// @return nanoseconds since 1970-01-01 UTC
    std::int64_t to_utc(std::int64_t local);

    /// When a message was logged, in nanoseconds since 1970-01-01 UTC. One whose time cannot be read has that of the
    /// message before it, and so keeps its place; before the first that can be read it is no_time.
    std::int64_t time_of(const log::Message& message);

    /// Nanoseconds that the log's clock was taken to be ahead of UTC for the last message.
    std::int64_t offset() const { return utc_offset_.value_or(quarter_offset_ * nanoseconds_in_second); }

private:
    static constexpr std::int64_t nanoseconds_in_second = 1'000'000'000;

    std::optional<std::int64_t> utc_offset_;
    std::int64_t quarter_ = INT64_MIN; ///< the quarter of an hour that `quarter_offset_` is for
    std::int64_t quarter_offset_ = 0;  ///< seconds
    std::int64_t last_ = no_time;
};

} // namespace icewarn
