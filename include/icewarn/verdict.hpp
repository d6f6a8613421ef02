// SPDX-License-Identifier: GPL-2.0-or-later
// The verdict on a media report, in sentences for people: what its flags amount to, and where to look next.
//
// Everything here is inferred from the report and has to be shown as such. What the rules rest on stands beside each of
// them in verdict_rules.hpp; the paths come from paths.hpp.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "icewarn/paths.hpp"
#include "icewarn/summary.hpp"

namespace icewarn {

/// What a report amounts to, in the order of the table below.
enum class Outcome : std::uint8_t {
    no_path,          ///< nothing is left, and media is said to have failed
    no_path_unproven, ///< nothing is left, but nothing says that the call failed
    media_failed,     ///< media is said to have failed, though not every path is reported failed
    nothing_failed,   ///< flags are set, but nothing is said to have failed
    flags_set,        ///< flags are set; whether the call failed is not said
    nothing_recorded, ///< ICEWarn is 0
    no_flags,         ///< no ICEWarn, or none that could be read
};

struct OutcomeRow {
    Outcome outcome;
    std::string_view label; ///< for statistics and tables
};

inline constexpr std::array<OutcomeRow, 7> outcome_table{{
    {Outcome::no_path, "No path left, media failed"},
    {Outcome::no_path_unproven, "No path left, no proof of a failed call"},
    {Outcome::media_failed, "Media failed, not every path reported failed"},
    {Outcome::nothing_failed, "Flags set although nothing failed"},
    {Outcome::flags_set, "Flags set, outcome of the call not said"},
    {Outcome::nothing_recorded, "No failure recorded, or ICE not used"},
    {Outcome::no_flags, "No ICEWarn"},
}};

constexpr const OutcomeRow& outcome_row(Outcome outcome) { return outcome_table[static_cast<std::size_t>(outcome)]; }

/// The kinds of relay candidate that one side offered in its SDP.
struct OfferedRelays {
    bool known = false; ///< SDP of that side for that media is in the capture
    bool udp = false;
    bool tcp = false;
};

/// The sentences of a verdict: the outcome, then its causes, the most telling first.
class Verdict {
public:
    static constexpr std::size_t most = 24; ///< room for all that can be said at once, checked at compile time

    Outcome outcome = Outcome::no_flags;
    Paths paths;

    LabelText& add() { return sentences_[size_++]; }

    std::size_t size() const { return size_; }
    const LabelText& operator[](std::size_t index) const { return sentences_[index]; }

private:
    std::array<LabelText, most> sentences_;
    std::size_t size_ = 0;
};

/// What the report amounts to, without the sentences.
Outcome assess_outcome(const ReportFacts& facts, const Paths& paths);

/// @param verdict  must be freshly constructed; each sentence is at most limits::summary bytes long
void assess(const ReportFacts& facts, Verdict& verdict);

/// Tells "the path through the relay failed" from "no relay candidate was ever offered", a sentence for each relay path
/// of the report that failed or was unavailable. Adds nothing where the SDP of neither side is known.
/// @param verdict  has been judged
/// @param local    the side that reports
void add_offered_relays(const OfferedRelays& local, const OfferedRelays& remote, Verdict& verdict);

} // namespace icewarn
