// SPDX-License-Identifier: GPL-2.0-or-later
// Through messages and documents.
#include "icewarn-log/explain/found.hpp"

#include <algorithm>

#include "icewarn/sip_head.hpp"
#include "reports/bodies/error_report.hpp"
#include "reports/carriers.hpp"
#include "reports/header_names.hpp"
#include "reports/message_facts.hpp"
#include "reports/reported_call.hpp"

namespace icewarn::tool {
namespace {

std::string_view first_line(std::string_view message) { return message.substr(0, message.find_first_of("\r\n")); }

/// ", from a@contoso.com" where it is said.
void add(std::string& text, std::string_view word, std::string_view value)
{
    if (!value.empty()) text.append(", ").append(word).append(" ").append(value);
}

void walk_error_report(std::string_view body, const Explainer& explainer)
{
    ErrorReport report;
    read_error_report(body, report);
    std::optional<std::uint32_t> told;
    bool first = true;
    for (const DiagHeader& header : report.headers) {
        if (first || header.error != told) {
            std::string context = "Error report";
            if (header.error) {
                const ReportedError& error = report.errors[*header.error];
                add(context, "Call-ID", error.call_id.value_or(""));
                add(context, "from", error.from_uri.value_or(""));
                add(context, "to", error.to_uri.value_or(""));
                add(context, "response", error.response_code.value_or(""));
                if (error.request_type) context.append(" to ").append(*error.request_type);
            }
            explainer.on_context(context);
        }
        first = false;
        told = header.error;
        const RequestFacts request{{}, call_of(report, header).status};
        explainer.on_header(
            {header.progress ? "progress report" : "", std::string(header.value.text), Extent::whole, request});
    }
}

/// A document is read as the body of a message, as it comes.
std::string message_around(const PastedDocument& document)
{
    return std::string("SERVICE sip:pasted.invalid SIP/2.0\r\nContent-Type: ")
        .append(document.content_type)
        .append("\r\nContent-Length: ")
        .append(std::to_string(document.body.size()))
        .append("\r\n\r\n")
        .append(document.body);
}

void walk_reports(std::string_view message, const SipHead& head, const Explainer& explainer)
{
    std::string told;
    extract_reports(message, head, [&](const MessageReport& report) {
        if (report.carrier != Carrier::quality_report) return;
        std::string context = "Quality report";
        add(context, "Call-ID", report.call.call_id);
        add(context, "from", report.call.from);
        add(context, "to", report.call.to);
        if (context != told) explainer.on_context(context);
        told = context;
        explainer.on_report(report);
    });
}

/// A document says itself what call it is about: what is made of the message around it, which nobody sent, is not told.
void extract_document(const PastedDocument& document, const ReportCallback& found)
{
    const std::string message = message_around(document);
    const auto head = read_sip_head(message);
    if (!head) return;
    extract_reports(message, *head, [&](MessageReport report) {
        report.call.method = {};
        found(report);
    });
}

/// None where nothing failed.
std::optional<Verdict> verdict_of(const RequestFacts& request)
{
    if (!assess_outcome(request)) return std::nullopt;
    std::optional<Verdict> verdict(std::in_place);
    assess(request, *verdict);
    return verdict;
}

void walk_document(const PastedDocument& document, const Explainer& explainer)
{
    if (document.content_type == "application/msrtc-reporterror+xml") {
        walk_error_report(document.body, explainer);
        return;
    }
    const std::string message = message_around(document);
    if (const auto head = read_sip_head(message)) walk_reports(message, *head, explainer);
}

void walk_message(const std::string& message, const Explainer& explainer)
{
    const auto head = read_sip_head(message);
    if (!head) return;
    std::string context(first_line(message));
    add(context, "Call-ID", head->call_id);
    add(context, "from", parse_name_address(head->from).uri);
    add(context, "to", parse_name_address(head->to).uri);
    explainer.on_context(context);
    const RequestFacts request = message_facts(std::string_view(message).substr(0, head->body), head->status);
    std::vector<PastedHeader> headers = headers_of(message);
    for (PastedHeader& header : headers) {
        header.request = request;
        explainer.on_header(header);
    }
    walk_reports(message, *head, explainer);
    const std::vector<PastedDocument> documents = documents_of(message);
    for (const PastedDocument& document : documents) walk_document(document, explainer);
    if (!headers.empty() || !documents.empty() || !explainer.on_failure) return;
    if (const auto failure = verdict_of(request)) explainer.on_failure(*failure);
}

} // namespace

void walk(const Pasted& pasted, const Explainer& explainer)
{
    for (const std::string& message : pasted.messages) walk_message(message, explainer);
    for (const PastedDocument& document : pasted.documents) walk_document(document, explainer);
    for (const PastedHeader& header : pasted.headers) explainer.on_header(header);
}

void extract_pasted(const Pasted& pasted, const ReportCallback& found)
{
    const auto extract = [&](std::string_view message) {
        if (const auto head = read_sip_head(message)) extract_reports(message, *head, found);
    };
    for (const std::string& message : pasted.messages) extract(message);
    for (const PastedDocument& document : pasted.documents) extract_document(document, found);
    for (const PastedHeader& header : pasted.headers) {
        const HeaderRow* row = find_header(header.name);
        MessageReport origin;
        origin.header = row != nullptr ? row->name : std::string_view();
        extract_from_value(header.value, origin, [&](MessageReport report) {
            if (header.extent != Extent::whole) report.facts.error_id.reset();
            if (header.extent == Extent::blocks) report.side.reset();
            found(report);
        });
    }
    for (const PastedId& id : pasted.error_ids) extract_from_value(std::to_string(id.id), MessageReport(), found);
    for (const PastedNumber& number : pasted.numbers) {
        if (number.unusual == Problem::decimal_flags && number.label.empty() && !pasted.error_ids.empty()) continue;
        MessageReport report;
        const std::string value = "ICEWarn=" + std::to_string(number.flags);
        report.identity.value = value;
        report.facts.flags = number.flags;
        found(report);
    }
}

MessageReport describe_pasted(const PastedHeader& header, const Diagnostics& diagnostics, const Report& report)
{
    MessageReport described = describe(diagnostics, report);
    if (header.extent != Extent::whole) described.facts.error_id.reset();
    if (header.extent == Extent::blocks) described.side.reset();
    return described;
}

std::optional<Verdict> failure_of(const PastedHeader& header, const Diagnostics& diagnostics)
{
    RequestFacts request = header.request;
    request.error_id = diagnostics.error_id;
    if (header.extent != Extent::whole || !diagnostics.reports.empty()) return std::nullopt;
    return verdict_of(request);
}

std::string value_text(const Diagnostics& diagnostics, const Item& item)
{
    std::string text = decoded(view(diagnostics.text, item.value), item.quoted);
    const auto* number = std::get_if<std::uint32_t>(&item.decoded);
    if (number == nullptr) return text;
    if (const std::string_view name = key_row(item.key).names.find(*number); !name.empty())
        text.append(" (").append(name).append(")");
    if (item.key != Key::interfaces && item.key != Key::base_interface) return text;
    std::string kinds;
    for (const InterfaceBit& kind : interface_bits)
        if ((*number & kind.bit) != 0) kinds.append(kinds.empty() ? "" : ", ").append(kind.label);
    return kinds.empty() ? text : text.append(" (").append(kinds).append(")");
}

} // namespace icewarn::tool
