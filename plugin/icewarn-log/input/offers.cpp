// SPDX-License-Identifier: GPL-2.0-or-later
// Calls by Call-ID, the oldest give way.
#include "icewarn-log/input/offers.hpp"

#include <algorithm>
#include <memory>

namespace icewarn::tool {

void Offers::add_offer(Call& call, Offer offer)
{
    for (Offer& known : call.offers) {
        if (known.tag != offer.tag || known.medium != offer.medium || known.label != offer.label) continue;
        known.kinds = known.kinds | offer.kinds;
        return;
    }
    if (call.offers.size() < most_offers) call.offers.push_back(std::move(offer));
}

void Offers::add(std::string_view message, const SipHead& head)
{
    const std::string_view body = message.substr(std::min(head.body, message.size()));
    if (head.call_id.empty() || body.find("m=") == std::string_view::npos) return; // nearly always
    const auto sdp = std::make_unique<Sdp>();
    read_sdp(body, *sdp);
    if (sdp->media_count == 0) return;
    const auto [found, added] = calls_.try_emplace(std::string(head.call_id));
    if (added) order_.push_back(found->first);
    const bool is_request = head.status == 0;
    Call& call = found->second;
    if (call.caller_tag.empty()) call.caller_tag = tag_of(head.from); // a response keeps the From of its request
    const std::string sender(tag_of(is_request ? head.from : head.to));
    for (std::size_t i = 0; i < sdp->media_count; ++i) {
        const SdpMedia& media = sdp->media[i];
        add_offer(call, {sender, std::string(view(body, media.media)), std::string(view(body, media.label)),
                         media.candidates});
    }
    if (order_.size() <= most_calls) return;
    calls_.erase(order_.front());
    order_.pop_front();
}

OfferedKinds Offers::find(const MessageReport& report, const SipHead& head) const
{
    const auto found = calls_.find(std::string(report.call.call_id));
    if (found == calls_.end() || report.media.empty()) return {};
    const Call& call = found->second;
    const std::string sender(tag_of(head.status == 0 ? head.from : head.to));
    const bool own = head.call_id == report.call.call_id;
    if (!report.side && !own) return {};
    const bool caller_reports = report.side ? *report.side == Side::caller : sender == call.caller_tag;
    OfferedKinds kinds;
    for (const Offer& offer : call.offers) {
        // One m-line as a session description of its own, so that media are told apart as everywhere.
        const std::string text = "m=" + offer.medium + " 1 x\na=label:" + offer.label + "\n";
        const auto sdp = std::make_unique<Sdp>();
        read_sdp(text, *sdp);
        if (!find_media(text, *sdp, report.media)) continue;
        auto& side = (offer.tag == call.caller_tag) == caller_reports ? kinds.local : kinds.remote;
        side = side.value_or(CandidateSet{}) | offer.kinds;
    }
    return kinds;
}

} // namespace icewarn::tool
