// SPDX-License-Identifier: GPL-2.0-or-later
// The report page of a capture: `tshark -q -z icewarn,report[,CALL-ID]`, and Telephony, ICEWarn Report in Wireshark.
#pragma once

namespace icewarn {

/// To be called once when the protocol is registered.
void register_report_page();

} // namespace icewarn
