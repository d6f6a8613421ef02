// SPDX-License-Identifier: GPL-2.0-or-later
// From a SIP message to what it reports: media reports, and failed requests without one. What counts as a carrier, a
// report or a failure is decided here and in the files beside it, for icewarn-log, for the page and for the plugin.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "icewarn/diagnostics.hpp"
#include "icewarn/offered_kinds.hpp"
#include "icewarn/outcome.hpp"
#include "icewarn/sip_head.hpp"
#include "icewarn/verdict.hpp"
#include "reports/carriers.hpp"
#include "reports/identity.hpp"
#include "reports/media_report.hpp"
#include "reports/reported_call.hpp"

namespace icewarn {

/// One media report, or a failed request without one, whose facts are the error ID only. Good until the call that it is
/// handed to returns.
struct MessageReport : MediaReport {
    Carrier carrier = Carrier::header;
    bool has_media_report = true;
    std::string_view header; ///< its name, lower-cased; empty in bodies and for a response alone
    ReportedCall call;
    std::string_view user_agent; ///< of the message
    ReportIdentity identity;
    const Diagnostics* diagnostics = nullptr; ///< the header's value; a null pointer for a quality report or a response
    const Report* report = nullptr;           ///< of diagnostics->reports; a null pointer without one
    std::string media;                        ///< lower-cased; empty when unspecified
    RequestFacts request;                     ///< of a failed request
    std::vector<const StreamQuality*> streams; ///< of the media line of a quality report
};

using ReportCallback = std::function<void(const MessageReport&)>;

/// @param message  a whole SIP message that begins with its start line
/// @param head     read from it
/// @param found    is called for each media report and each failed request, in the order in which they stand; a final
///                 response that failed, and in which nothing else says why, comes last
void extract_reports(std::string_view message, const SipHead& head, const ReportCallback& found);

/// What the value of a header says, wherever it stands.
/// @param origin  call, carrier, header name, identity and facts of the request
/// @param cut     the end of the value is missing
/// @return whether the value has a media report or an error ID, and so says itself whether anything failed
bool extract_from_value(std::string_view value, const MessageReport& origin, const ReportCallback& found,
                        bool cut = false);

/// Its media as MessageReport has it.
void take_media_report(MessageReport& into, const MediaReport& media);

/// The report as MessageReport has it, without the call.
MessageReport describe(const Diagnostics& diagnostics, const Report& report);

/// In a line what a media report says, also one of a quality report with the flags of 2007.
LabelText report_headline(std::optional<Side> side, const ReportFacts& facts, bool flags_damaged);

/// In a line: "Caller audio, ICEWarn 0x000003a0: ..." of a media report, "INVITE answered 488" of a failed request.
LabelText headline(const MessageReport& report);

/// Outcome, sentences and paths, of whichever of the two it is.
/// @param verdict  must be freshly constructed
void assess(const MessageReport& report, Verdict& verdict, const OfferedKinds& offered = {});

/// Text of a value as people read it: folds undone, escapes too if it was quoted.
std::string decoded(std::string_view raw, bool quoted);

/// The first parameter with that role that has a value; a null pointer without one.
const Parameter* find_parameter(const Diagnostics& diagnostics, ParameterRole role);

/// The value of a parameter, decoded.
std::string value_text(const Diagnostics& diagnostics, const Parameter& parameter);

/// That of find_parameter(); empty without one.
std::string parameter_text(const Diagnostics& diagnostics, ParameterRole role);

/// Those of cause_parameters.hpp that the header has with a value, in the order in which they stand.
std::vector<const Parameter*> cause_parameters(const Diagnostics& diagnostics);

} // namespace icewarn
