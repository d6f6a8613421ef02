// SPDX-License-Identifier: GPL-2.0-or-later
// The reports in a SIP message: the one place that knows where in a message they can stand.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "reports/carriers.hpp"
#include "icewarn/diagnostics.hpp"
#include "icewarn/facts.hpp"
#include "icewarn/sip_head.hpp"

namespace icewarn::tool {

/// A media report, or a header that says that media failed without one.
struct CallReport {
    Carrier carrier = Carrier::header;
    std::string_view value;   ///< of the header, or the body of a quality report, as it stands
    std::string_view header;  ///< its name, lower-cased; empty in bodies
    std::string_view call_id; ///< of the call that is reported
    std::string_view from;    ///< URIs
    std::string_view to;
    const Diagnostics* diagnostics = nullptr; ///< the header's value; a null pointer for a quality report
    const Report* report = nullptr;           ///< of its reports; a null pointer without one
    std::optional<Side> side;
    std::string media; ///< lower-cased; empty when it is not said
    ReportFacts facts;
    bool flags_damaged = false;              ///< there is an ICEWarn, but no number
    std::optional<std::uint32_t> flags_2007; ///< IceWarningFlags in the older layout
};

using ReportCallback = std::function<void(const CallReport&)>;

/// The headers whose values are decoded, in any letter case.
bool is_diagnostics_header(std::string_view name);

/// @param message  a whole SIP message that begins with its start line
/// @param found    is called for each report, in their order; what it is given lives until it returns
void find_reports(std::string_view message, const SipHead& head, const ReportCallback& found);

/// The reports in the value of a header, wherever that stands.
/// @param call  says where; the rest of it is filled in
void find_in_value(std::string_view value, CallReport call, const ReportCallback& found);

/// Text of a value as people read it: folds undone, escapes too if it was quoted.
std::string decoded(std::string_view raw, bool quoted);

/// The report as CallReport has it, without the call.
CallReport describe(const Diagnostics& diagnostics, const Report& report);

/// The value of the header's first `reason`, decoded; empty without one.
std::string reason_of(const Diagnostics& diagnostics);

} // namespace icewarn::tool
