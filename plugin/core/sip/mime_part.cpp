// SPDX-License-Identifier: GPL-2.0-or-later
// The headers of a MIME part, and the parameter of Content-Disposition that marks the offer for OCS 2007.
#include "icewarn/mime_part.hpp"

#include <algorithm>

#include "icewarn/ascii.hpp"
#include "icewarn/parse_limits.hpp"

namespace icewarn {
namespace {

/// Where the line begins whose end (line end included) is `end`, looked for down to `floor` only, which is less.
std::size_t line_begin(std::string_view text, std::size_t end, std::size_t floor)
{
    std::size_t pos = end - 1;
    if (pos > floor && text[pos] == '\n' && text[pos - 1] == '\r') --pos;
    while (pos > floor && text[pos - 1] != '\n' && text[pos - 1] != '\r') --pos;
    return pos;
}

/// Behind the line that begins at `pos`, its line end included.
std::size_t line_end(std::string_view text, std::size_t pos)
{
    const std::size_t end = text.find_first_of("\r\n", pos);
    if (end == std::string_view::npos) return text.size();
    return text.substr(end, 2) == "\r\n" ? end + 2 : end + 1;
}

constexpr std::size_t longest_boundary = 128; // RFC 2046 5.1.1: 70 characters, `--`, blanks behind it, a line end

bool is_line_end(char c) { return c == '\r' || c == '\n'; }

/// Behind the header line that begins at `pos`, folded lines included.
std::size_t header_end(std::string_view text, std::size_t pos)
{
    do pos = line_end(text, pos);
    while (pos < text.size() && (text[pos] == ' ' || text[pos] == '\t'));
    return pos;
}

/// Position of the next ';' outside quotes, or the end.
std::size_t find_semicolon(std::string_view text, std::size_t pos)
{
    bool quoted = false;
    for (; pos < text.size(); ++pos) {
        if (quoted && text[pos] == '\\') ++pos;
        else if (text[pos] == '"') quoted = !quoted;
        else if (text[pos] == ';' && !quoted) break;
    }
    return std::min(pos, text.size());
}

bool has_parameter(std::string_view value, std::string_view name)
{
    for (std::size_t pos = find_semicolon(value, 0); pos < value.size(); pos = find_semicolon(value, pos)) {
        const std::size_t begin = skip_blanks(value, pos + 1);
        pos = skip_token(value, begin);
        const std::size_t next = skip_blanks(value, pos);
        const bool ends = next == value.size() || value[next] == ';' || value[next] == '=';
        if (ends && equal_folded(value.substr(begin, pos - begin), name)) return true;
    }
    return false;
}

} // namespace

bool is_before_boundary(std::string_view message, std::size_t content_end)
{
    if (content_end >= message.size() || !is_line_end(message[content_end])) return false;
    return message.substr(line_end(message, content_end), 2) == "--";
}

Span find_part_headers(std::string_view message, std::size_t content_begin)
{
    if (content_begin == 0 || content_begin > message.size() || !is_line_end(message[content_begin - 1])) return {};
    if (message.substr(content_begin - 1, 2) == "\r\n") return {}; // in the middle of a line end
    const std::size_t end = line_begin(message, content_begin, 0); // of the blank line
    if (!is_line_end(message[end])) return {};
    const std::size_t reach = limits::part_headers + longest_boundary;
    const std::size_t floor = end > reach ? end - reach : 0;
    for (std::size_t begin = end; begin > floor && end - begin <= limits::part_headers;) {
        const std::size_t line = line_begin(message, begin, floor);
        if (is_line_end(message[line])) return {};
        if (message.substr(line, 2) == "--") return make_span(begin, end);
        begin = line;
    }
    return {};
}

bool is_2007_fallback(std::string_view part_headers)
{
    for (std::size_t pos = 0; pos < part_headers.size();) {
        const std::size_t end = header_end(part_headers, pos);
        const std::string_view header = part_headers.substr(pos, end - pos);
        pos = end;
        const std::size_t colon = std::min(header.find(':'), header.size());
        const Span name = trimmed(header, 0, colon);
        if (!equal_folded(view(header, name), "Content-Disposition")) continue;
        if (has_parameter(header.substr(colon), "ms-proxy-2007fallback")) return true;
    }
    return false;
}

} // namespace icewarn
