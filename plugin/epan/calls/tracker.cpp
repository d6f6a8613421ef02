// SPDX-License-Identifier: GPL-2.0-or-later
// The place before the SDP dissector, and the tap listener.
#include "epan/calls/tracker.hpp"

#include <cstring>

#include "epan/calls/calls.hpp"
#include "epan/input/table_hook.hpp"
#include "epan/calls/call_ref.hpp"
#include "epan/input/sdp_body.hpp"
#include "epan/wire/turn_stream.hpp"

namespace icewarn {
namespace {

bool listening = false;

TableHook sdp_hook;

int on_sdp(tvbuff_t* tvb, packet_info* pinfo, proto_tree* tree, void* data)
{
    take_sdp(tvb, pinfo);
    return pass_on(sdp_hook, tvb, pinfo, tree, data);
}

tap_packet_status on_sip_tap(void*, packet_info* pinfo, epan_dissect_t*, const void* data, tap_flags_t)
{
    const auto* info = static_cast<const sip_info_value_t*>(data);
    const bool invites = info->request_method != nullptr && std::strcmp(as_text(info->request_method), "INVITE") == 0;
    const bool answers = info->request_method == nullptr && info->response_code >= 200;
    if ((!invites && !answers) || info->tap_call_id == nullptr ||
        is_noted(pinfo, info->tap_call_id, info->response_code))
        return TAP_PACKET_DONT_REDRAW;
    if (invites) {
        if (Call* call = remember_call(info->tap_call_id))
            note_invite(*call, pinfo, info->tap_cseq_number, uri_of(info->tap_from_addr), uri_of(info->tap_to_addr));
    } else {
        Call* call = find_call(info->tap_call_id);
        if (call != nullptr && call->setup_frame != 0)
            note_response(*call, pinfo, info->tap_cseq_number, static_cast<std::uint16_t>(info->response_code));
    }
    return TAP_PACKET_DONT_REDRAW;
}

} // namespace

void register_tracker()
{
    sdp_hook = {"media_type", "application/sdp",
                create_dissector_handle_with_name_and_description(on_sdp, -1, "icewarn_sdp",
                                                                  "SDP, read for the calls of ICEWarn first")};
    register_table_hook(sdp_hook);
}

void update_tracker(bool enabled)
{
    set_table_hook(sdp_hook, enabled);
    if (!enabled) stop_listening();
}

void take_sdp(tvbuff_t* tvb, packet_info* pinfo)
{
    if (!sdp_hook.wanted || !read_sdp_body(tvb, pinfo)) return;
    start_listening();
    expect_missed_turn_messages();
}

void stop_listening()
{
    if (listening) remove_tap_listener(&listening);
    listening = false;
}

void start_listening()
{
    if (listening) return;
    GString* error = register_tap_listener("sip", &listening, nullptr, TL_IS_DISSECTOR_HELPER, nullptr, on_sip_tap,
                                           nullptr, nullptr);
    if (error != nullptr) g_string_free(error, TRUE); // SIP has no tap: calls with SDP are tracked all the same
    listening = true;
}

} // namespace icewarn
