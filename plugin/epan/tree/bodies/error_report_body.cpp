// SPDX-License-Identifier: GPL-2.0-or-later
// Error reports: their header values are drawn as headers are.
#include "reports/bodies/error_report.hpp"

#include "epan/tree/bodies/body_item.hpp"
#include "epan/tree/findings.hpp"
#include "epan/tree/header_items.hpp"
#include "epan/tree/call_items.hpp"
#include "epan/tree/bodies/body_pieces.hpp"

namespace icewarn {
namespace {

/// The bytes of a header value in the body; a copy where XML references in it were resolved.
tvbuff_t* value_tvb(const FrameContext& frame, const Collected& body, const BodyText& value)
{
    if (!value.where.empty() || value.text.empty())
        return tvb_new_subset_length(body.value, TreeContext::begin(value.where), TreeContext::size(value.where));
    const auto size = static_cast<unsigned>(value.text.size());
    auto* bytes = static_cast<guint8*>(wmem_memdup(frame.pinfo->pool, value.text.data(), size));
    tvbuff_t* tvb = tvb_new_child_real_data(body.value, bytes, size, static_cast<int>(size));
    add_new_data_source(frame.pinfo, tvb, "Diagnostics in XML");
    return tvb;
}

/// Attributes of the failed request that have no field of their own.
void add_request_items(const TreeContext& context, proto_item* item, const ReportedError& error)
{
    struct Attribute {
        const char* name;
        const std::optional<std::string_view> ReportedError::*value;
    };
    constexpr Attribute attributes[] = {{"requestType", &ReportedError::request_type},
                                        {"responseCode", &ReportedError::response_code},
                                        {"contentType", &ReportedError::content_type}};
    proto_tree* tree = proto_item_get_subtree(item);
    for (const Attribute& attribute : attributes) {
        const std::optional<std::string_view>& value = error.*attribute.value;
        if (!value || value->empty()) continue;
        const char* text = to_utf8(context.pinfo, *value);
        const char* whole = wmem_strconcat(context.pinfo->pool, attribute.name, "=", text, nullptr);
        proto_tree* children = proto_item_add_subtree(context.add_generated(tree, hf.param, whole), ett.param);
        context.add_generated(children, hf.param_name, attribute.name);
        context.add_generated(children, hf.param_value, text);
    }
}

/// @return the protocol item
proto_item* add_value_items(FrameContext& frame, const Collected& body, const CallRef& message,
                            const ErrorReport& report, const DiagHeader& header)
{
    const ReportedError* error = header.error ? &report.errors[*header.error] : nullptr;
    const ReportedCall call = call_of(report, header);
    CallRef call_ref = refer_to(call, message);
    const Collected piece{value_tvb(frame, body, header.value), body.carrier, body.header, body.in_error, nullptr};
    Diagnostics* diagnostics = parse_value(frame.pinfo, piece.value);
    if (header.value.cut) diagnostics->cut = true;
    const RequestFacts request{diagnostics->error_id, call.status};
    if (!body.in_error) {
        CallEvent event{header.value.text, !diagnostics->reports.empty(), {}, {}, diagnostics->error_id};
        if (!event.has_report) event.failure = assess_outcome(request);
        link_to_call(frame.pinfo, call_ref, event, nullptr);
        add_to_info(frame.info, *diagnostics, request);
    }
    proto_item* item = add_header_items(frame, piece, call_ref, *diagnostics, request);
    if (header.progress) proto_item_append_text(item, ", of a provisional response");
    const bool is_first = &header == report.headers.data() || (&header)[-1].error != header.error;
    if (error != nullptr && is_first) {
        add_request_items(context_of(frame, piece, *diagnostics, call_ref), item, *error);
    }
    return item;
}

} // namespace

void process_error_report(FrameContext& frame, const Collected& body)
{
    auto* report = new_report<ErrorReport>(frame.pinfo);
    read_error_report(text_of(body.value), *report);
    const CallRef message = message_of(frame.pinfo, body);
    proto_item* item = nullptr;
    for (const DiagHeader& header : report->headers) item = add_value_items(frame, body, message, *report, header);
    if (report->headers.empty()) {
        const CallRef call_ref = report->errors.empty() ? message : refer_to(call_of(report->errors.front()), message);
        auto* none = new_report<Diagnostics>(frame.pinfo);
        const TreeContext context = context_of(frame, body, *none, call_ref);
        const BodyItem added = add_body_item(frame, context, "error report without diagnostics", body.in_error);
        add_call_items(context, added.content);
        item = added.item;
    }
    add_body_findings(frame, *report, item);
}

} // namespace icewarn
