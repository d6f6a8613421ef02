// SPDX-License-Identifier: GPL-2.0-or-later
// What was pasted as a list of things to explain: each header, each report of a body, each number, each event, with a
// line that says where it stood.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "icewarn-log/explain/pasted.hpp"
#include "reports/extractor.hpp"

namespace icewarn::tool {

/// Called in the order of the text; what they are given lives until they return.
struct Explainer {
    std::function<void(std::string_view)> on_context; ///< where what follows stood: a message, an error report
    std::function<void(const PastedHeader&)> on_header;
    std::function<void(const Verdict&)> on_failure;      ///< of a message in which nothing else says why; may be empty
    std::function<void(const MessageReport&)> on_report; ///< of a quality report
};

/// The headers and reports in messages and documents, and the headers outside of them.
void walk(const Pasted& pasted, const Explainer& explainer);

/// The media reports and failures in all of it, as a log's are told: those of numbers too. A decimal number that is an
/// error ID as well is taken for that.
void extract_pasted(const Pasted& pasted, const ReportCallback& found);

/// The report as MessageReport has it, as far as it was pasted.
MessageReport describe_pasted(const PastedHeader& header, const Diagnostics& diagnostics, const Report& report);

/// Outcome and sentences of a failed request that has no media report; none where nothing failed.
std::optional<Verdict> failure_of(const PastedHeader& header, const Diagnostics& diagnostics);

/// What an item says: its text decoded, and the name of a number that has one.
std::string value_text(const Diagnostics& diagnostics, const Item& item);

} // namespace icewarn::tool
