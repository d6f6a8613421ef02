// SPDX-License-Identifier: GPL-2.0-or-later
// The lines that a block of a client log begins and ends with, and the prefix of every entry.
#include "log/records/packet_line.hpp"

#include <algorithm>

#include "icewarn/ascii.hpp"
#include "icewarn/scalars.hpp"
#include "icewarn/span.hpp"
#include "log/records/stamp.hpp"

namespace icewarn::log {
namespace {

constexpr std::string_view end_of = "End of ";
constexpr std::size_t longest_prefix = 80; ///< of an entry: PID, TID and level follow the stamp

struct Verb {
    std::string_view text;
    Direction direction;
};

constexpr Verb verbs[] = {
    {"Sending Packet", Direction::sent},
    {"Data Received", Direction::received},
};

/// Takes `1930 bytes:` away from the end of `text`.
std::optional<std::uint32_t> take_size(std::string_view& text)
{
    const std::size_t word = text.rfind("bytes");
    if (word == std::string_view::npos) return std::nullopt;
    const std::string_view before = trim(text.substr(0, word));
    const std::size_t number = before.find_last_of(" )") + 1;
    const auto size = parse_decimal(before.substr(number)).value;
    if (size) text = before.substr(0, number);
    return size;
}

} // namespace

std::optional<PacketLine> parse_packet_line(std::string_view text)
{
    PacketLine line;
    line.end = begins_with(text, end_of);
    if (line.end) text.remove_prefix(end_of.size());
    const auto* verb = std::find_if(std::begin(verbs), std::end(verbs),
                                    [&](const Verb& candidate) { return begins_with(text, candidate.text); });
    if (verb == std::end(verbs)) return std::nullopt;
    text = trim(text.substr(verb->text.size()));
    if (text.empty() || text.front() != '-') return std::nullopt;
    text = trim(text.substr(1));

    line.direction = verb->direction;
    line.size = take_size(text);
    constexpr std::string_view label = "Local Address:";
    const std::size_t local = text.find(label);
    const std::size_t bracket = local == std::string_view::npos ? text.find('(') : text.rfind('(', local);
    line.remote = trim(text.substr(0, bracket));
    if (local == std::string_view::npos) return line;
    text = trim(text.substr(local + label.size()));
    line.local = trim(text.substr(0, text.rfind(')')));
    return line;
}

std::optional<Entry> parse_entry(std::string_view line)
{
    line.remove_prefix(skip_blanks(line, 0));
    if (line.empty()) return std::nullopt;
    if (is_stamp(line, '|')) {
        const std::string_view head = line.substr(0, longest_prefix);
        const std::size_t colons = head.find("::", stamp_size);
        const std::size_t text = colons == std::string_view::npos ? stamp_size : colons + 2;
        return Entry{line.substr(0, stamp_size), trim(line.substr(text))};
    }
    const char first = line.front();
    if (first != 'S' && first != 'D' && first != 'E' && first != 'I') return std::nullopt;
    if (begins_with(line, "INFO")) line.remove_prefix(skip_blanks(line, 4));
    if (begins_with(line, "::")) line.remove_prefix(skip_blanks(line, 2));
    const auto packet = parse_packet_line(line);
    if (!packet || !packet->size) return std::nullopt;
    return Entry{{}, trim(line)};
}

} // namespace icewarn::log
