// SPDX-License-Identifier: GPL-2.0-or-later
// What one media report says of itself, whatever it came in.
#pragma once

#include <optional>
#include <string_view>

#include "icewarn/diagnostics.hpp"
#include "icewarn/facts.hpp"

namespace icewarn {

/// Views into the header or body. Without a destructor, since the plugin draws it, and Wireshark may jump out of that.
struct MediaReport {
    std::optional<Side> side;
    std::string_view raw_media; ///< the name of the media as it stands; empty when unspecified
    bool media_quoted = false;
    bool flags_damaged = false; ///< there is an ICEWarn, or IceWarningFlags, but no number
    ReportFacts facts;          ///< but for the name of the media, which is to be made readable first
};

MediaReport media_report(const Diagnostics& diagnostics, const Report& report);

} // namespace icewarn
