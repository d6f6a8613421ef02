// SPDX-License-Identifier: GPL-2.0-or-later
// Finding what a side of a call offered for the media of a report, among all that was offered in the call.
#pragma once

#include <optional>
#include <string_view>

#include "icewarn/diagnostics.hpp"
#include "icewarn/sdp.hpp"

namespace icewarn {

/// The offers of one side as a session description, so that a report's media is found in it as in any other.
class SideOffers {
public:
    void add(std::string_view media, std::string_view label, CandidateSet candidates);

    bool empty() const { return sdp_.media_count == 0; }

    std::optional<CandidateSet> find(std::string_view media) const
    {
        const std::optional<std::size_t> index = find_media({text_, used_}, sdp_, media);
        if (!index) return std::nullopt;
        return sdp_.media[*index].candidates;
    }

private:
    Span keep(std::string_view name);

    char text_[1024]{};
    std::size_t used_ = 0;
    Sdp sdp_;
};

/// Of the parts of an offer those for Office Communications Server 2007 count only where there is no other.
/// @param add_all  adds the offers of one side to a SideOffers: called with false for today's form, true for that of
/// 2007
template <typename AddAll> std::optional<CandidateSet> find_offered(std::string_view media, AddAll add_all)
{
    for (const bool fallback : {false, true}) {
        SideOffers side;
        add_all(fallback, side);
        if (!side.empty()) return side.find(media);
    }
    return std::nullopt;
}

/// The tags of the two sides of a report, or what stands for them; empty (as Tag{}) where they are not known.
template <typename Tag> struct SideTags {
    Tag local{}; ///< of the side that reports
    Tag far{};   ///< of the other side of this fork; where it is not known, it is any other
};

/// @param caller    of the call
/// @param from, to  of the dialog that is reported
/// @param sender    of the message that brings the report, where that is of the call itself
/// @param side      that reports, where the report says it; else it is the one that sent the message
template <typename Tag>
SideTags<Tag> side_tags(const Tag& caller, const Tag& from, const Tag& to, const Tag& sender, std::optional<Side> side)
{
    SideTags<Tag> tags;
    if (!side || caller == Tag{}) tags.local = sender;
    else if (*side == Side::caller) tags.local = caller;
    else tags.local = from == caller ? to : from;
    if (from == tags.local) tags.far = to;
    else if (to == tags.local) tags.far = from;
    return tags;
}

} // namespace icewarn
