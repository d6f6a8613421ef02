// SPDX-License-Identifier: GPL-2.0-or-later
// Names of media and labels side by side, as in a session description.
#include "icewarn/side_offers.hpp"

namespace icewarn {

void SideOffers::add(std::string_view media, std::string_view label, CandidateSet candidates)
{
    if (sdp_.media_count == sdp_.media.size() || used_ + media.size() + label.size() > sizeof text_) return;
    SdpMedia& added = sdp_.media[sdp_.media_count++];
    added.media = keep(media);
    added.label = keep(label);
    added.candidates = candidates;
}

Span SideOffers::keep(std::string_view name)
{
    const std::size_t begin = used_;
    used_ += name.copy(text_ + used_, name.size());
    return make_span(begin, used_);
}

} // namespace icewarn
