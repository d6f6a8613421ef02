// SPDX-License-Identifier: GPL-2.0-or-later
// What an SDP body of a SIP message adds to its call: that the call is set up or answered, and the candidates offered.
// Diagnostics in it are collected to be drawn.
#pragma once

#include "epan/epan_compat.hpp"

namespace icewarn {

/// @return true when the body stands in a SIP message that is sent here, not quoted in an error
bool read_sdp_body(tvbuff_t* tvb, packet_info* pinfo);

} // namespace icewarn
