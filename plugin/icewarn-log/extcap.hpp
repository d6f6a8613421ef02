// SPDX-License-Identifier: GPL-2.0-or-later
// icewarn-log as an extcap: the interface "Lync/Skype for Business log" of Wireshark. Protocol: extcap(4).
#pragma once

#include "icewarn-log/options.hpp"

namespace icewarn::tool {

/// Answers what Wireshark asks, or captures: follows the log until Wireshark stops it, goes away, or the log turns out
/// to be none.
ExitCode run_extcap(const Options& options);

} // namespace icewarn::tool
