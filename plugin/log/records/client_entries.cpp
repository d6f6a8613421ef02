// SPDX-License-Identifier: GPL-2.0-or-later
// Line ends by memchr; the few bytes that decide stand at known places.
#include "log/records/client_entries.hpp"

#include <algorithm>

#include "icewarn/ascii.hpp"
#include "icewarn/sip_head.hpp"
#include "log/lines/markup.hpp"
#include "log/lines/utf8.hpp"
#include "log/log_limits.hpp"
#include "log/records/stamp.hpp"

namespace icewarn::log {
namespace {

constexpr std::size_t longest_prefix = 80; ///< of an entry, as for parse_entry()
constexpr std::size_t window = 4096;       ///< bytes that are looked at together

/// Whether parse_entry() and parse_packet_line() would find nothing but an entry.
bool is_entry(std::string_view line)
{
    if (!is_stamp(line, '|')) return false;
    const std::string_view head = line.substr(0, longest_prefix);
    const std::size_t colons = head.find("::", stamp_size);
    if (colons == std::string_view::npos) return false;
    const std::string_view text = line.substr(skip_blanks(line, colons + 2));
    return !text.empty() && text[0] != 'S' && text[0] != 'D' && text[0] != 'E'; // Sending, Data, End of
}

/// Whether another part of the reader may find a message or a mark in the line.
bool may_hold_more(std::string_view line)
{
    return line.find(sip_version) != std::string_view::npos || may_be_marked(line, Place::outside);
}

/// Whether more may stand at the end of the line, where that is no rare letter.
bool ends_oddly(std::string_view line) { return std::string_view("|] \t").find(line.back()) != std::string_view::npos; }

/// How much of the beginning of `text` certainly holds nothing of that. Letters that it needs are rare in entries, and
/// looking for each in many lines together takes next to nothing.
std::size_t plain_part(std::string_view text)
{
    std::size_t end = std::min(text.size(), window);
    for (const char c : std::string_view("<\"&\\`^%\v\x1b")) end = std::min(end, text.substr(0, end).find(c));
    end = std::min(end, text.substr(0, end).find(sip_version.substr(2))); // "SI" are frequent letters
    const std::string_view part = text.substr(0, end);
    return is_ascii(part) && !has_escaped_equals(part) ? end : 0;
}

} // namespace

bool is_plain_entry(std::string_view line)
{
    return is_entry(line) && line.find('\r') == std::string_view::npos && !may_hold_more(line);
}

SkippedEntries skip_client_entries(std::string_view text)
{
    SkippedEntries skipped;
    std::size_t plain_end = 0; ///< up to here nothing asks for a closer look
    while (true) {
        const std::string_view rest = text.substr(skipped.bytes);
        const std::size_t end = rest.find('\n');
        if (end == std::string_view::npos || end == 0 || end > limits::line) return skipped;
        const std::string_view line = rest.substr(0, rest[end - 1] == '\r' ? end - 1 : end);
        if (!is_entry(line) || line.find('\r') != std::string_view::npos) return skipped;
        if (skipped.bytes + end > plain_end) plain_end = skipped.bytes + plain_part(rest);
        if ((skipped.bytes + end > plain_end || ends_oddly(line)) && may_hold_more(line)) return skipped;
        skipped.bytes += end + 1;
        ++skipped.lines;
    }
}

} // namespace icewarn::log
