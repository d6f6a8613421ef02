// SPDX-License-Identifier: GPL-2.0-or-later
// The protocol item of a header: its name, error ID, reason and other parameters, and its reports in their order.
#include "epan/tree/header_items.hpp"

#include "epan/tree/tree_context.hpp"
#include "epan/tree/call_items.hpp"
#include "epan/tree/report_items.hpp"
#include "epan/tree/findings.hpp"
#include "epan/tree/value_items.hpp"
#include "epan/tree/verdict_items.hpp"
#include "icewarn/error_ids.hpp"
#include "icewarn/text.hpp"
#include "epan/memory.hpp"
#include "epan/stats/report_tap.hpp"

namespace icewarn {
namespace {

constexpr int longest_look_back = 256; ///< bytes before the value in which the header's name is looked for

/// Where the header stands in its data source: from its name, if that is found, to the end of its value.
struct Place {
    tvbuff_t* source;
    int begin;
    int size;
    int name_size; ///< 0 if the name is not found
};

static_assert(is_jump_safe<Place>);

Place find_place(const Collected& header)
{
    tvbuff_t* source = tvb_get_ds_tvb(header.value);
    const int value = tvb_raw_offset(header.value);
    const int value_size = static_cast<int>(tvb_captured_length(header.value));
    const int begin = std::max(0, value - longest_look_back);
    if (header.carrier == Carrier::header && value > begin && tvb_bytes_exist(source, begin, value - begin)) {
        const std::string_view before(as_text(tvb_get_ptr(source, begin, value - begin)),
                                      static_cast<std::size_t>(value - begin));
        if (const Span name = find_name_before(before, header_row(header.header).name); !name.empty()) {
            const int at = begin + static_cast<int>(name.begin);
            return {source, at, value + value_size - at, static_cast<int>(name.size)};
        }
    }
    return {source, value, value_size, 0};
}

void add_name_item(proto_tree* tree, const Collected& header, const Place& place)
{
    proto_item* item = proto_tree_add_string(tree, hf.header, place.source, place.begin, place.name_size,
                                             header_row(header.header).name);
    if (place.name_size == 0) proto_item_set_generated(item);
}

void add_error_id_items(const TreeContext& context, proto_tree* tree)
{
    const Diagnostics& d = context.diagnostics;
    if (!d.error_id) return;
    const Span at = d.error_id_span;
    proto_item* item = context.add_uint(tree, hf.error_id, at, *d.error_id);
    const ErrorId* row = find_error_id(*d.error_id);
    if (row != nullptr && row->basis == Basis::uncertain) proto_item_append_text(item, " [uncertain]");
    if (row != nullptr) mark_inferred(item, row->basis);
    if (d.error_sub_id) context.add_uint(tree, hf.error_sub_id, d.error_sub_id_span, *d.error_sub_id);
    if (const ErrorIdRange* range = find_error_id_range(*d.error_id)) {
        item = context.add_string(tree, hf.error_component, at, range->component.data());
        if (range->basis == Basis::inferred) proto_item_append_text(item, " (inferred)");
        proto_item_set_generated(item);
    }
}

proto_item* add_parameter_item(TreeContext& context, proto_tree* tree, const Parameter& parameter)
{
    const auto text = [&](Span span, bool quoted) { return context.text(span, quoted); };
    const bool named = parameter.role == ParameterRole::reason || parameter.role == ParameterRole::source;
    if (named && parameter.value.empty()) return nullptr;
    if (named) {
        const int id = parameter.role == ParameterRole::reason ? hf.reason : hf.source;
        return context.add_string(tree, id, parameter.value, text(parameter.value, parameter.quoted));
    }
    const char* whole = text(parameter.whole, false);
    proto_item* item = context.add_line(tree, hf.param, parameter.whole, whole);
    proto_tree* children = proto_item_add_subtree(item, ett.param);
    if (!parameter.name.empty())
        context.add_string(children, hf.param_name, parameter.name, text(parameter.name, false));
    if (!parameter.value.empty())
        context.add_string(children, hf.param_value, parameter.value, text(parameter.value, parameter.quoted));
    return item;
}

const char* reason_of(const TreeContext& context)
{
    for (const Parameter& parameter : context.diagnostics.parameters)
        if (parameter.role == ParameterRole::reason && !parameter.value.empty())
            return printable(context.pinfo, context.text(parameter.value, parameter.quoted));
    return "";
}

/// Hands the header's reports to the tap, all of them, however many have room in the tree.
void count_reports(const TreeContext& context)
{
    if (!is_report_tap_heard()) return;
    for (const Report& report : context.diagnostics.reports) {
        AssessedReport assessed;
        assess_report(context, media_report(context.diagnostics, report), assessed);
        queue_report(context, assessed);
    }
    AssessedReport request;
    if (context.diagnostics.reports.empty() && assess_request(context, request)) queue_report(context, request);
}

/// Parameters and reports in the order of their first bytes.
void add_content_items(TreeContext& context, proto_tree* tree, const DrawnItems& drawn)
{
    const Diagnostics& d = context.diagnostics;
    std::size_t report = 0;
    const auto add_reports_before = [&](std::size_t end) {
        for (; report < d.reports.size() && d.reports[report].whole.begin < end && context.has_room(); ++report) {
            AssessedReport assessed;
            assess_report(context, media_report(d, d.reports[report]), assessed);
            add_report_items(context, tree, d.reports[report], assessed, drawn.items);
        }
    };
    for (std::size_t i = 0; i < d.parameters.size() && context.has_room(); ++i) {
        const Parameter& parameter = d.parameters[i];
        add_reports_before(parameter.whole.begin);
        if (parameter.role == ParameterRole::reason || parameter.role == ParameterRole::source ||
            parameter.role == ParameterRole::other)
            drawn.parameters[i] = add_parameter_item(context, tree, parameter);
    }
    add_reports_before(d.text.size());
    for (const Span span : d.undecoded) {
        if (!context.has_room()) break;
        context.add_string(tree, hf.undecoded, span, context.text(span, false));
    }
}

} // namespace

proto_item* add_header_items(FrameContext& frame, const Collected& header, const CallRef& call_ref,
                             const Diagnostics& diagnostics, const RequestFacts& request_facts)
{
    packet_info* pinfo = frame.pinfo;
    TreeContext context{pinfo,       header.value, diagnostics,    frame.experts,
                        frame.drawn, call_ref,     header.carrier, request_facts};
    if (!header.in_error && call_ref.same_report == 0) count_reports(context);
    if (!context.has_room()) return nullptr;

    const LabelText summary = header_line(diagnostics, reason_of(context));
    const Place place = find_place(header);
    const char* title = proto_get_protocol_long_name(find_protocol_by_id(frame.protocol));
    proto_item* item = proto_tree_add_protocol_format(frame.tree, frame.protocol, place.source, place.begin, place.size,
                                                      "%s: %s", title, summary.c_str());
    proto_tree* content = proto_item_add_subtree(item, ett.header);
    if (header.carrier == Carrier::header) add_name_item(content, header, place);
    else proto_item_append_text(item, " (in %s)", carrier_phrase(header.carrier));
    const bool has_report = header.carrier != Carrier::header || !diagnostics.reports.empty();
    if (has_report) {
        proto_item* carrier = context.add_generated(content, hf.carrier, carrier_name(header.carrier));
        if (header.carrier == Carrier::header) proto_item_set_hidden(carrier); // its name says it
    }
    if (header.in_error) add_in_error_item(context, content, item);
    add_error_id_items(context, content);
    AssessedReport request;
    const bool failed = diagnostics.reports.empty() && assess_request(context, request);
    if (failed) add_request_items(context, content, item, request);

    const DrawnItems items{item, wmem_alloc0_array(pinfo->pool, proto_item*, diagnostics.parameters.size() + 1),
                           wmem_alloc0_array(pinfo->pool, proto_item*, diagnostics.items.size() + 1)};
    add_content_items(context, content, items);
    if (has_report || failed) add_call_items(context, content);
    add_note_findings(frame.experts, pinfo, diagnostics, items);
    if (!context.has_room()) {
        LabelText line;
        line.add("More items than are drawn for one packet");
        frame.experts.add(item, Expert::limit, PI_ERROR, line);
    }
    return item;
}

} // namespace icewarn
