// SPDX-License-Identifier: GPL-2.0-or-later
// In which order the messages of several logs come.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

#include "icewarn-log/input/log_source.hpp"

namespace icewarn::tool {

using Sources = std::vector<std::unique_ptr<LogSource>>;

/// @param log  its index
/// @return false when it is of no use to go on
using TakeMessage = std::function<bool(std::size_t log, const KeptMessage& message)>;

/// Messages by time, of equal ones that of the first log first. Time and memory grow with the logs that overlap in
/// time, not with all of them: a log is read from its first message on only when that is due. Any number of logs may
/// overlap, whatever the limit of open files.
void read_merged(const Sources& sources, const TakeMessage& take);

/// One log after the other, with one open at a time.
void read_in_turn(const Sources& sources, const TakeMessage& take);

} // namespace icewarn::tool
