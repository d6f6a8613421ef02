// SPDX-License-Identifier: GPL-2.0-or-later
// From a piece of a packet to its call.
#include "epan/calls/call_ref.hpp"

#include "icewarn/fingerprint.hpp"
#include "epan/preferences.hpp"

namespace icewarn {
namespace {

SipHeadFinder messages;

} // namespace

const SipHead* message_around(const packet_info* pinfo, tvbuff_t* piece)
{
    tvbuff_t* source = tvb_get_ds_tvb(piece);
    const unsigned size = tvb_captured_length(source);
    if (size == 0) return nullptr;
    const std::string_view bytes(as_text(tvb_get_ptr(source, 0, static_cast<int>(size))), size);
    return messages.find(bytes, static_cast<std::size_t>(tvb_raw_offset(piece)), pinfo->num);
}

void forget_messages() { messages.forget(); }

std::string_view from_of(const Reference& reference)
{
    if (reference.from.empty() && reference.call != nullptr) return reference.call->from;
    return parse_name_address(reference.from).uri;
}

std::string_view to_of(const Reference& reference)
{
    if (reference.to.empty() && reference.call != nullptr) return reference.call->to;
    return parse_name_address(reference.to).uri;
}

Reference reference_of(const SipHead& head)
{
    Reference reference;
    reference.call_id = head.call_id;
    reference.from = head.from;
    reference.to = head.to;
    reference.user_agent = head.user_agent;
    const std::string_view to_tag = tag_of(head.to);
    reference.tags = dialog_tags(tag_of(head.from), to_tag);
    reference.sender_tag = head.status == 0 ? reference.tags.from : reference.tags.to;
    reference.message = fingerprint(to_tag, fingerprint(head.cseq, fingerprint(head.call_id, reference.tags.from)));
    return reference;
}

void link(packet_info* pinfo, Reference& reference, const Contribution& contribution, const SipHead* head)
{
    if (!preferences.track_calls || reference.call_id.empty()) return;
    const std::uint64_t same = fingerprint(contribution.value, reference.message);
    if (pinfo->fd->visited) {
        reference.call = find_call(reference.call_id);
        if (reference.call == nullptr) return;
        const std::uint32_t first = first_frame_of(*reference.call, same);
        reference.same_report = contribution.has_report && first != pinfo->num ? first : 0;
        return;
    }
    Call* call = remember_call(reference.call_id);
    reference.call = call;
    reference.beyond_limit = call == nullptr;
    if (call == nullptr) return;
    if (head != nullptr) note_message(*call, pinfo, *head);
    if (contribution.has_report) {
        const std::uint32_t first = note_report(*call, pinfo->num, same, reference.tags);
        reference.same_report = first != pinfo->num ? first : 0;
    } else if (contribution.header) {
        note_diagnostics(*call, {pinfo->num, *contribution.header, contribution.error_id.has_value(),
                                 contribution.error_id.value_or(0), nullptr});
    }
}
} // namespace icewarn
