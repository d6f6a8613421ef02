// SPDX-License-Identifier: GPL-2.0-or-later
// icewarn-log LOG...: logs to a table, to JSON or to pcapng.
#pragma once

#include "icewarn-log/options.hpp"

namespace icewarn::tool {

/// Reads all logs, merged by time, and says on standard error what there was and what was lost.
ExitCode read_logs(const Options& options);

} // namespace icewarn::tool
