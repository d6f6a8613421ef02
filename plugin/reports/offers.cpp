// SPDX-License-Identifier: GPL-2.0-or-later
// Calls by Call-ID; the oldest are forgotten first.
#include "reports/offers.hpp"

#include <algorithm>

#include "icewarn/mime_part.hpp"
#include "icewarn/side_offers.hpp"
#include "reports/media_types.hpp"

namespace icewarn {

void Offers::add_offer(Call& call, Offer offer)
{
    for (Offer& known : call.offers) {
        if (known.tag != offer.tag || known.fallback != offer.fallback || known.medium != offer.medium ||
            known.label != offer.label)
            continue;
        known.kinds = known.kinds | offer.kinds;
        return;
    }
    if (call.offers.size() < most_offers) call.offers.push_back(std::move(offer));
}

void Offers::add_offers(Call& call, const std::string& sender, const BodyPart& part)
{
    const BodyType* type = find_body_type(part.content_type);
    if (type == nullptr || type->carrier != Carrier::sdp) return;
    const bool fallback = is_2007_fallback(part.headers);
    Sdp sdp;
    read_sdp(part.content, sdp);
    for (std::size_t i = 0; i < sdp.media_count; ++i) {
        const SdpMedia& media = sdp.media[i];
        if (media.rejected) continue;
        add_offer(call, {sender, fallback, std::string(view(part.content, media.media)),
                         std::string(view(part.content, media.label)), media.candidates});
    }
}

void Offers::add(std::string_view message, const SipHead& head)
{
    const std::size_t begin = std::min(head.body, message.size());
    const std::string_view body = message.substr(begin);
    if (head.call_id.empty() || body.find("m=") == std::string_view::npos) return; // nearly always
    const auto [found, added] = calls_.try_emplace(std::string(head.call_id));
    if (added) order_.push_back(found->first);
    Call& call = found->second;
    const bool sets_up = head.method == "INVITE" && tag_of(head.to).empty();
    if (sets_up && call.caller_tag.empty()) call.caller_tag = tag_of(head.from);
    const std::string sender(tag_of(head.status == 0 ? head.from : head.to));
    for_each_part(content_type_of(message.substr(0, begin)), body,
                  [&](const BodyPart& part) { add_offers(call, sender, part); });
    if (order_.size() <= most_calls) return;
    calls_.erase(order_.front());
    order_.pop_front();
}

OfferedKinds Offers::find(const MessageReport& report, const SipHead& head) const
{
    if (report.media.empty()) return {};
    const auto found = calls_.find(std::string(report.call.call_id));
    if (found == calls_.end()) return {};
    const Call& call = found->second;
    const bool own = report.carrier != Carrier::error_report && report.carrier != Carrier::quality_report;
    const std::string_view sender = own ? tag_of(head.status == 0 ? head.from : head.to) : std::string_view();
    const auto tags =
        side_tags<std::string_view>(call.caller_tag, report.call.from_tag, report.call.to_tag, sender, report.side);
    if (tags.local.empty()) return {};
    const auto of = [&](auto wanted) {
        return find_offered(report.media, [&](bool fallback, SideOffers& side) {
            for (const Offer& offer : call.offers)
                if (offer.fallback == fallback && wanted(offer.tag)) side.add(offer.medium, offer.label, offer.kinds);
        });
    };
    return {of([&](std::string_view tag) { return tag == tags.local; }),
            of([&](std::string_view tag) { return tags.far.empty() ? tag != tags.local : tag == tags.far; })};
}

} // namespace icewarn
