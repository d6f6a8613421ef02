// SPDX-License-Identifier: GPL-2.0-or-later
// What sets colours goes; any other escape stays, which is the message's own.
#include "log/lines/colours.hpp"

#include <algorithm>

namespace icewarn::log {
namespace {

constexpr std::string_view introducer = "\x1b[";

/// Size of the sequence that `text` begins with, which sets colours or erases to the end of the line; 0 for none.
std::size_t sequence_size(std::string_view text)
{
    if (text.substr(0, introducer.size()) != introducer) return 0;
    const std::size_t end = text.find_first_not_of("0123456789;:?", introducer.size());
    return end < text.size() && (text[end] == 'm' || text[end] == 'K') ? end + 1 : 0;
}

} // namespace

bool remove_colours(std::string_view line, std::string& out)
{
    std::size_t at = line.find('\x1b');
    if (at == std::string_view::npos) return false;
    out.clear();
    bool any = false;
    for (; at != std::string_view::npos; at = line.find('\x1b')) {
        const std::size_t size = sequence_size(line.substr(at));
        out.append(line.substr(0, at + (size == 0 ? 1 : 0)));
        line.remove_prefix(std::max<std::size_t>(at + size, at + 1));
        any = any || size > 0;
    }
    out.append(line);
    return any;
}

} // namespace icewarn::log
