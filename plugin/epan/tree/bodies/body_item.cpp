// SPDX-License-Identifier: GPL-2.0-or-later
// Protocol items and findings of bodies.
#include "epan/tree/bodies/body_item.hpp"

#include "epan/tree/call_items.hpp"

namespace icewarn {

CallRef message_of(const packet_info* pinfo, const Collected& body)
{
    const SipHead* head = message_around(pinfo, body.value);
    if (head == nullptr) return {};
    const CallRef message = reference_of(*head);
    CallRef call_ref;
    call_ref.user_agent = message.user_agent;
    call_ref.message = message.message;
    return call_ref;
}

CallRef refer_to(const ReportedCall& call, CallRef message)
{
    message.call_id = call.call_id;
    message.from = call.from;
    message.to = call.to;
    message.tags = dialog_tags(call.from_tag, call.to_tag);
    return message;
}

TreeContext context_of(FrameContext& frame, const Collected& piece, const Diagnostics& diagnostics,
                       const CallRef& call_ref)
{
    return {frame.pinfo, piece.value, diagnostics, frame.experts, frame.drawn, call_ref, piece.carrier};
}

BodyItem add_body_item(FrameContext& frame, const TreeContext& context, Span where, const char* title, bool in_error)
{
    const char* protocol_name = proto_get_protocol_long_name(find_protocol_by_id(frame.protocol));
    proto_item* item =
        proto_tree_add_protocol_format(frame.tree, frame.protocol, context.value, TreeContext::begin(where),
                                       TreeContext::size(where), "%s: %s", protocol_name, title);
    proto_tree* content = proto_item_add_subtree(item, ett.header);
    context.add_generated(content, hf.carrier, carrier_name(context.carrier));
    if (in_error) add_in_error_item(context, content, item);
    return {item, content};
}

void add_body_findings(FrameContext& frame, const BodyReport& report, proto_item* item)
{
    for (const BodyNote& note : report.notes) {
        const Expert expert = class_expert(body_problem_row(note.problem).klass);
        if (frame.experts.wants(expert, PI_ERROR)) frame.experts.add(item, expert, PI_ERROR, body_note_line(note));
    }
}

} // namespace icewarn
