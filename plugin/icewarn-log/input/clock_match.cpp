// SPDX-License-Identifier: GPL-2.0-or-later
// The differences of all pairs, sorted, and where they are dense.
#include "icewarn-log/input/clock_match.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <optional>
#include <utility>

namespace icewarn::tool {
namespace {

constexpr std::int64_t millisecond = 1'000'000;
constexpr std::int64_t second = 1000 * millisecond;
constexpr std::int64_t quarter = 900 * second;
constexpr std::int64_t coarse = second;          ///< clocks may drift by so much during the capture
constexpr std::int64_t fine = 100 * millisecond; ///< between the log's line and the packet
constexpr std::int64_t nearby = 2 * second;      ///< differences that count as the same
constexpr std::size_t most_pairs = 4'000'000;
constexpr std::size_t fewest = 3;         ///< messages that prove a difference
constexpr std::size_t fewest_in_zone = 2; ///< the same when it is that of a time zone
constexpr std::size_t fewest_for_drift = 8;

/// Of a packet and a message.
struct Difference {
    std::int64_t ns;
    std::uint32_t message;
};
using Differences = std::vector<Difference>;
using Occurrences = std::vector<Occurrence>;

/// Where differences are dense.
struct Peak {
    std::int64_t low = 0, high = 0;
    std::size_t messages = 0;

