// SPDX-License-Identifier: GPL-2.0-or-later
// Collects the bodies of SERVICE requests that hold reports. Wireshark shows them as plain text, and goes on to.
#pragma once

#include "epan/epan_compat.hpp"
#include "reports/carriers.hpp"

namespace icewarn {

/// To be called once when protocols are handed off.
void register_report_bodies();

/// Looks at these bodies, or does not. To be called whenever that may have changed.
void update_report_bodies(bool wanted);

/// For a body that was not handed to us, of SIP.
void take_report_body(tvbuff_t* tvb, packet_info* pinfo, Carrier carrier);

} // namespace icewarn
