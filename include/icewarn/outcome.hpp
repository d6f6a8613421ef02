// SPDX-License-Identifier: GPL-2.0-or-later
// What a report amounts to, as one small number for every place that shows, sorts, colours or counts: the field
// icewarn.outcome, the Info column, the statistics, the table and the JSON. Computed here and nowhere else.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "icewarn/paths.hpp"

namespace icewarn {

/// In ascending order of how bad it is. The numbers are those of icewarn.outcome and stay as they are.
enum class Outcome : std::uint8_t {
    nothing_recorded = 0,    ///< ICEWarn 0 or absent, and nothing else says that media failed
    nothing_failed = 1,      ///< flags are set although the error ID or Ice says that nothing failed
    flags_set = 2,           ///< flags are set, a path is left, and nothing says whether the call failed
    no_path = 3,             ///< the flags leave no path, but nothing says that the call failed
    request_failed = 4,      ///< without a media report: a final response of 400 or more, or an error ID
    media_failed = 5,        ///< the error ID or Ice says so; ICEWarn is absent, 0, or leaves a path
    media_failed_no_path = 6 ///< the error ID or Ice says so, and the flags leave no path
};

struct OutcomeRow {
    Outcome outcome;
    std::string_view name;  ///< of the value, everywhere
    std::string_view brief; ///< in the Info column, at the head of what the frame reports
};

/// Indexed by Outcome.
inline constexpr std::array<OutcomeRow, 7> outcome_table{{
    {Outcome::nothing_recorded, "nothing recorded", "Nothing recorded"},
    {Outcome::nothing_failed, "nothing failed", "Nothing failed"},
    {Outcome::flags_set, "flags set", "Flags set"},
    {Outcome::no_path, "no path left", "No path left"},
    {Outcome::request_failed, "request failed", "Request failed"},
    {Outcome::media_failed, "media failed", "Media failed"},
    {Outcome::media_failed_no_path, "media failed, no path left", "No path left, media failed"},
}};

static_assert(
    [] {
        for (std::size_t i = 0; i < outcome_table.size(); ++i)
            if (static_cast<std::size_t>(outcome_table[i].outcome) != i) return false;
        return true;
    }(),
    "the rows are not in the order of their numbers");

constexpr const OutcomeRow& outcome_row(Outcome outcome) { return outcome_table[static_cast<std::size_t>(outcome)]; }

/// Media or a request failed.
constexpr bool is_failure(Outcome outcome) { return outcome >= Outcome::request_failed; }

constexpr bool is_media_failure(Outcome outcome) { return outcome >= Outcome::media_failed; }

constexpr Outcome worse_of(Outcome a, Outcome b) { return std::max(a, b); }

/// The outcome of a media report.
/// @param paths  assess_paths() of the same facts, or what is known of them besides
Outcome assess_outcome(const ReportFacts& facts, const Paths& paths);

/// What is known of a request without a media report: from a diagnostics header (or a line or element with the value of
/// one), or from a response that has none.
struct RequestFacts {
    std::optional<std::uint32_t> error_id;
    unsigned status = 0;      ///< of the response that it stands in, or is about; 0 for a request
    unsigned warning = 0;     ///< code of the response's Warning header (RFC 3261 20.43); 0 without one
    bool only_public = false; ///< ms-diagnostics-public is the only diagnostics header of the message
};

/// For diagnostics of a provisional response whose status is not known.
inline constexpr unsigned provisional_status = 100;

/// True for a final response that says that its request failed: 400 and above without challenges for credentials (401,
/// 407) and the answer to a CANCEL (487). RFC 3261 21.4.
constexpr bool is_failure_response(unsigned status)
{
    return status >= 400 && status != 401 && status != 407 && status != 487;
}

/// The outcome of a request without a media report: request_failed or media_failed; nothing where nothing says that
/// anything failed. An error ID of a media failure always does. Any other does not where it is information, or where
/// the response is provisional, redirects, asks for credentials or answers a CANCEL; without one the response decides.
std::optional<Outcome> assess_outcome(const RequestFacts& facts);

} // namespace icewarn
