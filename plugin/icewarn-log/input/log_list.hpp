// SPDX-License-Identifier: GPL-2.0-or-later
// Which logs are meant: arguments, lists in files, and what lies below folders.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "capture/clock.hpp"
#include "icewarn-log/options.hpp"

namespace icewarn::tool {

struct ListedLog {
    std::string path;                       ///< "-" is standard input
    std::optional<std::int64_t> utc_offset; ///< see Clock
    bool found = false;                     ///< below a folder, where other files lie too: what is no log is no error
    ClockCorrection correction = {};        ///< see Clock
};

/// In the order of the arguments; files of a folder by their name, links to folders are not followed.
/// @param problem  why a list or a folder cannot be read, for people
std::vector<ListedLog> list_logs(const Options& options, std::string& problem);

} // namespace icewarn::tool
