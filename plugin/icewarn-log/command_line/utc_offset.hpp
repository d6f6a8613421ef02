// SPDX-License-Identifier: GPL-2.0-or-later
// How far a clock is ahead of UTC, as people write it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace icewarn::tool {

/// `+01:00`, `-05:30`, `+01:00:02.5`, `Z`.
/// @return nanoseconds that a clock there is ahead of UTC; nothing when the text is no offset of less than a day
std::optional<std::int64_t> parse_utc_offset(std::string_view text);

/// The other way round, in the shortest form that says it all: "+01:00", "-00:00:03.250".
std::string utc_offset_text(std::int64_t nanoseconds);

} // namespace icewarn::tool