    std::int64_t middle() const { return low + (high - low) / 2; }
};

bool by_lane_and_time(const Occurrence& a, const Occurrence& b)
{
    return a.lane != b.lane ? a.lane < b.lane : a.time_ns < b.time_ns;
}

/// Those of a lane, in a sorted list.
std::pair<std::size_t, std::size_t> lane_of(const Occurrences& all, std::uint32_t lane)
{
    const auto begin = std::lower_bound(all.begin(), all.end(), Occurrence{lane, INT64_MIN}, by_lane_and_time);
    const auto end = std::upper_bound(begin, all.end(), Occurrence{lane, INT64_MAX}, by_lane_and_time);
    return {static_cast<std::size_t>(begin - all.begin()), static_cast<std::size_t>(end - all.begin())};
}

/// Of every so many messages where there are too many pairs.
Differences find_differences(const Occurrences& messages, const Occurrences& packets)
{
    std::size_t pairs = 0;
    for (const Occurrence& message : messages) {
        const auto [begin, end] = lane_of(packets, message.lane);
        pairs += end - begin;
    }
    const std::size_t step = pairs / most_pairs + 1;
    Differences all;
    for (std::size_t i = 0; i < messages.size(); i += step) {
        const auto [begin, end] = lane_of(packets, messages[i].lane);
        for (std::size_t packet = begin; packet < end; ++packet)
            all.push_back({packets[packet].time_ns - messages[i].time_ns, static_cast<std::uint32_t>(i)});
    }
    std::sort(all.begin(), all.end(), [](const Difference& a, const Difference& b) { return a.ns < b.ns; });
    return all;
}

/// Calls `take` with the differences that end at each and are no farther than `width` apart: as a peak.
/// @param differences  sorted
template <typename Take>
void for_each_window(const Differences& differences, std::size_t messages, std::int64_t width, Take take)
{
    std::vector<std::uint32_t> in_window(messages);
    std::size_t left = 0, distinct = 0;
    for (const Difference& right : differences) {
        if (in_window[right.message]++ == 0) ++distinct;
        for (; right.ns - differences[left].ns > width; ++left)
            if (--in_window[differences[left].message] == 0) --distinct;
        take(Peak{differences[left].ns, right.ns, distinct});
    }
}

/// The densest places that are farther apart than `nearby`.
std::vector<Peak> find_peaks(const Differences& differences, std::size_t messages)
{
    std::vector<Peak> peaks;
    for_each_window(differences, messages, coarse, [&peaks](const Peak& peak) {
        if (peaks.empty() || peak.middle() - peaks.back().middle() > nearby) peaks.push_back(peak);
        else if (peak.messages > peaks.back().messages) peaks.back() = peak;
    });
    return peaks;
}

bool is_time_zone(const Peak& peak)
{
    const std::int64_t rest = std::abs(peak.middle()) % quarter;
    return rest < nearby || rest > quarter - nearby;
}

bool is_none(const Peak& peak) { return std::abs(peak.middle()) < nearby; }

/// The likeliest: of about equally many messages that of a time zone, and then none at all.
std::optional<Peak> choose(std::vector<Peak> peaks)
{
    std::size_t most = 0;
    for (const Peak& peak : peaks) most = std::max(most, peak.messages);
    const auto keep = [&peaks](auto wanted) {
        if (std::none_of(peaks.begin(), peaks.end(), wanted)) return;
        peaks.erase(std::remove_if(peaks.begin(), peaks.end(), [&](const Peak& peak) { return !wanted(peak); }),
                    peaks.end());
    };
    keep([most](const Peak& peak) { return peak.messages * 10 >= most * 9; });
    if (peaks.size() > 1) keep(is_time_zone);
    if (peaks.size() > 1) keep(is_none);
    if (peaks.size() != 1) return std::nullopt;
    return peaks.front();
}

/// The difference of some of the messages of a peak, and how many it is exactly that of.
template <typename Wanted>
std::pair<std::int64_t, std::size_t> find_exact(const Differences& all, std::size_t messages, const Peak& peak,
                                                Wanted wanted)
{
    Differences some;
    std::copy_if(all.begin(), all.end(), std::back_inserter(some), [&](const Difference& one) {
        return one.ns >= peak.low - fine && one.ns <= peak.high + fine && wanted(one.message);
    });
    Peak best{peak.low, peak.high, 0};
    for_each_window(some, messages, fine, [&best](const Peak& window) {
        if (window.messages > best.messages) best = window;
    });
    some.erase(std::remove_if(some.begin(), some.end(),
                              [&](const Difference& one) { return one.ns < best.low || one.ns > best.high; }),
               some.end());
    return {some.empty() ? peak.middle() : some[some.size() / 2].ns, best.messages};
}

/// The difference, exactly; with its drift where there is one.
ClockCorrection refine(const Differences& all, const Occurrences& messages, const Peak& peak)
{
    const auto everything = find_exact(all, messages.size(), peak, [](std::uint32_t) { return true; });
    const ClockCorrection constant{0, 0, everything.first, everything.first};
    if (peak.messages < fewest_for_drift || everything.second * 5 >= peak.messages * 4) return constant;

    std::vector<std::int64_t> times; // of the messages that have a packet
    for (const Difference& one : all)
        if (one.ns >= peak.low && one.ns <= peak.high) times.push_back(messages[one.message].time_ns);
    std::sort(times.begin(), times.end());
    const std::int64_t begin = times.front(), middle = times[times.size() / 2], end = times.back();
    if (begin == end) return constant;
    const auto part = [&](std::int64_t from, std::int64_t to) {
        return find_exact(all, messages.size(), peak,
                          [&](std::uint32_t message) {
                              return messages[message].time_ns >= from && messages[message].time_ns <= to;
                          })
            .first;
    };
    const std::int64_t eighth = (end - begin) / 8; // the drift within a part must be less than what is sought
    const std::int64_t first = part(begin, std::min(begin + eighth, middle));
    const std::int64_t last = part(std::max(end - eighth, middle), end);
    if (std::abs(last - first) < fine) return constant;
    return {begin + eighth / 2, end - eighth / 2, first, last};
}

/// Of the messages that fall into the time that the capture has of their lane, how many have a packet.
void count_matches(ClockMatch& match, const Occurrences& messages, const Occurrences& packets)
{
    for (const Occurrence& message : messages) {
        const auto [begin, end] = lane_of(packets, message.lane);
        if (begin == end) continue;
        const std::int64_t time = message.time_ns + match.correction.at(message.time_ns);
        if (time < packets[begin].time_ns - fine || time > packets[end - 1].time_ns + fine) continue;
        ++match.compared;
        const auto from = packets.begin() + static_cast<std::ptrdiff_t>(begin);
        const auto to = packets.begin() + static_cast<std::ptrdiff_t>(end);
        const auto next = std::lower_bound(from, to, Occurrence{message.lane, time - coarse / 2}, by_lane_and_time);
        if (next != to && next->time_ns <= time + coarse / 2) ++match.matched;
    }
}

} // namespace

void sort_occurrences(std::vector<Occurrence>& all) { std::sort(all.begin(), all.end(), by_lane_and_time); }

ClockMatch match_clocks(std::vector<Occurrence> messages, const std::vector<Occurrence>& packets)
{
    ClockMatch match;
    sort_occurrences(messages);
    const Differences differences = find_differences(messages, packets);
    if (differences.empty()) return match;
    match.kind = ClockMatchKind::no_difference;
    const auto peak = choose(find_peaks(differences, messages.size()));
    if (!peak) {
        match.kind = ClockMatchKind::several;
        return match;
    }
    if (peak->messages < (is_time_zone(*peak) ? fewest_in_zone : fewest)) return match;
    match.correction = refine(differences, messages, *peak);
    count_matches(match, messages, packets);
    if (match.matched * 2 >= match.compared && match.matched >= fewest_in_zone) match.kind = ClockMatchKind::found;
    return match;
}

} // namespace icewarn::tool
