// SPDX-License-Identifier: GPL-2.0-or-later
// Headers first, then the body, then what the response says by itself.
#include "reports/extractor.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory_resource>

#include "icewarn/flags_2007.hpp"
#include "icewarn/text.hpp"
#include "reports/body_extractor.hpp"
#include "reports/header_lines.hpp"
#include "reports/header_names.hpp"
#include "reports/media_types.hpp"
#include "reports/message_facts.hpp"
#include "reports/multipart.hpp"
#include "reports/cause_parameters.hpp"

namespace icewarn {
namespace {

constexpr unsigned final_status = 200; ///< RFC 3261 7.2: and above

/// With the name of the media as it is shown, not as it stands in the message.
ReportFacts shown_facts(const MessageReport& report)
{
    ReportFacts facts = report.facts;
    facts.media = report.media;
    return facts;
}

/// By its first two letters, which are enough to skip nearly all others.
bool may_be_diagnostics(std::string_view line)
{
    return line.size() > 1 && to_lower(line[0]) == 'm' && to_lower(line[1]) == 's';
}

/// What all reports of the message have in common.
MessageReport origin_of(const SipHead& head, const RequestFacts& facts)
{
    MessageReport origin;
    origin.call = call_of(head);
    origin.user_agent = head.user_agent;
    origin.identity = {head.call_id, origin.call.from_tag, origin.call.to_tag, head.cseq, {}, 0};
    origin.request = facts;
    origin.request.status = head.status;
    return origin;
}

/// Nearly no session description says why a call failed.
bool may_report(const BodyType* type, std::string_view body)
{
    return type != nullptr && (type->carrier != Carrier::sdp || may_have_diagnostics(body));
}

/// The same of the parts of the body.
bool extract_from_parts(std::string_view content_type, std::string_view body, const MessageReport& origin,
                        const ReportCallback& found)
{
    bool any = false;
    for_each_part(content_type, body, [&](const BodyPart& part) {
        const BodyType* type = find_body_type(part.content_type);
        if (type != nullptr) any = extract_from_body(type->carrier, part.content, origin, found) || any;
    });
    return any;
}

/// @return whether one of them says itself whether anything failed
bool extract_from_headers(std::string_view head, MessageReport origin, const ReportCallback& found)
{
    bool any = false;
    while (!head.empty()) {
        const HeaderLine line = take_header_line(head);
        if (!may_be_diagnostics(line.whole)) continue;
        const HeaderRow* row = find_header(line.name());
        if (row == nullptr) continue;
        origin.header = row->name;
        any = extract_from_value(line.value(), origin, found) || any;
    }
    return any;
}

} // namespace

void extract_reports(std::string_view message, const SipHead& head, const ReportCallback& found)
{
    const ReportingHeaders headers = find_reporting_headers(message.substr(0, head.body));
    const std::string_view type = head.body < message.size() ? headers.content_type : std::string_view();
    const bool has_body = is_multipart(type) || may_report(find_body_type(type), message.substr(head.body));
    const bool has_headers = headers.diagnostics != std::string_view::npos;
    if (!has_body && !has_headers && !is_failure_response(head.status)) return; // as nearly always
    const MessageReport origin = origin_of(head, headers.facts);
    const bool in_head =
        has_headers &&
        extract_from_headers(message.substr(headers.diagnostics, head.body - headers.diagnostics), origin, found);
    const bool in_body = has_body && extract_from_parts(type, message.substr(head.body), origin, found);
    if (in_head || in_body || !assess_outcome(origin.request)) return;
    MessageReport response = origin;
    response.carrier = Carrier::response;
    response.has_media_report = false;
    response.identity.value = message.substr(0, message.find_first_of("\r\n"));
    found(response);
}

bool extract_from_value(std::string_view value, const MessageReport& origin, const ReportCallback& found, bool cut)
{
    std::array<std::byte, 4096> room; // NOLINT(cppcoreguidelines-pro-type-member-init): written before it is read
    std::pmr::monotonic_buffer_resource memory(room.data(), room.size());
    Diagnostics diagnostics(&memory);
    parse(value, diagnostics);
    if (cut) diagnostics.cut = true;
    const auto deliver = [&](MessageReport described, std::size_t index) {
        described.carrier = origin.carrier;
        described.header = origin.header;
        described.call = origin.call;
        described.user_agent = origin.user_agent;
        described.request = origin.request;
        described.request.error_id = diagnostics.error_id;
        described.identity = origin.identity;
        described.identity.value = value;
        described.identity.index = index;
        found(described);
    };
    for (std::size_t i = 0; i < diagnostics.reports.size(); ++i)
        deliver(describe(diagnostics, diagnostics.reports[i]), i);
    if (!diagnostics.reports.empty()) return true;
    RequestFacts request = origin.request;
    request.error_id = diagnostics.error_id;
    if (!assess_outcome(request)) return diagnostics.error_id.has_value();
    MessageReport failed;
    failed.has_media_report = false;
    failed.diagnostics = &diagnostics;
    failed.facts.error_id = diagnostics.error_id;
    deliver(failed, 0);
    return true;
}

MediaReport media_report(const Diagnostics& diagnostics, const Report& report)
{
    const auto begin = diagnostics.items.begin() + report.first_item;
    const bool has_flags =
        std::any_of(begin, begin + report.item_count, [](const Item& item) { return item.key == Key::icewarn; });
    return {report.side, view(diagnostics.text, report.media), report.media_quoted, has_flags && !report.flags,
            facts_of(diagnostics, report)};
}

void take_media_report(MessageReport& into, const MediaReport& media)
{
    static_cast<MediaReport&>(into) = media;
    into.media = decoded(media.raw_media, media.media_quoted);
    std::transform(into.media.begin(), into.media.end(), into.media.begin(), to_lower);
}

MessageReport describe(const Diagnostics& diagnostics, const Report& report)
{
    MessageReport described;
    described.diagnostics = &diagnostics;
    described.report = &report;
    take_media_report(described, media_report(diagnostics, report));
    return described;
}

LabelText report_headline(std::optional<Side> side, const ReportFacts& facts, bool flags_damaged)
{
    if (!facts.flags_2007) return report_line(side, facts.media, facts.flags, flags_damaged);
    LabelText line = report_line(side, facts.media, std::nullopt, false);
    line.add("; IceWarningFlags of 2007 ").add_hex(*facts.flags_2007, 8).add(": ");
    add_flags_2007(line, *facts.flags_2007);
    return line;
}

LabelText headline(const MessageReport& report)
{
    if (report.has_media_report) return report_headline(report.side, shown_facts(report), report.flags_damaged);
    LabelText line;
    line.add(report.call.method.empty() ? "Request" : report.call.method);
    if (report.call.status >= final_status) line.add(" answered ").add_decimal(report.call.status);
    return line;
}

void assess(const MessageReport& report, Verdict& verdict, const OfferedKinds& offered)
{
    if (report.has_media_report) assess(shown_facts(report), offered, verdict);
    else assess(report.request, verdict);
}

std::string decoded(std::string_view raw, bool quoted)
{
    if (is_plain_text(raw)) return std::string(raw);
    std::string text(raw.size(), '\0');
    text.resize(decode_text(raw, quoted, text.data()));
    return text;
}

const Parameter* find_parameter(const Diagnostics& diagnostics, ParameterRole role)
{
    for (const Parameter& parameter : diagnostics.parameters)
        if (parameter.role == role && !parameter.value.empty()) return &parameter;
    return nullptr;
}

std::string value_text(const Diagnostics& diagnostics, const Parameter& parameter)
{
    return decoded(view(diagnostics.text, parameter.value), parameter.quoted);
}

std::string parameter_text(const Diagnostics& diagnostics, ParameterRole role)
{
    const Parameter* parameter = find_parameter(diagnostics, role);
    return parameter == nullptr ? "" : value_text(diagnostics, *parameter);
}

std::vector<const Parameter*> cause_parameters(const Diagnostics& diagnostics)
{
    std::vector<const Parameter*> causes;
    for (const Parameter& parameter : diagnostics.parameters)
        if (parameter.role == ParameterRole::other && !parameter.value.empty() &&
            is_cause_name(view(diagnostics.text, parameter.name)))
            causes.push_back(&parameter);
    return causes;
}

} // namespace icewarn
