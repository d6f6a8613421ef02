// SPDX-License-Identifier: GPL-2.0-or-later
// What shows is that no line is longer than some that go on in the next, or what only quoted-printable has; what
// decides is what a reader makes of it.
#include "log/manner.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

#include "icewarn/ascii.hpp"
#include "log/lines/decoder.hpp"
#include "log/lines/markup.hpp"
#include "log/lines/rejoined_lines.hpp"
#include "log/log_limits.hpp"
#include "log/reader.hpp"
#include "log/sip_lines.hpp"

namespace icewarn::log {
namespace {

constexpr std::size_t least_width = 40;
constexpr std::size_t largest_width = 300;

std::string decoded(std::string_view bytes)
{
    std::string all;
    Decoder decoder;
    std::string_view text;
    while (decoder.next(bytes, text)) all += text;
    while (decoder.last(text)) all += text;
    return all;
}

/// What may have been done to the text: more than one of the longest lines goes on in the next; lines end in the '=' of
/// quoted-printable. Nearly every log has a line that is longer than both allow.
Manner likely_manner(std::string_view text)
{
    const std::string_view whole = text;
    std::size_t widest = 0;
    std::size_t torn = 0;
    bool full = false; // the line before is one of the longest
    bool soft = false; // one ended in '='
    char first = ' ';  // what the line before begins with
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        const std::size_t width = line.size() > largest_width * 4 ? line.size() : width_of(line);
        if (width > largest_width) return {};
        const bool marked = !line.empty() && line[0] == first && !is_letter(first) && !is_digit(first); // as mails do
        torn += full && !marked && !begins_line(line) ? 1 : 0;
        if (width > widest) torn = 0;
        widest = std::max(widest, width);
        full = width == widest;
        soft = soft || ends_with(line, "=");
        first = line.empty() ? ' ' : line[0];
    }
    if (soft && is_quoted_printable(whole)) return {0, true};
    return {torn > 1 && widest >= least_width ? widest : 0, false};
}

bool is_whole_header(std::string_view line)
{
    return begins_known_header(line) && std::count(line.begin(), line.end(), '"') % 2 == 0;
}

/// Lines that certainly belong where they are: start lines and headers of messages, and headers alone that leave no
/// quote open. Each loss takes some away, and each message that was put right takes one.
std::int64_t worth_of(std::string_view text, Manner manner)
{
    constexpr std::int64_t of_start_line = 100;
    constexpr std::int64_t of_loss = 10;
    std::int64_t worth = 0;
    Reader reader(
        Reader::Callbacks{[&](const Message& message) {
                              std::string_view rest = message.bytes;
                              worth += is_start_line(rest.substr(0, rest.find('\r'))) ? of_start_line : 0;
                              worth -= message.remarks.repaired && manner.width == 0 ? 1 : 0;
                              for (std::size_t at = rest.find('\n'); at < rest.size(); at = rest.find('\n')) {
                                  rest.remove_prefix(at + 1);
                                  worth += begins_known_header(rest.substr(0, rest.find('\r'))) ? 1 : 0;
                              }
                          },
                          {},
                          [&](std::string_view line, std::uint64_t) { worth += is_whole_header(line) ? 1 : 0; }},
        manner);
    reader.feed(text);
    reader.finish();
    return worth - of_loss * static_cast<std::int64_t>(reader.totals().losses);
}

} // namespace

Manner find_manner(std::string_view sample)
{
    const std::string text = decoded(sample.substr(0, limits::sample));
    const Manner likely = likely_manner(text);
    if (likely.width == 0 && !likely.quoted_printable) return {};
    return worth_of(text, likely) > worth_of(text, {}) ? likely : Manner{};
}

} // namespace icewarn::log
