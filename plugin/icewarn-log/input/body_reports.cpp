// SPDX-License-Identifier: GPL-2.0-or-later
// By the media type of the body.
#include "icewarn-log/input/body_reports.hpp"

#include <algorithm>

#include "reports/bodies/error_report.hpp"
#include "reports/bodies/quality_report.hpp"
#include "icewarn/ascii.hpp"
#include "icewarn/flags_2007.hpp"
#include "icewarn/quality_flags.hpp"
#include "icewarn/sdp.hpp"

namespace icewarn::tool {
namespace {

void find_in_error_report(std::string_view body, CallReport call, std::string_view /*user_agent*/,
                          const ReportCallback& found)
{
    ErrorReport report;
    read_error_report(body, report);
    call.carrier = Carrier::error_report;
    for (const DiagHeader& header : report.headers) {
        if (header.error) {
            const ReportedError& error = report.errors[*header.error];
            call.call_id = error.call_id.value_or("");
            call.from = error.from_uri.value_or("");
            call.to = error.to_uri.value_or("");
        }
        find_in_value(header.value.text, call, found);
    }
}

void take_address(KnownEndpoint& known, std::string_view text)
{
    known.present = !text.empty();
    if (known.present) known.endpoint = parse_endpoint(text).endpoint;
}

void find_in_line(const QualityReport& report, const QualityLine& line, CallReport call, FlagLayout layout,
                  const ReportCallback& found)
{
    const auto text = [&](QualityKey key) {
        const QualityItem* item = find_item(report, line, key);
        return item != nullptr ? item->value.text : std::string_view();
    };
    const QualityFlags number = parse_quality_flags(text(QualityKey::flags));
    if (layout == FlagLayout::office_2007) call.flags_2007 = number.value;
    else call.facts.flags = number.value;
    call.flags_damaged = !number.value && find_item(report, line, QualityKey::flags) != nullptr;
    call.media = line.label.value_or("");
    std::transform(call.media.begin(), call.media.end(), call.media.begin(), to_lower);
    call.facts.media = call.media;
    call.facts.ice_text = text(QualityKey::ice);
    call.facts.ice = parse_ice_status(call.facts.ice_text);
    call.facts.worst_stream = worst_stream(report, static_cast<std::size_t>(&line - report.lines.data()));
    call.facts.cut = true; // no key of this form says that there was no relay
    take_address(call.facts.local_site, text(QualityKey::local_address));
    take_address(call.facts.remote_site, text(QualityKey::remote_address));
    take_address(call.facts.base_address, text(QualityKey::relay_address));
    found(call);
}

void find_in_quality_report(std::string_view body, CallReport call, std::string_view user_agent,
                            const ReportCallback& found)
{
    QualityReport report;
    read_quality_report(body, report);
    call.carrier = Carrier::quality_report;
    call.value = body;
    for (const QualityLine& line : report.lines) {
        const QualitySession& session = report.sessions[line.session];
        call.call_id = session.call_id.value_or("");
        call.from = session.from_uri.value_or("");
        call.to = session.to_uri.value_or("");
        call.side.reset();
        if (session.caller) call.side = *session.caller ? Side::caller : Side::callee;
        const LayoutChoice layout = layout_of(session, user_agent);
        find_in_line(report, line, call, layout.layout, found);
    }
}

void find_in_sdp(std::string_view body, CallReport call, std::string_view /*user_agent*/, const ReportCallback& found)
{
    if (body.find("iagnostics") == std::string_view::npos) return; // nearly always, and cheap to see
    Sdp sdp;
    read_sdp(body, sdp);
    call.carrier = Carrier::sdp;
    for (std::size_t i = 0; i < sdp.diagnostics_count; ++i)
        find_in_value(view(body, sdp.diagnostics[i].value), call, found);
}

struct BodyType {
    std::string_view content_type;
    void (*find)(std::string_view body, CallReport call, std::string_view user_agent, const ReportCallback& found);
};

/// Parts of multipart bodies are session descriptions, in two forms for older and newer clients.
constexpr BodyType body_types[] = {
    {"application/msrtc-reporterror+xml", find_in_error_report},
    {"application/vq-rtcpxr+xml", find_in_quality_report},
    {"application/ms-cqf+xml", find_in_quality_report},
    {"application/sdp", find_in_sdp},
    {"multipart/alternative", find_in_sdp},
    {"multipart/mixed", find_in_sdp},
};

} // namespace

void find_in_body(std::string_view content_type, std::string_view body, const CallReport& call,
                  std::string_view user_agent, const ReportCallback& found)
{
    if (body.empty()) return;
    const std::string_view bare = content_type.substr(0, content_type.find_first_of("; \t\r\n"));
    for (const BodyType& type : body_types)
        if (equal_folded(bare, type.content_type)) return type.find(body, call, user_agent, found);
}

} // namespace icewarn::tool
