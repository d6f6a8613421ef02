// SPDX-License-Identifier: GPL-2.0-or-later
// Statistics of all reports of a capture: how many there are by verdict, media, locations, flag, error ID and carrier.
#pragma once

namespace icewarn {

/// Adds the tree to Wireshark's menu and to `tshark -z icewarn,tree[,FILTER]`. To be called once when the protocol is
/// registered, after its tap.
void register_stats_tree();

} // namespace icewarn
