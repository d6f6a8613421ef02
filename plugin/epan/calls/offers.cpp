// SPDX-License-Identifier: GPL-2.0-or-later
// Remembering offers with the call, and finding those that a report is about.
#include "epan/calls/offers.hpp"

#include "icewarn/parse_limits.hpp"

namespace icewarn {
namespace {

/// The offers of one side as a session description, so that a report's media is found in it as in any other.
class SideOffers {
public:
    void add(const Offer& offer)
    {
        const std::size_t size = offer.media.size() + offer.label.size();
        if (sdp_.media_count == sdp_.media.size() || used_ + size > sizeof text_) return;
        SdpMedia& media = sdp_.media[sdp_.media_count++];
        media.media = keep(offer.media);
        media.label = keep(offer.label);
        media.candidates = offer.candidates;
    }

    bool empty() const { return sdp_.media_count == 0; }

    std::optional<CandidateSet> find(std::string_view media) const
    {
        const std::optional<std::size_t> index = find_media({text_, used_}, sdp_, media);
        if (!index) return std::nullopt;
        return sdp_.media[*index].candidates;
    }

private:
    Span keep(std::string_view name)
    {
        const std::size_t begin = used_;
        used_ += name.copy(text_ + used_, name.size());
        return make_span(begin, used_);
    }

    char text_[1024]{};
    std::size_t used_ = 0;
    Sdp sdp_;
};

/// Of the parts of an offer those for 2007 count only where there is no other.
template <typename IsWanted>
std::optional<CandidateSet> find_offer(const Call& call, std::string_view media, IsWanted wanted)
{
    for (const bool fallback : {false, true}) {
        SideOffers side;
        for (const Offer* offer = call.first_offer; offer != nullptr; offer = offer->next)
            if (offer->fallback == fallback && wanted(offer->tag)) side.add(*offer);
        if (!side.empty()) return side.find(media);
    }
    return std::nullopt;
}

std::string_view keep(std::string_view text)
{
    if (text.empty()) return {};
    return {static_cast<const char*>(wmem_memdup(wmem_file_scope(), text.data(), text.size())), text.size()};
}

/// The tag of the side that reports; 0 when it is not known.
std::uint64_t reporting_tag(const CallRef& call_ref, std::optional<Side> side)
{
    const DialogTags tags = call_ref.tags;
    const std::uint64_t caller = call_ref.call->caller_tag;
    if (!side || caller == 0) return call_ref.sender_tag;
    if (*side == Side::caller) return caller;
    return tags.from == caller ? tags.to : tags.from;
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
        } else if (count < limits::call_offers) {
            *at = wmem_new(wmem_file_scope(), Offer);
            **at = {tag, fallback, keep(name), keep(label), media.candidates, nullptr};
        }
    }
}

OfferedBySides offered_by_sides(const CallRef& call_ref, std::optional<Side> side, std::string_view media)
{
    OfferedBySides offered;
    if (call_ref.call == nullptr) return offered;
    const std::uint64_t local = reporting_tag(call_ref, side);
    if (local == 0) return offered;
    const DialogTags tags = call_ref.tags;
    // With both tags known the far side is the other one of this fork; else it is any other.
    const std::uint64_t far = tags.from == local ? tags.to : tags.to == local ? tags.from : 0;
    offered.local = find_offer(*call_ref.call, media, [=](std::uint64_t tag) { return tag == local; });
    offered.remote =
        find_offer(*call_ref.call, media, [=](std::uint64_t tag) { return far != 0 ? tag == far : tag != local; });
    return offered;
}

} // namespace icewarn
