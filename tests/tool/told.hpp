// SPDX-License-Identifier: GPL-2.0-or-later
// What icewarn-log and the plugin tell of the same messages, as lines that can be compared: one for each media report
// and each failed request, in ascending order.
#pragma once

#include <string>
#include <vector>

namespace agreement {

/// From `icewarn-log --format csv`. Responses without diagnostics are left out: no packet has a field of them.
std::vector<std::string> told_by_program(const std::string& csv);

/// From `tshark -T pdml`. What was captured before, or is quoted in an ICMP error, is left out: it counts nowhere.
/// @param wrong  receives why the text could not be read
std::vector<std::string> told_by_plugin(const std::string& pdml, std::string& wrong);

} // namespace agreement
