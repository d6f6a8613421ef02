// SPDX-License-Identifier: GPL-2.0-or-later
// What the reports in bodies have in common.
#pragma once

#include <new>
#include <optional>

#include "reports/bodies/body.hpp"
#include "reports/reported_call.hpp"
#include "epan/tree/tree_context.hpp"
#include "epan/input/collector.hpp"
#include "epan/tree/frame_context.hpp"
#include "epan/memory.hpp"

namespace icewarn {

/// A report on a body in the packet's memory: it goes with the packet, without a destructor.
template <typename Report> Report* new_report(packet_info* pinfo)
{
    auto* memory = new (wmem_alloc(pinfo->pool, sizeof(PoolResource))) PoolResource(pinfo->pool);
    return new (wmem_alloc(pinfo->pool, sizeof(Report))) Report(memory);
}

/// What a body says of its message: the call has to be filled in.
CallRef message_of(const packet_info* pinfo, const Collected& body);

/// The message with the call that its body reports.
CallRef refer_to(const ReportedCall& call, CallRef message);

/// For adding items of a piece of a packet.
/// @param diagnostics  what the piece says, where that is a header's value
TreeContext context_of(FrameContext& frame, const Collected& piece, const Diagnostics& diagnostics,
                       const CallRef& call_ref);

/// The protocol item of a body, or of a part of it, with the carrier below it.
struct BodyItem {
    proto_item* item;
    proto_tree* content; ///< what the rest goes below
};

/// @param title  behind the name of the protocol
BodyItem add_body_item(FrameContext& frame, const TreeContext& context, Span where, const char* title, bool in_error);

/// The same of a whole body.
inline BodyItem add_body_item(FrameContext& frame, const TreeContext& context, const char* title, bool in_error)
{
    return add_body_item(frame, context, make_span(0, tvb_captured_length(context.value)), title, in_error);
}

static_assert(is_jump_safe<BodyItem>);

/// What is wrong with a body, as findings at an item.
void add_body_findings(FrameContext& frame, const BodyReport& report, proto_item* item);

} // namespace icewarn
