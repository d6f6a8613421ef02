// SPDX-License-Identifier: GPL-2.0-or-later
// The clocks of logs, set by a capture of the same computer.
#pragma once

#include <vector>

#include "capture/capture_reader.hpp"
#include "icewarn-log/input/log_list.hpp"

namespace icewarn::tool {

/// Reads logs and capture and sets the correction of each log; says on standard error what was found, or why nothing.
/// The capture is at its beginning afterwards.
void set_clocks(std::vector<ListedLog>& logs, CaptureReader& capture);

} // namespace icewarn::tool
