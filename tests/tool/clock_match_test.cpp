// SPDX-License-Identifier: GPL-2.0-or-later
// How far the clock of a log is from that of a capture, from the times of messages and packets alone.
#include <cstdlib>
#include <string>
#include <vector>

#include "icewarn-log/input/clock_match.hpp"
#include "test_list.hpp"

namespace {

using icewarn::tool::ClockMatch;
using icewarn::tool::ClockMatchKind;
using icewarn::tool::match_clocks;
using icewarn::tool::Occurrence;
using Occurrences = std::vector<Occurrence>;

constexpr std::int64_t millisecond = 1'000'000;
constexpr std::int64_t second = 1000 * millisecond;
constexpr std::int64_t hour = 3600 * second;
constexpr std::int64_t noon = 1'700'000'000 * second;

/// A sign-in, calls and refreshes, at no regular distance.
const double call_seconds[] = {0, 0.4, 1.1, 9.7, 31.2, 33.9, 80.5, 81.3, 140.1, 141.8, 300.6, 411.2};

Occurrences call(std::int64_t shift = 0, std::uint32_t lanes = 2)
{
    Occurrences all;
    std::uint32_t lane = 0;
    for (const double at : call_seconds)
        all.push_back({lane++ % lanes, noon + static_cast<std::int64_t>(at * 1000) * millisecond + shift});
    return all;
}

Occurrences first(std::size_t count, std::int64_t shift)
{
    Occurrences all = call(shift);
    all.resize(count);
    return all;
}

/// Every 30 seconds: a keep-alive fits anywhere.
Occurrences regular(std::int64_t shift, int count)
{
    Occurrences all;
    for (int i = 0; i < count; ++i) all.push_back({0, noon + i * 30 * second + shift});
    return all;
}

/// The clock of the log gains 0.6 s within the 411 s.
Occurrences drifting()
{
    Occurrences all = call();
    for (Occurrence& one : all) one.time_ns += (one.time_ns - noon) / 411 * 6 / 10;
    return all;
}

Occurrences with_others(Occurrences all)
{
    for (int i = 0; i < 200; ++i) all.push_back({static_cast<std::uint32_t>(i % 2), noon + i * 7 * second / 3});
    return all;
}

struct Case {
    const char* name;
    Occurrences messages, packets;
    ClockMatchKind kind;
    std::int64_t at_first, at_last; ///< correction of the first and of the last message
};

const Case cases[] = {
    {"the same clock", call(), call(20 * millisecond), ClockMatchKind::found, 0, 0},
    {"an hour ahead", call(hour), call(), ClockMatchKind::found, -hour, -hour},
    {"half an hour and 1.2 s behind", call(-hour / 2 - 1200 * millisecond), call(), ClockMatchKind::found,
     hour / 2 + 1200 * millisecond, hour / 2 + 1200 * millisecond},
    {"years ago", call(-50'000 * hour), call(), ClockMatchKind::found, 50'000 * hour, 50'000 * hour},
    {"among other packets", call(hour), with_others(call()), ClockMatchKind::found, -hour, -hour},
    {"drift", drifting(), call(), ClockMatchKind::found, 0, -600 * millisecond},
    {"other connections", call(), {{7, noon}, {8, noon + second}}, ClockMatchKind::no_connection, 0, 0},
    {"no packets", call(), {}, ClockMatchKind::no_connection, 0, 0},
    {"two messages in another time zone", first(2, hour), call(), ClockMatchKind::found, -hour, -hour},
    {"one message", first(1, 0), call(), ClockMatchKind::no_difference, 0, 0},
    {"two messages at an odd difference", first(2, 77 * second), first(2, 0), ClockMatchKind::no_difference, 0, 0},
    {"keep-alives that fit as they are", regular(0, 8), regular(0, 40), ClockMatchKind::found, 0, 0},
    {"keep-alives that fit anywhere", regular(77 * second, 8), regular(0, 400), ClockMatchKind::several, 0, 0},
};

bool is_near(std::int64_t a, std::int64_t b) { return std::abs(a - b) <= 100 * millisecond; }

/// Also with messages and packets in the opposite order.
std::string check(const Case& test, bool reversed)
{
    Occurrences messages = test.messages, packets = test.packets;
    if (reversed) messages = Occurrences(messages.rbegin(), messages.rend());
    if (reversed) packets = Occurrences(packets.rbegin(), packets.rend());
    icewarn::tool::sort_occurrences(packets);
    const ClockMatch match = match_clocks(messages, packets);
    if (match.kind != test.kind) return "kind " + std::to_string(static_cast<int>(match.kind));
    if (match.kind != ClockMatchKind::found) return "";
    const std::int64_t at_first = match.correction.at(test.messages.front().time_ns);
    const std::int64_t at_last = match.correction.at(test.messages.back().time_ns);
    if (!is_near(at_first, test.at_first) || !is_near(at_last, test.at_last))
        return "corrects by " + std::to_string(at_first) + " and " + std::to_string(at_last);
    return match.matched == test.messages.size() ? "" : "matches " + std::to_string(match.matched);
}

std::string check_both_orders(const Case& test) { return check(test, false) + check(test, true); }

} // namespace

int main() { return TestList().add_each<check_both_orders>(cases).run("clock_match"); }
