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

/// The protocol item of a body, or of a part of it, with the carrier below it.
/// @param title    behind the name of the protocol
/// @param content  receives what the rest goes below
proto_item* add_body_item(FrameContext& frame, const TreeContext& context, Span where, const char* title, bool in_error,
                          proto_tree** content);

/// What is wrong with a body, as findings at an item.
void add_body_findings(FrameContext& frame, const BodyReport& report, proto_item* item);

} // namespace icewarn
