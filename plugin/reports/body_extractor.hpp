// SPDX-License-Identifier: GPL-2.0-or-later
// The reports in the body of a SIP message: error reports, quality reports, and diagnostics in SDP.
#pragma once

#include "reports/extractor.hpp"

namespace icewarn {

/// Whether it is worth reading a session description for diagnostics; cheap to see, by letters that few of them hold.
bool may_have_diagnostics(std::string_view sdp);

/// @return whether a value in it says itself whether anything failed
/// @param carrier  what find_body_type() says of the body
/// @param origin   of the message: the call that is reported where the body does not name another
bool extract_from_body(Carrier carrier, std::string_view body, MessageReport origin, const ReportCallback& found);

} // namespace icewarn
