// SPDX-License-Identifier: GPL-2.0-or-later
// The table of evidence: Telephony, ICEWarn Evidence, and `tshark -q -z icewarn,evidence[,filter]`.
#pragma once

namespace icewarn {

/// To be called once when the protocol is registered.
void register_evidence_table();

} // namespace icewarn
