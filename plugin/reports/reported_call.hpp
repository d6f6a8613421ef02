// SPDX-License-Identifier: GPL-2.0-or-later
// The call that a report is about: that of its message, or the one that a body names.
#pragma once

#include <string_view>

#include "icewarn/outcome.hpp"
#include "icewarn/scalars.hpp"
#include "icewarn/sip_head.hpp"
#include "reports/bodies/error_report.hpp"
#include "reports/bodies/quality_report.hpp"

namespace icewarn {

/// Views into the message; empty for what it does not say.
struct ReportedCall {
    std::string_view call_id;
    std::string_view from, to; ///< URIs
    std::string_view from_tag, to_tag;
    std::string_view method; ///< of the request that failed, or that the message is
    unsigned status = 0;     ///< of the response; 0 for a request
};

inline ReportedCall call_of(const SipHead& head)
{
    const NameAddress from = parse_name_address(head.from);
    const NameAddress to = parse_name_address(head.to);
    const std::string_view method = parse_cseq(head.cseq).method;
    return {head.call_id, from.uri, to.uri, from.tag, to.tag, method.empty() ? head.method : method, head.status};
}

/// Its status is responseCode, RFC 3261 7.2; 0 where that is absent or none.
inline ReportedCall call_of(const ReportedError& error)
{
    constexpr std::uint32_t last_status = 699;
    return {error.call_id.value_or(""),
            error.from_uri.value_or(""),
            error.to_uri.value_or(""),
            error.from_tag.value_or(""),
            error.to_tag.value_or(""),
            error.request_type.value_or(""),
            parse_decimal(error.response_code.value_or(""), last_status).value.value_or(0)};
}

/// The same of the response that the header stood in, which for a progress report was a provisional one.
inline ReportedCall call_of(const ErrorReport& report, const DiagHeader& header)
{
    ReportedCall call = header.error ? call_of(report.errors[*header.error]) : ReportedCall{};
    if (header.progress) call.status = provisional_status;
    return call;
}

inline ReportedCall call_of(const QualitySession& session)
{
    return {session.call_id.value_or(""),
            session.from_uri.value_or(""),
            session.to_uri.value_or(""),
            session.from_tag.value_or(""),
            session.to_tag.value_or(""),
            {},
            0};
}

} // namespace icewarn
