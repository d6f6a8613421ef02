// SPDX-License-Identifier: GPL-2.0-or-later
// The stated size tells where the end line is; if it is there, the message is what lies between.
#include "log/records/client_block.hpp"

#include <algorithm>

#include "icewarn/ascii.hpp"
#include "log/lines/markup.hpp"
#include "log/log_limits.hpp"
#include "log/plain_text.hpp"
#include "log/sip_lines.hpp"
#include "log/records/stamp.hpp"

namespace icewarn::log {
namespace {

/// Takes a line away from the front of `text`. @return false unless it ends in CRLF and holds no other CR
bool take_line(std::string_view& text, std::string_view& line)
{
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos || end == 0 || text[end - 1] != '\r') return false;
    line = text.substr(0, end - 1);
    if (line.find('\r') != std::string_view::npos) return false;
    text.remove_prefix(end + 1);
    return true;
}

/// Text that an entry, a record or an end line may begin with.
bool may_be_entry(std::string_view line)
{
    if (line.empty()) return false;
    if (is_stamp(line, '|')) return true;
    switch (line[0]) {
    case '\xef': return true;
    case 'T': return line.substr(0, 3) == "TL_";
    case ' ':
    case '\t':
    case ':': return true;
    case 'S':
    case 'D':
    case 'E':
    case 'I': return parse_entry(line).has_value();
    default: return false;
    }
}

/// A header whose diagnostics may have to be made plain.
bool may_be_typeset(std::string_view line)
{
    if (to_lower(line[0]) != 'm') return false;
    const auto is_foreign = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
    return std::any_of(line.begin(), line.end(), is_foreign) || has_escaped_quotes(line);
}

bool is_odd_header(std::string_view line)
{
    return may_be_entry(line) || may_be_typeset(line) || !is_plain_header(line) || begins_body(line);
}

bool has_marks(std::string_view message)
{
    const std::size_t head = std::min(message.find("\r\n\r\n"), message.size());
    return may_be_marked(message.substr(0, head), Place::head) || may_be_marked(message.substr(head), Place::body);
}

/// Goes through the message. @return false when it has to be read line by line
bool check_message(std::string_view message, std::size_t& lines)
{
    std::string_view line;
    std::string_view rest = message;
    constexpr std::size_t status_line = 11;
    if (!take_line(rest, line) || line.size() <= status_line || line.back() == ' ' || line.back() == '\t') return false;
    if (has_marks(message)) return false;
    std::optional<std::uint32_t> length;
    for (++lines; take_line(rest, line) && !line.empty(); ++lines) {
        if (is_odd_header(line)) return false;
        if (const auto number = content_length(line)) length = number;
    }
    if (!line.empty() || rest.data() == message.data() || (length && *length != rest.size())) return false;
    for (++lines; !rest.empty(); ++lines) {
        if (rest.find('\n') == std::string_view::npos) { // a body without a line end
            return rest.find('\r') == std::string_view::npos && !may_be_entry(rest);
        }
        if (!take_line(rest, line) || may_be_entry(line)) return false;
    }
    return true;
}

} // namespace

std::optional<ClientBlock> read_client_block(std::string_view text)
{
    if (!is_stamp(text, '|')) return std::nullopt;
    ClientBlock block;
    std::string_view rest = text;
    std::string_view line;
    if (!take_line(rest, line)) return std::nullopt;
    const auto entry = parse_entry(line);
    const auto packet = entry ? parse_packet_line(entry->text) : std::nullopt;
    if (!packet || packet->end || !packet->size || entry->text.back() != ':') return std::nullopt;
    block.packet = *packet;
    block.opening = entry->text;
    block.stamp = entry->stamp;
    std::string_view first = rest;
    if (!is_stamp(rest, '|') || !take_line(first, line)) return std::nullopt;
    const auto start = parse_entry(line);
    if (!start || !is_start_line(start->text)) return std::nullopt;
    rest.remove_prefix(static_cast<std::size_t>(start->text.data() - rest.data()));
    if (rest.size() <= *packet->size || *packet->size > std::min(limits::line, limits::message)) return std::nullopt;
    block.message = rest.substr(0, *packet->size);
    block.lines = 1;
    if (!check_message(block.message, block.lines)) return std::nullopt;
    rest.remove_prefix(*packet->size);
    bool first_end = block.message.back() != '\n'; // the one that ends the last line of the body
    for (; rest.substr(0, 2) == "\r\n"; rest.remove_prefix(2)) {
        ++block.lines;
        first_end = false;
    }
    if (first_end || !is_stamp(rest, '|') || !take_line(rest, line)) return std::nullopt;
    const auto end = parse_entry(line);
    constexpr std::string_view end_of = "End of ";
    const std::string_view said = end ? end->text : std::string_view();
    const std::string_view opening = block.opening.substr(0, block.opening.size() - 1);
    if (said.size() != end_of.size() + opening.size() || said.substr(0, end_of.size()) != end_of ||
        said.substr(end_of.size()) != opening)
        return std::nullopt;
    ++block.lines;
    block.size = text.size() - rest.size();
    return block;
}

} // namespace icewarn::log
