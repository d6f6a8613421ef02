// SPDX-License-Identifier: GPL-2.0-or-later
// From a piece of a packet to its call.
#include "epan/calls/call_ref.hpp"

#include "icewarn/fingerprint.hpp"
#include "epan/input/packet_state.hpp"
#include "epan/preferences.hpp"

namespace icewarn {
const SipHead* message_around(const packet_info* pinfo, tvbuff_t* piece)
{
    tvbuff_t* source = tvb_get_ds_tvb(piece);
    const unsigned size = tvb_captured_length(source);
    if (size == 0) return nullptr;
    const std::string_view bytes(as_text(tvb_get_ptr(source, 0, static_cast<int>(size))), size);
    return packet_state(pinfo).messages.find(bytes, static_cast<std::size_t>(tvb_raw_offset(piece)));
}

std::string_view from_of(const CallRef& call_ref)
{
    if (call_ref.from.empty() && call_ref.call != nullptr) return call_ref.call->from;
    return parse_name_address(call_ref.from).uri;
}

std::string_view to_of(const CallRef& call_ref)
{
    if (call_ref.to.empty() && call_ref.call != nullptr) return call_ref.call->to;
    return parse_name_address(call_ref.to).uri;
}

std::string_view uri_of(const char* address)
{
    std::string_view text = address != nullptr ? address : "";
    if (text.size() >= 2 && text.front() == '<' && text.back() == '>') text = text.substr(1, text.size() - 2);
    return text;
}

CallRef reference_of(const SipHead& head)
{
    CallRef call_ref;
    call_ref.call_id = head.call_id;
    call_ref.from = head.from;
    call_ref.to = head.to;
    call_ref.user_agent = head.user_agent;
    const std::string_view to_tag = tag_of(head.to);
    call_ref.tags = dialog_tags(tag_of(head.from), to_tag);
    call_ref.sender_tag = head.status == 0 ? call_ref.tags.from : call_ref.tags.to;
    call_ref.message = fingerprint({head.call_id, head.cseq, to_tag}, call_ref.tags.from);
    return call_ref;
}

void link_to_call(packet_info* pinfo, CallRef& call_ref, const CallEvent& event, const SipHead* head)
{
    if (!preferences.track_calls || call_ref.call_id.empty()) return;
    const std::uint64_t same = fingerprint(event.value, call_ref.message);
    if (pinfo->fd->visited) {
        call_ref.call = find_call(call_ref.call_id);
        if (call_ref.call == nullptr) return;
        const std::uint32_t first = first_frame_of(*call_ref.call, same);
        call_ref.same_report = (event.has_report || event.failure) && first != pinfo->num ? first : 0;
        return;
    }
    Call* call = remember_call(call_ref.call_id);
    call_ref.call = call;
    call_ref.beyond_limit = call == nullptr;
    if (call == nullptr) return;
    if (head != nullptr) note_message(*call, pinfo, *head);
    if (event.has_report || event.failure) {
        const bool is_media = event.has_report || is_media_failure(*event.failure);
        const std::uint32_t first = note_report(*call, pinfo->num, same, call_ref.tags, is_media);
        call_ref.same_report = first != pinfo->num ? first : 0;
    }
    if (!event.has_report && event.header) {
        note_diagnostics(*call,
                         {pinfo->num, *event.header, event.error_id.has_value(), event.error_id.value_or(0), nullptr});
    }
}
} // namespace icewarn
