// SPDX-License-Identifier: GPL-2.0-or-later
// Bodies by their carrier.
#include "reports/body_extractor.hpp"

#include "icewarn/sdp.hpp"
#include "reports/bodies/error_report.hpp"
#include "reports/quality_facts.hpp"

namespace icewarn {
namespace {

bool extract_from_error_report(std::string_view body, const MessageReport& origin, const ReportCallback& found)
{
    ErrorReport report;
    read_error_report(body, report);
    bool any = false;
    for (const DiagHeader& header : report.headers) {
        MessageReport about = origin;
        about.call = call_of(report, header);
        about.request = {{}, about.call.status};
        any = extract_from_value(header.value.text, about, found, header.value.cut) || any;
    }
    return any;
}

bool extract_from_quality_report(std::string_view body, const MessageReport& origin, const ReportCallback& found)
{
    QualityReport report;
    read_quality_report(body, report);
    MessageReport about = origin;
    about.identity.value = body;
    for (const QualityLine& line : report.lines) {
        const QualitySession& session = report.sessions[line.session];
        about.call = call_of(session);
        take_media_report(about, media_report(report, line, layout_of(session, origin.user_agent).layout));
        about.streams = streams_of(report, line);
        found(about);
        ++about.identity.index;
    }
    return !report.lines.empty();
}

bool extract_from_sdp(std::string_view body, const MessageReport& origin, const ReportCallback& found)
{
    if (!may_have_diagnostics(body)) return false; // as nearly always
    Sdp sdp;
    read_sdp(body, sdp);
    bool any = false;
    for (std::size_t i = 0; i < sdp.diagnostics_count; ++i)
        any = extract_from_value(view(body, sdp.diagnostics[i].value), origin, found) || any;
    return any;
}

} // namespace

bool may_have_diagnostics(std::string_view sdp) { return sdp.find("gnostics") != std::string_view::npos; }

bool extract_from_body(Carrier carrier, std::string_view body, MessageReport origin, const ReportCallback& found)
{
    origin.carrier = carrier;
    origin.header = {};
    switch (carrier) {
    case Carrier::error_report: return extract_from_error_report(body, origin, found);
    case Carrier::quality_report: return extract_from_quality_report(body, origin, found);
    case Carrier::sdp: return extract_from_sdp(body, origin, found);
    case Carrier::header:
    case Carrier::response:
    case Carrier::relay_credentials: break; // no report of a call
    }
    return false;
}

} // namespace icewarn
