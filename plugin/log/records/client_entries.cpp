// SPDX-License-Identifier: GPL-2.0-or-later
// Line ends by memchr; the few bytes that decide stand at known places.
#include "log/records/client_entries.hpp"

#include <algorithm>

#include "icewarn/ascii.hpp"
#include "log/lines/markup.hpp"
#include "log/log_limits.hpp"
#include "log/records/stamp.hpp"

namespace icewarn::log {
namespace {

constexpr std::size_t longest_prefix = 80; ///< of an entry, as for parse_entry()

/// Whether parse_entry() and parse_packet_line() would find nothing but an entry, and no other part of the reader a
/// message or a mark in the line.
bool is_plain_entry(std::string_view line)
{
    if (!is_stamp(line, '|')) return false;
    const std::string_view head = line.substr(0, longest_prefix);
    const std::size_t colons = head.find("::", stamp_size);
    if (colons == std::string_view::npos) return false;
    const std::string_view text = line.substr(skip_blanks(line, colons + 2));
    if (text.empty() || text[0] == 'S' || text[0] == 'D' || text[0] == 'E') return false; // Sending, Data, End of
    return line.find('\r') == std::string_view::npos && line.find("/2.0") == std::string_view::npos &&
           !may_be_marked(line, Place::outside);
}

} // namespace

SkippedEntries skip_client_entries(std::string_view text)
{
    SkippedEntries skipped;
    while (true) {
        const std::string_view rest = text.substr(skipped.bytes);
        const std::size_t end = rest.find('\n');
        if (end == std::string_view::npos || end == 0 || end > limits::line) return skipped;
        if (!is_plain_entry(rest.substr(0, rest[end - 1] == '\r' ? end - 1 : end))) return skipped;
        skipped.bytes += end + 1;
        ++skipped.lines;
    }
}

} // namespace icewarn::log
