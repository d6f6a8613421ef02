// SPDX-License-Identifier: GPL-2.0-or-later
// icewarn-log --output-dir: a result for each of many logs, which an interrupted sweep does not make again.
#pragma once

#include "icewarn-log/options.hpp"

namespace icewarn::tool {

/// Reads each log in a process of its own, Options::jobs at a time: a log that brings one down costs its own result
/// only. Says on standard error what is wrong with a log, and at the end how many there were.
ExitCode sweep_logs(const Options& options);

} // namespace icewarn::tool
