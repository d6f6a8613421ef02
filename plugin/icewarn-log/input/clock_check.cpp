// SPDX-License-Identifier: GPL-2.0-or-later
// Sightings of the same message, compared.
#include "icewarn-log/input/clock_check.hpp"

#include <algorithm>

namespace icewarn::tool {
namespace {

constexpr std::size_t slots = 1 << 17;        ///< messages that are remembered: 6 MB
constexpr std::size_t most_differences = 999; ///< of a pair of logs
constexpr std::int64_t tolerance_ns = 2'000'000'000;

/// Call-ID and CSeq, and what makes a request and each of its responses a message of its own.
Digest identify(const SipHead& head) { return digest_of({head.call_id, head.cseq, std::to_string(head.status)}); }

std::int64_t median(std::vector<std::int64_t> numbers)
{
    const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2);
    std::nth_element(numbers.begin(), middle, numbers.end());
    return *middle;
}

} // namespace

ClockCheck::ClockCheck(std::size_t logs)
{
    if (logs > 1) sightings_.resize(slots);
}

void ClockCheck::add(std::size_t log, const SipHead& head, std::int64_t time_ns)
{
    if (sightings_.empty() || head.call_id.empty() || head.cseq.empty()) return;
    const Digest message = identify(head);
    Sighting& seen = sightings_[message[0] % slots];
    if (seen.message == message && seen.log != log) {
        const bool first = seen.log < log;
        std::vector<std::int64_t>& differences = differences_[std::minmax(seen.log, log)];
        if (differences.size() < most_differences)
            differences.push_back(first ? time_ns - seen.time_ns : seen.time_ns - time_ns);
        return;
    }
    if (seen.message != message) seen = {message, time_ns, log};
}

std::vector<ClockCheck::Disagreement> ClockCheck::disagreements() const
{
    std::vector<Disagreement> result;
    for (const auto& [logs, differences] : differences_) {
        const std::int64_t ahead = median(differences);
        if (std::abs(ahead) > tolerance_ns) result.push_back({logs.first, logs.second, ahead, differences.size()});
    }
    return result;
}

} // namespace icewarn::tool
