// SPDX-License-Identifier: GPL-2.0-or-later
// Which response a header value in an error report comes from.
#pragma once

#include "icewarn/outcome.hpp"
#include "icewarn/scalars.hpp"
#include "reports/bodies/error_report.hpp"

namespace icewarn {

/// responseCode as a status, RFC 3261 7.2; 0 where it is absent or none.
inline unsigned status_of(const ReportedError& error)
{
    constexpr std::uint32_t last = 699;
    return parse_decimal(error.response_code.value_or(""), last).value.value_or(0);
}

/// The same of the response that the header stood in, which for a progress report was a provisional one.
inline unsigned status_of(const ErrorReport& report, const DiagHeader& header)
{
    if (header.progress) return provisional_status;
    return header.error ? status_of(report.errors[*header.error]) : 0;
}

} // namespace icewarn
