// SPDX-License-Identifier: GPL-2.0-or-later
// A report as it was found in a message, on its way into the page.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "icewarn/diagnostics.hpp"
#include "icewarn/facts.hpp"
#include "icewarn/verdict.hpp"
#include "reports/page/model.hpp"

namespace icewarn::page {

/// What the views refer to has to live until the call returns.
struct FoundReport {
    std::string_view value;   ///< of the header or body, as it stands, to tell a repeat
    std::string_view call_id; ///< of the call that is reported
    std::string_view from, to;
    std::string carrier;                      ///< "header ms-client-diagnostics"
    const Diagnostics* diagnostics = nullptr; ///< a null pointer for a quality report
    const icewarn::Report* report = nullptr;  ///< of its reports; a null pointer for a header without one
    std::optional<Side> side;
    std::string medium;
    ReportFacts facts;
    bool is_media_report = true; ///< false: a failed request without one
    const Verdict* verdict = nullptr;
    std::string outcome;
    std::uint8_t severity = 0;
    Tone tone = Tone::neutral;
    std::string headline;
    std::string cause;
};

/// The report as the page has it, without time and source.
Report page_report(const FoundReport& found);

/// PortRange of the report, as far as it is valid.
PortRange port_range_of(const FoundReport& found);

/// The value of the header's first `reason`, decoded; empty without one.
std::string reason_text(const Diagnostics& diagnostics);

} // namespace icewarn::page
