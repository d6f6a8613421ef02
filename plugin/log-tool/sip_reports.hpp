// SPDX-License-Identifier: GPL-2.0-or-later
// The reports in a SIP message: the one place that knows where in a message they can stand.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "icewarn/diagnostics.hpp"
#include "icewarn/facts.hpp"
#include "icewarn/sip_head.hpp"

namespace icewarn::tool {

/// A media report, or a header that says that media failed without one.
struct CallReport {
    std::string_view carrier; ///< name of the header, lower-cased
    std::string_view call_id;
    std::string_view from; ///< URIs
    std::string_view to;
    const Diagnostics* diagnostics = nullptr;
    const Report* report = nullptr; ///< a null pointer for a header without media reports
    ReportFacts facts;
};

/// The headers whose values are decoded, lower-cased.
bool is_diagnostics_header(std::string_view name);

/// @param message  a whole SIP message that begins with its start line
/// @param found    is called for each report, in their order; what it is given lives until it returns
void find_reports(std::string_view message, const SipHead& head, const std::function<void(const CallReport&)>& found);

/// Text of a value as people read it: folds undone, escapes too if it was quoted.
std::string decoded(std::string_view raw, bool quoted);

/// The media of a report, lower-cased; empty when it is not said.
std::string media_of(const Diagnostics& diagnostics, const Report& report);

/// The value of the header's first `reason`, decoded; empty without one.
std::string reason_of(const Diagnostics& diagnostics);

/// There is an ICEWarn in the report, but no number.
bool flags_damaged(const Diagnostics& diagnostics, const Report& report);

} // namespace icewarn::tool
