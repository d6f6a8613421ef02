// SPDX-License-Identifier: GPL-2.0-or-later
// Runs at the end of a frame and shows what the collector found in it: tree, expert info, Info column.
#include "epan/dissector.hpp"

#include "epan/calls/calls.hpp"
#include "epan/stats/calls_table.hpp"
#include "epan/stats/report_page.hpp"
#include "epan/input/collector.hpp"
#include "epan/fields/expert.hpp"
#include "epan/fields/fields.hpp"
#include "epan/tree/frame_context.hpp"
#include "epan/tree/conversation_filter.hpp"
#include "epan/preferences.hpp"
#include "epan/calls/call_ref.hpp"
#include "epan/input/end_of_frame.hpp"
#include "epan/input/multipart_bodies.hpp"
#include "epan/input/report_bodies.hpp"
#include "epan/stats/report_tap.hpp"
#include "epan/tree/bodies/body_pieces.hpp"
#include "epan/tree/header_piece.hpp"
#include "epan/stats/stats_tree.hpp"
#include "epan/calls/tracker.hpp"
#include "epan/wire/evidence_collector.hpp"
#include "epan/wire/evidence_items.hpp"
#include "epan/wire/evidence_table.hpp"
#include "epan/wire/turn_stream.hpp"

namespace icewarn {
namespace {

int protocol = -1;
dissector_handle_t post_dissector;
int expert_tap = 0;
dissector_handle_t dissector;

void process_piece(FrameContext& frame, const Collected& piece)
{
    switch (piece.carrier) {
    case Carrier::header:
    case Carrier::sdp: return process_header(frame, piece);
    case Carrier::error_report: return process_error_report(frame, piece);
    case Carrier::quality_report: return process_quality_report(frame, piece);
    case Carrier::relay_credentials: return process_relay_credentials(frame, piece);
    case Carrier::response: return; // is collected by nobody: without diagnostics there is nothing to show
    }
}

void show(packet_info* pinfo, proto_tree* tree, const Collected* piece, ExpertQueue::Mode mode)
{
    restart_report_index();
    FrameContext frame{protocol, pinfo, tree, ExpertQueue(pinfo, mode), {}};
    for (; piece != nullptr; piece = piece->next) process_piece(frame, *piece);
    frame.experts.raise();
    if (preferences.show_in_info) frame.info.append_to(pinfo->cinfo);
    if (is_report_tap_heard()) queue_failed_responses(pinfo, frame.diagnosed);
}

/// @param data  what was collected in the frame
int dissect(tvbuff_t* tvb, packet_info* pinfo, proto_tree* tree, void* data)
{
    show(pinfo, tree, static_cast<const Collected*>(data), ExpertQueue::Mode::all);
    return static_cast<int>(tvb_captured_length(tvb));
}

/// Where the frame's list of protocols can be seen, the dissector with the protocol is called.
void finish_frame(tvbuff_t* tvb, packet_info* pinfo, proto_tree* tree)
{
    if (collects_evidence()) note_evidence(tvb, pinfo);
    if (is_udp_of_relay(pinfo)) add_missed_turn_message(tvb, pinfo, tree);
    const Collected* pieces = may_have_pending(pinfo) ? take_pending(pinfo, tree) : nullptr;
    const bool is_heard = is_report_tap_heard();
    if (is_heard) want_all_ends(); // for a script that began to listen between two passes
    if (pieces == nullptr) {
        if (is_heard) queue_failed_responses(pinfo, nullptr);
    } else if (tree != nullptr || have_tap_listener(expert_tap) || is_heard || collects_evidence()) {
        call_dissector_only(dissector, tvb, pinfo, tree, const_cast<Collected*>(pieces));
    } else {
        show(pinfo, nullptr, pieces, ExpertQueue::Mode::worst_only);
    }
}

bool is_enabled() { return proto_is_protocol_enabled(find_protocol_by_id(protocol)); }

int dissect_end(tvbuff_t* tvb, packet_info* pinfo, proto_tree* tree, void*)
{
    leave_end(); // first: what comes may end in an exception, or want more
    if (is_enabled()) finish_frame(tvb, pinfo, tree);
    return 0;
}

/// Runs when a capture is opened and before each dissection of it anew.
void prepare_dissection()
{
    expert_tap = find_tap_id("expert"); // not there yet when protocols are handed off
    find_sip_tap();
    forget_last_calls();
    stop_listening();
    reset_evidence(preferences.evidence && is_enabled(), is_evidence_tap_heard());
    update_collector();
    const bool all = collects_evidence() || is_report_tap_heard() || custom_header_count > 0 ||
                     (rtp_takes_relays && !preferences.track_calls);
    reset_ends(all && is_enabled());
}

} // namespace

void register_protocol()
{
    protocol = proto_register_protocol("Lync/Skype for Business Client Diagnostics", "ICEWarn", "icewarn");
    register_fields(protocol);
    register_expert_items(protocol);
    register_preferences(protocol, update_collector);
    dissector = register_dissector("icewarn", dissect, protocol);
    post_dissector = register_end_of_frame(dissect_end);
    register_calls();
    register_report_tap();
    register_stats_tree();
    register_calls_table();
    register_report_page();
    register_turn();
    register_evidence_items(protocol);
    register_evidence_table();
    register_media_filter(protocol);
    register_init_routine(prepare_dissection);
}

void register_handoff()
{
    register_postdissector(post_dissector);
    register_collector(protocol, post_dissector);
    register_tracker();
    register_report_bodies();
    register_multipart_bodies();
    register_turn_hooks();
    update_collector();
}

} // namespace icewarn
