// SPDX-License-Identifier: GPL-2.0-or-later
// The facts of a media line of a quality report.
#pragma once

#include <string_view>
#include <vector>

#include "icewarn/flags_2007.hpp"
#include "icewarn/quality_flags.hpp"
#include "reports/bodies/quality_report.hpp"
#include "reports/media_report.hpp"

namespace icewarn {

/// The text of the line's first item with that key; empty without one.
std::string_view text_of(const QualityReport& report, const QualityLine& line, QualityKey key);

/// The streams of a media line of the report, in their order.
std::vector<const StreamQuality*> streams_of(const QualityReport& report, const QualityLine& line);

/// The layout of the flags of a session.
/// @param user_agent  of the SIP message; where that has none, the report's own counts
LayoutChoice layout_of(const QualitySession& session, std::string_view user_agent);

/// What a line says. The views belong to the report.
/// @param layout  as layout_of() chose
MediaReport media_report(const QualityReport& report, const QualityLine& line, FlagLayout layout);

} // namespace icewarn
