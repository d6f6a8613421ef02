// SPDX-License-Identifier: GPL-2.0-or-later
// SDP in SIP, whole bodies and parts of multipart ones.
#include "epan/input/sdp_body.hpp"

#include "epan/input/collector.hpp"
#include "icewarn/mime_part.hpp"
#include "epan/memory.hpp"
#include "epan/calls/offers.hpp"
#include "epan/wire/evidence_collector.hpp"

namespace icewarn {
namespace {

/// The part for Office Communications Server 2007 only, of an offer in two forms.
bool is_fallback_part(tvbuff_t* sdp, const SipHead& head)
{
    const auto begin = static_cast<std::size_t>(tvb_raw_offset(sdp));
    if (begin == head.body) return false; // the whole body
    const std::string_view before = text_of(tvb_get_ds_tvb(sdp)).substr(0, begin);
    return is_2007_fallback(view(before, find_part_headers(before, begin)));
}

void note_sdp(tvbuff_t* tvb, packet_info* pinfo, const SipHead& head, std::string_view text, const Sdp& sdp)
{
    Call* call = head.call_id.empty() ? nullptr : remember_call(head.call_id);
    if (call == nullptr) return;
    note_message(*call, pinfo, head);
    const std::string_view sender = tag_of(head.status == 0 ? head.from : head.to);
    note_offers(*call, text, sdp, dialog_tags(sender, {}).from, is_fallback_part(tvb, head));
}

void note_sdp_candidates(const SipHead& head, std::string_view text)
{
    const Call* call = head.call_id.empty() ? nullptr : find_call(head.call_id);
    const std::string_view sender = tag_of(head.status == 0 ? head.from : head.to);
    if (call != nullptr) note_candidates(*call, dialog_tags(sender, {}).from, text);
}

} // namespace

bool read_sdp_body(tvbuff_t* tvb, packet_info* pinfo)
{
    const SipHead* head = message_around(pinfo, tvb);
    if (head == nullptr) return false;
    const std::string_view text = text_of(tvb);
    Sdp sdp;
    read_sdp(text, sdp);
    for (std::size_t i = 0; i < sdp.diagnostics_count; ++i) {
        const Span value = sdp.diagnostics[i].value;
        collect_body(pinfo, Carrier::sdp,
                     tvb_new_subset_length(tvb, static_cast<int>(value.begin), static_cast<int>(value.size)));
    }
    if (pinfo->flags.in_error_pkt != 0) return false;
    if (!pinfo->fd->visited) note_sdp(tvb, pinfo, *head, text, sdp);
    if (collects_evidence()) note_sdp_candidates(*head, text);
    return true;
}

} // namespace icewarn
