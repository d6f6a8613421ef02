// SPDX-License-Identifier: GPL-2.0-or-later
// Everything here stands elsewhere in the capture, so all of it is marked as generated.
#include "epan/tree/call_items.hpp"

#include "epan/tree/conversation_filter.hpp"
#include "icewarn/error_ids.hpp"

namespace icewarn {
namespace {

void add_text_item(const TreeContext& context, proto_tree* tree, int id, std::string_view text)
{
    if (!text.empty()) context.add_generated(tree, id, to_utf8(context.pinfo, text));
}

/// A frame that can be clicked, and that goes along when only this packet is saved.
proto_item* add_link_item(const TreeContext& context, proto_tree* tree, int id, std::uint32_t frame)
{
    depend_on_frame(context.pinfo, frame);
    return context.add_generated(tree, id, frame);
}

void add_setup_items(const TreeContext& context, proto_tree* tree, const Call& call)
{
    if (call.setup_frame == 0 || call.setup_frame == context.pinfo->num) return;
    add_link_item(context, tree, hf.call_setup_frame, call.setup_frame);
    nstime_t since;
    nstime_delta(&since, &context.pinfo->abs_ts, &call.setup_time);
    ++context.drawn;
    proto_item_set_generated(proto_tree_add_time(tree, hf.call_setup_time, context.value, 0, 0, &since));
}

void add_response_items(const TreeContext& context, proto_tree* tree, const Call& call)
{
    if (call.response_frame == 0) return;
    context.add_generated(tree, hf.call_response_code, call.response_code);
    if (call.response_frame != context.pinfo->num)
        add_link_item(context, tree, hf.call_response_frame, call.response_frame);
}

void add_diagnostics_items(const TreeContext& context, proto_tree* tree, const Call& call)
{
    for (const CallDiagnostics* other = call.first_diagnostics; other != nullptr; other = other->next) {
        if (other->frame == context.pinfo->num) continue;
        LabelText line;
        line.add(header_row(other->header).name);
        if (other->has_error_id) {
            line.add(": ").add_decimal(other->error_id);
            if (const ErrorId* row = find_error_id(other->error_id)) line.add(" (").add(row->meaning).add(")");
        }
        context.add_generated(tree, hf.call_diagnostics, line.c_str());
        add_link_item(context, tree, hf.call_diagnostics_frame, other->frame);
    }
}

void add_reports_items(const TreeContext& context, proto_tree* tree, const Call& call)
{
    std::uint32_t last = 0;
    for (const CallReport* other = call.first_report; other != nullptr; other = other->next) {
        if (!other->is_media || other->frame == context.pinfo->num || other->frame == last ||
            !may_be_same_dialog(context.call_ref.tags, other->tags))
            continue;
        last = other->frame;
        add_link_item(context, tree, hf.call_other_report, last);
    }
}

} // namespace

void add_in_error_item(const TreeContext& context, proto_tree* tree, proto_item* item)
{
    proto_item_append_text(item, " (quoted in an ICMP error)");
    proto_item_set_generated(proto_tree_add_boolean(tree, hf.in_error, context.value, 0, 0, 1));
}

void add_call_items(const TreeContext& context, proto_tree* tree)
{
    const CallRef& call_ref = context.call_ref;
    if (!call_ref.call_id.empty()) {
        const char* call_id = to_utf8(context.pinfo, call_ref.call_id);
        publish_call_filter(context.pinfo, call_id);
        proto_item* item = context.add_generated(tree, hf.call_id, call_id);
        tree = proto_item_add_subtree(item, ett.call);
    }
    const Call* call = call_ref.call;
    add_text_item(context, tree, hf.from, from_of(call_ref));
    add_text_item(context, tree, hf.to, to_of(call_ref));
    add_text_item(context, tree, hf.user_agent, call_ref.user_agent);
    if (call_ref.same_report != 0) add_link_item(context, tree, hf.call_same_report, call_ref.same_report);
    if (call != nullptr) {
        add_setup_items(context, tree, *call);
        add_response_items(context, tree, *call);
        add_diagnostics_items(context, tree, *call);
        add_reports_items(context, tree, *call);
    }
    if (call_ref.beyond_limit || (call != nullptr && call->report_count > limits::call_entries)) {
        LabelText line;
        line.add(call_ref.beyond_limit ? "More calls than are remembered: this one is not linked"
                                       : "More reports of this call than are remembered: the rest is not linked");
        context.experts.add(proto_tree_get_parent(tree), Expert::limit, PI_ERROR, line);
    }
}

} // namespace icewarn
