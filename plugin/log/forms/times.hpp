// SPDX-License-Identifier: GPL-2.0-or-later
// Date and time as other logs than those of Lync write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace icewarn::log {

struct FoundTime {
    std::int64_t ns = 0;       ///< since 1970; of the log's local time as if it were UTC, unless `utc`
    bool utc = false;          ///< the text says the zone, or UTC: `ns` is UTC
    bool year_guessed = false; ///< the text has no year: the latest that does not lie in the future
};

/// The first date with a time in `text`, of which the beginning is searched (a prefix of a log line is not longer):
/// `11/21/2016|13:58:57.019`, `2017-03-02T08:10:46.240+01:00`, `2017-03-02 07:10:46,240`, `Mar  2 08:10:46`,
/// `0916144138|` (month, day, hour, minute, second), `[Time:19-12@12:44:54.873]` (day, month).
std::optional<FoundTime> find_time(std::string_view text);

/// The time in `UTCTime="2017-03-02 07:10:46,240"` and the like: the first one in `text`, which is UTC.
std::optional<FoundTime> find_utc(std::string_view text);

} // namespace icewarn::log
