// SPDX-License-Identifier: GPL-2.0-or-later
// Statistics by call: who called whom, the flags that each side reported for each media, and the verdict.
#pragma once

namespace icewarn {

/// Adds the table to Wireshark's menu and to `tshark -z icewarn,calls[,FILTER]`. To be called once when the protocol is
/// registered, after its tap.
void register_calls_table();

} // namespace icewarn
