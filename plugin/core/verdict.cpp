// SPDX-License-Identifier: GPL-2.0-or-later
// From a report's facts to sentences.
#include "icewarn/flags_2007.hpp"
#include "icewarn/quality_metrics.hpp"
#include "icewarn/verdict.hpp"

#include "core/verdict_rules.hpp"

namespace icewarn {
namespace {

static_assert(
    [] {
        for (const VerdictRule& rule : verdict_rules)
            if (rule.sentence.size() > LabelText::capacity) return false;
        return true;
    }(),
    "a sentence does not fit into its line");

constexpr std::size_t relay_sentences = 2;
static_assert(1 + 1 + std::size(verdict_rules) + relay_sentences + 1 <= Verdict::most,
              "outcome, reason, causes, relays and quality do not fit into a verdict");

/// Why nothing is said to have failed.
void add_reason(LabelText& line, const ReportFacts& facts)
{
    if (facts.ice == IceStatus::connected) line.add("Ice says that media found a path");
    else if (facts.error_id == 51004u) line.add("error ID 51004 says that the user ended the call");
    else line.add("error ID 51007 is information, not an error");
}

void add_cause_of_failure(LabelText& line, const ReportFacts& facts)
{
    if (is_media_failure(facts.error_id)) line.add("error ID ").add_decimal(*facts.error_id);
    else line.add("Ice FAILED");
}

/// A path without a relay can only fail, so there is always one that did.
void add_no_path(LabelText& line, const ReportFacts& facts, const Paths& paths)
{
    line.add("Every media path");
    if (!facts.media.empty()) line.add(" for ").add_cut(facts.media, longest_quote);
    add_paths(line.add(" is reported failed ("), paths.failed);
    line.add(")");
    if (paths.unavailable.empty()) return;
    add_paths(line.add(" or had no relay on either side ("), paths.unavailable);
    line.add(")");
}

/// Why the paths that are neither failed nor left were not there.
void add_unavailable(LabelText& line, const Paths& paths)
{
    PathSet without_relay = paths.unavailable;
    for (const PathRow& row : path_table)
        if (paths.unoffered.has(row.path)) without_relay.remove(row.path);
    if (!without_relay.empty()) add_paths(line.add("; no relay on either side for "), without_relay);
    if (!paths.unoffered.empty()) add_paths(line.add("; no candidate of the far side for "), paths.unoffered);
}

/// Moves the paths of a transport that the far side does not offer from those that are left.
void take_unoffered(Paths& paths, OfferedTransports offered)
{
    constexpr Path udp[] = {Path::local_udp, Path::udp_nat, Path::udp_turn};
    constexpr Path tcp[] = {Path::local_tcp, Path::tcp_nat, Path::tcp_turn};
    const auto take = [&](const auto& of_transport) {
        for (const Path path : of_transport) {
            if (!paths.left.has(path)) continue;
            paths.left.remove(path);
            paths.unavailable.add(path);
            paths.unoffered.add(path);
        }
    };
    if (!offered.udp) take(udp);
    if (!offered.tcp) take(tcp);
}

void add_left(LabelText& line, const Paths& paths)
{
    if (paths.left.empty()) line.add("no other path was available");
    else add_paths(line.add("not reported failed (worked, or never tried): "), paths.left, paths.through_far_relay);
    add_unavailable(line, paths);
}

void add_outcome(Verdict& verdict, const ReportFacts& facts)
{
    LabelText& line = verdict.add();
    switch (verdict.outcome) {
    case Outcome::media_failed_no_path:
        add_no_path(line, facts, verdict.paths);
        add_cause_of_failure(line.add(", and media failed ("), facts);
        line.add(").");
        return;
    case Outcome::no_path:
        add_no_path(line, facts, verdict.paths);
        line.add(", which does not prove a failed call.");
        return;
    case Outcome::media_failed:
        add_cause_of_failure(line.add("Media failed ("), facts);
        if (!facts.flags) line.add("), and no ICEWarn tells how.");
        else if (*facts.flags == 0) line.add("), ICEWarn 0: no failure recorded, or ICE not used.");
        else {
            add_left(line.add("); "), verdict.paths);
            line.add(".");
        }
        return;
    case Outcome::nothing_failed:
    case Outcome::flags_set:
        if (!facts.flags) break; // of the older layout, which is not sorted into paths
        if (verdict.paths.failed.empty()) line.add("No path is reported failed");
        else add_paths(line.add("Reported failed: "), verdict.paths.failed);
        add_left(line.add("; "), verdict.paths);
        line.add(".");
        return;
    case Outcome::nothing_recorded:
        if (!facts.flags) break;
        line.add("ICEWarn 0: no failure recorded, or ICE not used.");
        return;
    case Outcome::request_failed: break; // has no media report
    }
    line.add("No ICEWarn tells which paths failed.");
}

/// @param reported  the paths by the report alone: rules do not rest on what SDP offers
void add_causes(Verdict& verdict, const ReportFacts& facts, const Paths& reported)
{
    const bool nothing_failed = says_nothing_failed(facts) && !says_media_failed(facts);
    const RuleInput assessed{facts, reported, *facts.flags};
    if (nothing_failed) {
        LabelText& line = verdict.add();
        line.add("Flags are set although nothing is said to have failed: ");
        add_reason(line, facts);
        line.add(", and flags of paths that were not needed are normal.");
    }
    for (const VerdictRule& rule : verdict_rules)
        if ((!nothing_failed || rule.though_nothing_failed) && rule.applies(assessed)) verdict.add().add(rule.sentence);
}

/// Whether or not a path failed, a stream of bad quality is an answer.
void add_quality(Verdict& verdict, const ReportFacts& facts)
{
    const auto worst = facts.worst_stream != nullptr ? worst_metric(*facts.worst_stream) : std::nullopt;
    if (!worst || worst->klass == QualityClass::good) return;
    LabelText& line = verdict.add();
    const bool nothing_else = verdict.outcome == Outcome::nothing_recorded && facts.flags && verdict.size() == 1;
    const bool poor = worst->klass == QualityClass::poor;
    if (nothing_else) line.add(poor ? "No path failed, but poor quality: " : "No path failed; fair quality: ");
    else line.add(poor ? "Poor quality: " : "Fair quality: ");
    line.add(stream_line(*facts.worst_stream).view()).add(", ");
    line.add(metric_line(worst->metric, *facts.worst_stream->value(worst->metric)).view()).add(".");
}

void add_relays_of(Verdict& verdict, const char* transport, Path path, const OfferedRelays& local,
                   const OfferedRelays& remote, bool OfferedRelays::*offered)
{
    const bool without_relay = verdict.paths.unavailable.has(path) && !verdict.paths.unoffered.has(path);
    if (!verdict.paths.failed.has(path) && !without_relay) return;
    LabelText& line = verdict.add().add("SDP: ");
    const std::string_view name = path_row(path).name;
    if (local.known && remote.known && local.*offered == remote.*offered) {
        if (local.*offered)
            line.add("both sides offered ")
                .add(transport)
                .add(" relay candidates, so ")
                .add(name)
                .add(" was there, and failed or was blocked.");
        else
            line.add("neither side ever offered a ")
                .add(transport)
                .add(" relay candidate, so ")
                .add(name)
                .add(" was never there to be tried.");
        return;
    }
    const char* separator = "";
    const auto say = [&](const char* who, const OfferedRelays& side) {
        if (!side.known) return;
        line.add(separator).add(who).add(side.*offered ? " offered a " : " never offered a ").add(transport);
        line.add(" relay candidate");
        separator = ", ";
    };
    say("the far side", remote);
    say("the reporting side", local);
    line.add(".");
}

} // namespace

void assess(const ReportFacts& facts, Verdict& verdict, OfferedTransports offered)
{
    const Paths reported = assess_paths(facts);
    verdict.paths = reported;
    verdict.outcome = assess_outcome(facts, reported);
    take_unoffered(verdict.paths, offered);
    const bool quality_first = verdict.outcome <= Outcome::nothing_failed; // the first sentence stands in tables
    if (quality_first) add_quality(verdict, facts);
    add_outcome(verdict, facts);
    if (facts.flags_2007)
        add_flags_2007(verdict.add().add("IceWarningFlags has the older layout, of 2007: "), *facts.flags_2007);
    if (facts.flags && *facts.flags != 0) add_causes(verdict, facts, reported);
    if (!quality_first) add_quality(verdict, facts);
}

void add_offered_relays(const OfferedRelays& local, const OfferedRelays& remote, Verdict& verdict)
{
    if (!local.known && !remote.known) return;
    add_relays_of(verdict, "UDP", Path::udp_turn, local, remote, &OfferedRelays::udp);
    add_relays_of(verdict, "TCP", Path::tcp_turn, local, remote, &OfferedRelays::tcp);
}

} // namespace icewarn
