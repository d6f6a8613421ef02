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

#include "icewarn/outcome.hpp"
#include "icewarn/paths.hpp"
#include "icewarn/summary.hpp"

namespace icewarn {

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

    Outcome outcome = Outcome::nothing_recorded;
    Paths paths;

    LabelText& add() { return sentences_[size_++]; }

    std::size_t size() const { return size_; }
    const LabelText& operator[](std::size_t index) const { return sentences_[index]; }

private:
    std::array<LabelText, most> sentences_;
    std::size_t size_ = 0;
};

/// Over what the far side's SDP offers candidates for the media of a report.
struct OfferedTransports {
    bool udp = true;
    bool tcp = true;
};

/// @param offered  of the far side; all where its SDP is not known. A path that is not reported failed and of whose
///                 transport the far side offers no candidate is unavailable. The outcome is that of the report alone.
/// @param verdict  must be freshly constructed; each sentence is at most LabelText::capacity bytes long
void assess(const ReportFacts& facts, Verdict& verdict, OfferedTransports offered = {});

/// The same for a request without a media report: what failed, and where to look for the patterns of request_rules.hpp.
/// @param verdict  must be freshly constructed; it has no paths
/// @return false, and no sentence, where nothing says that the request failed
bool assess(const RequestFacts& facts, Verdict& verdict);

/// Tells "the path through the relay failed" from "no relay candidate was ever offered", a sentence for each relay path
/// of the report that failed or was unavailable. Adds nothing where the SDP of neither side is known.
/// @param verdict  has been assessed
/// @param local    the side that reports
void add_offered_relays(const OfferedRelays& local, const OfferedRelays& remote, Verdict& verdict);

} // namespace icewarn
