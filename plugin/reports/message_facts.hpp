// SPDX-License-Identifier: GPL-2.0-or-later
// What the head of a SIP message says of the failure of its request besides the diagnostics themselves.
#pragma once

#include <string_view>

#include "icewarn/outcome.hpp"

namespace icewarn {

/// Where a message may report something, found in one walk over its head.
struct ReportingHeaders {
    std::string_view content_type;                    ///< see content_type_of()
    std::size_t diagnostics = std::string_view::npos; ///< where the first diagnostics header begins
    RequestFacts facts;                               ///< without status and error ID
};

/// @param head  from the start line to the end of the headers
ReportingHeaders find_reporting_headers(std::string_view head);

/// Status, Warning and which diagnostics headers there are; the error ID is for the caller to fill in.
/// @param head    from the start line to the end of the headers
/// @param status  of a response; 0 for a request
RequestFacts message_facts(std::string_view head, unsigned status);

} // namespace icewarn
