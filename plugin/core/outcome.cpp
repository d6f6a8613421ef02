// SPDX-License-Identifier: GPL-2.0-or-later
// The one place where an outcome is decided.
#include "icewarn/outcome.hpp"

#include "icewarn/error_names.hpp"

namespace icewarn {
namespace {

/// A flag of either layout is set.
bool has_flags_set(const ReportFacts& facts)
{
    return facts.flags.value_or(0) != 0 || facts.flags_2007.value_or(0) != 0;
}

/// A response that neither succeeds nor fails: the request goes on, here or elsewhere, or was cancelled.
bool is_neither(unsigned status)
{
    const bool success = status >= 200 && status < 300;
    return status != 0 && !success && !is_failure_response(status);
}

} // namespace

Outcome assess_outcome(const ReportFacts& facts, const Paths& paths)
{
    const bool failed = says_media_failed(facts);
    if (paths.no_path) return failed ? Outcome::media_failed_no_path : Outcome::no_path;
    if (failed) return Outcome::media_failed;
    if (!has_flags_set(facts)) return Outcome::nothing_recorded;
    return says_nothing_failed(facts) ? Outcome::nothing_failed : Outcome::flags_set;
}

std::optional<Outcome> assess_outcome(const RequestFacts& facts)
{
    if (is_media_failure(facts.error_id)) return Outcome::media_failed;
    if (is_neither(facts.status)) return std::nullopt;
    const bool failed =
        facts.error_id ? error_kind(*facts.error_id) != ErrorKind::info : is_failure_response(facts.status);
    return failed ? std::optional(Outcome::request_failed) : std::nullopt;
}

} // namespace icewarn
