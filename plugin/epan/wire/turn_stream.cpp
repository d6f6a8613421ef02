// SPDX-License-Identifier: GPL-2.0-or-later
// The dissector of a recognised connection, and the looks at ports 443 (TCP) and 3478 (UDP).
#include "epan/wire/turn_stream.hpp"

#include <epan/conversation.h>
#include <epan/dissectors/packet-tcp.h>
#include <epan/proto_data.h>

#include <type_traits>

#include "core/wire/turn_stream.hpp"
#include "epan/memory.hpp"
#include "epan/wire/frame_packet.hpp"
#include "epan/wire/port_hook.hpp"
#include "epan/wire/turn_fields.hpp"
#include "epan/wire/turn_message.hpp"

namespace icewarn {
namespace {

int dissect_tcp(tvbuff_t* tvb, packet_info* pinfo, proto_tree* tree, void* data);
int dissect_udp(tvbuff_t* tvb, packet_info* pinfo, proto_tree* tree, void* data);

PortHook tcp_hook{"tcp.port", 443, "tls", "icewarn_tls", "TLS, or MS-TURN of Lync/Skype for Business", dissect_tcp};
PortHook udp_hook{"udp.port", 3478, "stun-udp", "icewarn_stun", "STUN, or MS-TURN of Lync/Skype for Business",
                  dissect_udp};

dissector_handle_t stream_handle;
dissector_handle_t rtp_handle, rtcp_handle, classic_stun_handle;

/// One segment on its way through the frames in it.
struct Segment {
    bool begun; ///< something of it was shown
};

std::string_view bytes_from(tvbuff_t* tvb, int offset) { return text_of(tvb).substr(static_cast<std::size_t>(offset)); }

proto_tree* add_frame_item(tvbuff_t* tvb, proto_tree* tree, int size)
{
    return proto_item_add_subtree(proto_tree_add_item(tree, turn_protocol, tvb, 0, size, ENC_NA), turn_ett);
}

void dissect_stun(tvbuff_t* tvb, packet_info* pinfo, proto_tree* tree)
{
    add_turn_message(tvb, pinfo, tree); // first: `stun` raises an exception where it reads another dialect
    if (call_dissector_only(udp_hook.original, tvb, pinfo, tree, nullptr) == 0 &&
        (classic_stun_handle == nullptr || call_dissector_only(classic_stun_handle, tvb, pinfo, tree, nullptr) == 0))
        call_data_dissector(tvb, pinfo, tree);
}

void dissect_media(tvbuff_t* tvb, packet_info* pinfo, proto_tree* tree)
{
    int size = 0;
    switch (classify_media(text_of(tvb))) {
    case MediaContent::stun: return dissect_stun(tvb, pinfo, tree);
    case MediaContent::rtp: size = call_dissector_only(rtp_handle, tvb, pinfo, tree, nullptr); break;
    case MediaContent::rtcp: size = call_dissector_only(rtcp_handle, tvb, pinfo, tree, nullptr); break;
    case MediaContent::unknown: break;
    }
    if (size == 0) call_data_dissector(tvb, pinfo, tree);
}

/// A record of the handshake: TLS shows it as ever, we add what it is.
int dissect_record(tvbuff_t* tvb, packet_info* pinfo, proto_tree* tree)
{
    call_dissector_only(tcp_hook.original, tvb, pinfo, tree, nullptr);
    const char* name = pseudo_tls_name(classify_record(text_of(tvb))).data();
    proto_item* item = proto_tree_add_item(tree, turn_protocol, tvb, 0, -1, ENC_NA);
    proto_item_append_text(item, ": pseudo-TLS, %s", name);
    proto_tree_add_string(proto_item_add_subtree(item, turn_ett), turn_hf.pseudo_tls, tvb, 0,
                          static_cast<int>(tvb_captured_length(tvb)), name);
    return static_cast<int>(tvb_captured_length(tvb));
}

/// The Info column names each frame of a segment.
void separate_info(column_info* columns, Segment& segment)
{
    if (segment.begun) {
        col_append_str(columns, COL_INFO, ", ");
        col_set_fence(columns, COL_INFO);
    }
    segment.begun = true;
}

int dissect_pdu(tvbuff_t* tvb, packet_info* pinfo, proto_tree* tree, void* data)
{
    constexpr int header = turn_frame_header;
    separate_info(pinfo->cinfo, *static_cast<Segment*>(data));
    if (may_be_record(text_of(tvb))) return dissect_record(tvb, pinfo, tree);
    const bool is_data = byte_at(text_of(tvb), 0) == static_cast<unsigned>(TurnFrame::data);
    col_set_str(pinfo->cinfo, COL_PROTOCOL, "MS-TURN");
    col_set_str(pinfo->cinfo, COL_INFO, is_data ? "End-to-end data" : "Control message"); // unless others say more
    proto_tree* frame = add_frame_item(tvb, tree, header);
    proto_item_append_text(proto_tree_get_parent(frame), ": %s", is_data ? "end-to-end data" : "control");
    proto_tree_add_item(frame, turn_hf.frame_type, tvb, 0, 1, ENC_BIG_ENDIAN);
    proto_tree_add_item(frame, turn_hf.length, tvb, 2, 2, ENC_BIG_ENDIAN);
    tvbuff_t* content = tvb_new_subset_remaining(tvb, header);
    if (tvb_reported_length(content) == 0) return header;
    if (!is_data) {
        dissect_stun(content, pinfo, tree);
    } else {
        const auto framing = static_cast<int>(framing_size(text_of(content), tvb_reported_length(content)));
        if (tvb_reported_length(content) > static_cast<unsigned>(framing))
            dissect_media(tvb_new_subset_remaining(content, framing), pinfo, tree);
    }
    return static_cast<int>(tvb_captured_length(tvb));
}

unsigned pdu_size(packet_info*, tvbuff_t* tvb, int offset, void*)
{
    const std::string_view bytes = bytes_from(tvb, offset);
    const unsigned first = byte_at(bytes, 0);
    const bool is_frame =
        first == static_cast<unsigned>(TurnFrame::control) || first == static_cast<unsigned>(TurnFrame::data);
    if (is_frame) return turn_frame_header + be16_at(bytes, 2);
    if (bytes.size() < tls_record_header) return 0; // more is needed to tell
    if (may_be_record(bytes)) return tls_record_header + be16_at(bytes, 3);
    return static_cast<unsigned>(bytes.size());
}

/// Bytes up to where a frame may begin: behind a lost segment, or where the capture began late.
int skip_rest(tvbuff_t* tvb, packet_info* pinfo, proto_tree* tree)
{
    const std::string_view bytes = text_of(tvb);
    if (bytes.size() < turn_frame_header || may_be_frame(bytes) || may_be_record(bytes)) return 0;
    const auto size = static_cast<int>(find_frame(bytes));
    col_set_str(pinfo->cinfo, COL_PROTOCOL, "MS-TURN");
    col_set_str(pinfo->cinfo, COL_INFO, "Rest of a frame whose beginning is not in the capture");
    proto_tree_add_item(add_frame_item(tvb, tree, size), turn_hf.rest, tvb, 0, size, ENC_NA);
    return size;
}

int dissect_stream(tvbuff_t* tvb, packet_info* pinfo, proto_tree* tree, void*)
{
    const int skipped = skip_rest(tvb, pinfo, tree);
    tvbuff_t* frames = skipped == 0 ? tvb : tvb_new_subset_remaining(tvb, skipped);
    if (tvb_reported_length(frames) > 0) {
        Segment segment{skipped != 0};
        tcp_dissect_pdus(frames, pinfo, tree, TRUE, turn_frame_header, pdu_size, dissect_pdu, &segment);
        if (pinfo->desegment_len != 0) pinfo->desegment_offset += skipped;
    }
    return static_cast<int>(tvb_reported_length(tvb));
}

int recognise(tvbuff_t* tvb, packet_info* pinfo, proto_tree* tree, void* data)
{
    conversation_t* conversation = find_or_create_conversation(pinfo);
    if (!pinfo->fd->visited) conversation_set_dissector_from_frame_number(conversation, pinfo->num, stream_handle);
    pinfo->can_desegment = pinfo->saved_can_desegment;
    return call_dissector_only(stream_handle, tvb, pinfo, tree, data);
}

bool is_turn_enabled() { return proto_is_protocol_enabled(find_protocol_by_id(turn_protocol)); }

int dissect_tcp(tvbuff_t* tvb, packet_info* pinfo, proto_tree* tree, void* data)
{
    if (pinfo->flags.in_error_pkt == 0 && is_turn_enabled()) {
        switch (beginning_of(text_of(tvb))) {
        case Beginning::pseudo_hello:
        case Beginning::turn_message: return recognise(tvb, pinfo, tree, data);
        case Beginning::maybe_hello:
            if (pinfo->can_desegment == 0 || tvb_captured_length(tvb) < tvb_reported_length(tvb)) break;
            pinfo->desegment_offset = 0;
            pinfo->desegment_len = pseudo_hello_size - tvb_reported_length(tvb);
            return static_cast<int>(tvb_reported_length(tvb));
        case Beginning::other: break;
        }
    }
    return pass_on(tcp_hook, tvb, pinfo, tree, data);
}

/// As long as the packet lives.
void note_port_was_asked(packet_info* pinfo) { p_add_proto_data(pinfo->pool, pinfo, turn_protocol, 0, &udp_hook); }

bool was_port_asked(packet_info* pinfo) { return p_get_proto_data(pinfo->pool, pinfo, turn_protocol, 0) != nullptr; }

int dissect_udp(tvbuff_t* tvb, packet_info* pinfo, proto_tree* tree, void* data)
{
    note_port_was_asked(pinfo);
    expect_missed_turn_messages();
    const bool is_turn = is_turn_enabled() && add_turn_message(tvb, pinfo, tree);
    const int size = pass_on(udp_hook, tvb, pinfo, tree, data);
    if (size > 0 || !is_turn) return size;
    // Left to its heuristics, UDP would remember which one took the packet and pass us by when it is looked at again.
    const heur_dtbl_entry_t* heuristic = find_heur_dissector_by_unique_short_name("classicstun_udp");
    if (heuristic == nullptr || !heuristic->enabled) return 0;
    return call_dissector_only(classic_stun_handle, tvb, pinfo, tree, data);
}

} // namespace

void register_turn()
{
    register_turn_fields();
    stream_handle = register_dissector("icewarn.turn", dissect_stream, turn_protocol);
}

void register_turn_hooks()
{
    register_port_hook(tcp_hook);
    register_port_hook(udp_hook);
    rtp_handle = find_dissector("rtp");
    rtcp_handle = find_dissector("rtcp");
    classic_stun_handle = find_dissector("classicstun");
    dissector_add_for_decode_as("tcp.port", stream_handle);
}

void add_missed_turn_message(tvbuff_t* frame, packet_info* pinfo, proto_tree* tree)
{
    if (was_port_asked(pinfo) || !is_turn_enabled()) return;
    static_assert(std::is_trivially_destructible_v<std::optional<WirePacket>>);
    const auto packet = packet_in_frame(frame, pinfo);
    if (!packet || packet->is_error || packet->packet.tcp || packet->packet.payload.empty()) return;
    const std::string_view payload = packet->packet.payload;
    const auto offset = static_cast<int>(payload.data() - text_of(frame).data());
    add_turn_message(tvb_new_subset_length(frame, offset, static_cast<int>(payload.size())), pinfo, tree);
}

void update_turn(bool enabled)
{
    set_port_hook(tcp_hook, enabled);
    set_port_hook(udp_hook, enabled);
}

} // namespace icewarn
