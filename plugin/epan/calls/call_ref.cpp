// SPDX-License-Identifier: GPL-2.0-or-later
// From a piece of a packet to its call.
#include "epan/calls/call_ref.hpp"

#include "icewarn/fingerprint.hpp"
#include "epan/input/packet_state.hpp"
#include "epan/memory.hpp"
#include "epan/preferences.hpp"
#include "reports/header_lines.hpp"

namespace icewarn {
namespace {

/// RFC 3261 20.12; what SIP hands out of such a message is a source of its own.
bool has_encoded_body(std::string_view head)
{
    while (!head.empty()) {
        const std::string_view name = take_header_line(head).name();
        if (equal_folded(name, "Content-Encoding") || equal_folded(name, "e")) return true;
    }
    return false;
}

/// A message of `bytes`: the only one, or that whose body is the one with this number among those that are encoded.
const SipHead* message_of_decoded(SipHeadFinder& messages, std::string_view bytes, std::size_t number)
{
    std::size_t count = 0;
    std::size_t encoded = 0;
    const SipHead* head = messages.find(bytes, bytes.size());
    for (; head != nullptr; ++count) {
        if (has_encoded_body(messages.head_text())) ++encoded;
        head = head->begin == 0 ? nullptr : messages.find(bytes, head->begin - 1);
    }
    head = count == 0 ? nullptr : messages.find(bytes, bytes.size());
    if (count <= 1) return head;
    if (number >= encoded) return nullptr;
    for (std::size_t behind = encoded - number;;) {
        if (has_encoded_body(messages.head_text()) && --behind == 0) return head;
        head = messages.find(bytes, head->begin - 1);
    }
}

/// For a piece of bytes that are not in the capture: of a body that was compressed, or a part in base64. Its message is
/// in the last source before it that has any.
const SipHead* message_of_source(const packet_info* pinfo, tvbuff_t* source)
{
    if (!proto_is_frame_protocol(pinfo->layers, "sip")) return nullptr;
    SipHeadFinder& messages = packet_state(pinfo).messages;
    std::string_view bytes;
    std::size_t decoded = 0;
    for (const GSList* at = pinfo->data_src; at != nullptr; at = at->next) {
        tvbuff_t* other = get_data_source_tvb(static_cast<const struct data_source*>(at->data));
        if (other == source) return bytes.empty() ? nullptr : message_of_decoded(messages, bytes, decoded);
        const std::string_view text = text_of(other);
        const bool has_message = messages.find(text, text.size()) != nullptr;
        if (has_message) bytes = text;
        decoded = has_message ? 0 : decoded + 1;
    }
    return nullptr;
}

} // namespace

const SipHead* message_around(const packet_info* pinfo, tvbuff_t* piece)
{
    tvbuff_t* source = tvb_get_ds_tvb(piece);
    const std::string_view bytes = text_of(source);
    if (bytes.empty()) return nullptr;
    const auto inside = static_cast<std::size_t>(tvb_raw_offset(piece));
    const SipHead* head = packet_state(pinfo).messages.find(bytes, inside);
    return head != nullptr ? head : message_of_source(pinfo, source);
}

std::string_view head_text(const packet_info* pinfo) { return packet_state(pinfo).messages.head_text(); }

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
