// SPDX-License-Identifier: GPL-2.0-or-later
// Remembering offers with the call, and finding those that a report is about.
#include "epan/calls/offers.hpp"

#include "icewarn/parse_limits.hpp"
#include "icewarn/side_offers.hpp"

namespace icewarn {
namespace {

template <typename IsWanted>
std::optional<CandidateSet> find_offer(const Call& call, std::string_view media, IsWanted wanted)
{
    return find_offered(media, [&](bool fallback, SideOffers& side) {
        for (const Offer* offer = call.first_offer; offer != nullptr; offer = offer->next)
            if (offer->fallback == fallback && wanted(offer->tag))
                side.add(offer->media, offer->label, offer->candidates);
    });
}

std::string_view keep(std::string_view text)
{
    if (text.empty()) return {};
    return {static_cast<const char*>(wmem_memdup(wmem_file_scope(), text.data(), text.size())), text.size()};
}

} // namespace

void note_offers(Call& call, std::string_view text, const Sdp& sdp, std::uint64_t tag, bool fallback)
{
    for (std::size_t i = 0; i < sdp.media_count; ++i) {
        const SdpMedia& media = sdp.media[i];
        if (media.rejected) continue;
        const std::string_view name = view(text, media.media);
        const std::string_view label = view(text, media.label);
        Offer** at = &call.first_offer;
        std::size_t count = 0;
        while (*at != nullptr &&
               !((*at)->tag == tag && (*at)->fallback == fallback && (*at)->media == name && (*at)->label == label)) {
            at = &(*at)->next;
            ++count;
        }
        if (*at != nullptr) {
            (*at)->candidates = (*at)->candidates | media.candidates;
        } else if (count < limits::call_entries) {
            *at = wmem_new(wmem_file_scope(), Offer);
            **at = {tag, fallback, keep(name), keep(label), media.candidates, nullptr};
        }
    }
}

OfferedKinds offered_by_sides(const CallRef& call_ref, std::optional<Side> side, std::string_view media)
{
    OfferedKinds offered;
    if (call_ref.call == nullptr) return offered;
    const SideTags<std::uint64_t> tags =
        side_tags(call_ref.call->caller_tag, call_ref.tags.from, call_ref.tags.to, call_ref.sender_tag, side);
    if (tags.local == 0) return offered;
    offered.local = find_offer(*call_ref.call, media, [=](std::uint64_t tag) { return tag == tags.local; });
    offered.remote = find_offer(*call_ref.call, media,
                                [=](std::uint64_t tag) { return tags.far != 0 ? tag == tags.far : tag != tags.local; });
    return offered;
}

} // namespace icewarn
