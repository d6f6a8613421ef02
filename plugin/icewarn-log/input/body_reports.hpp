// SPDX-License-Identifier: GPL-2.0-or-later
// The reports in the body of a SIP message: error reports, quality reports, and diagnostics in SDP.
#pragma once

#include "icewarn-log/input/sip_reports.hpp"

namespace icewarn::tool {

/// @param content_type  value of the header; empty without one
/// @param call          of the message: the call that is reported where the body does not say another
/// @param user_agent    of the message; tells which layout the flags of a quality report have
void find_in_body(std::string_view content_type, std::string_view body, const CallReport& call,
                  std::string_view user_agent, const ReportCallback& found);

} // namespace icewarn::tool
