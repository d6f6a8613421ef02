// SPDX-License-Identifier: GPL-2.0-or-later
// Parts between the lines of a boundary.
#include "reports/multipart.hpp"

#include <algorithm>
#include <string>

#include "icewarn/ascii.hpp"
#include "icewarn/text.hpp"
#include "reports/header_lines.hpp"

namespace icewarn {
namespace {

constexpr unsigned deepest = 8; ///< parts of parts; real ones have one level

/// The parameter `boundary`; empty without one.
std::string_view boundary_of(std::string_view content_type)
{
    constexpr std::string_view name = "boundary";
    for (std::size_t pos = content_type.find(';'); pos != std::string_view::npos; pos = content_type.find(';', pos)) {
        pos = skip_blanks(content_type, pos + 1);
        const std::size_t end = skip_token(content_type, pos);
        if (!equal_folded(content_type.substr(pos, end - pos), name)) continue;
        std::size_t value = skip_blanks(content_type, end);
        if (value == content_type.size() || content_type[value] != '=') continue;
        value = skip_blanks(content_type, value + 1);
        const bool quoted = value < content_type.size() && content_type[value] == '"';
        if (quoted) ++value;
        const std::string_view rest = content_type.substr(value);
        return rest.substr(0, rest.find_first_of(quoted ? "\"" : "; \t\r\n"));
    }
    return {};
}

/// The next line that begins with the delimiter, from `pos` on; the end of the text without one.
std::size_t find_delimiter(std::string_view text, std::string_view delimiter, std::size_t pos)
{
    for (pos = text.find(delimiter, pos); pos != std::string_view::npos; pos = text.find(delimiter, pos + 1))
        if (pos == 0 || text[pos - 1] == '\n' || text[pos - 1] == '\r') return pos;
    return text.size();
}

/// Behind the line end at or after `pos`.
std::size_t next_line(std::string_view text, std::size_t pos)
{
    const std::size_t end = text.find('\n', pos);
    return end == std::string_view::npos ? text.size() : end + 1;
}

/// Without the line end before a delimiter, which belongs to that.
std::string_view without_line_end(std::string_view text)
{
    if (!text.empty() && text.back() == '\n') text.remove_suffix(1);
    if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
    return text;
}

/// @param part  from behind the line of the boundary to the next one
BodyPart split_part(std::string_view part)
{
    std::size_t pos = 0;
    while (pos < part.size() && part[pos] != '\r' && part[pos] != '\n') pos = next_line(part, pos);
    const std::string_view headers = part.substr(0, pos);
    return {content_type_of(headers), headers, part.substr(next_line(part, pos))};
}

void take_parts(const BodyPart& whole, unsigned depth, const std::function<void(const BodyPart&)>& take)
{
    if (!is_multipart(whole.content_type)) return take(whole);
    const std::string_view boundary = boundary_of(whole.content_type);
    if (boundary.empty() || depth == deepest) return;
    const std::string delimiter = "--" + std::string(boundary);
    const std::string_view body = whole.content;
    std::size_t at = find_delimiter(body, delimiter, 0);
    while (at < body.size()) {
        const std::size_t behind = at + delimiter.size();
        if (body.substr(behind, 2) == "--") return;
        const std::size_t begin = next_line(body, behind);
        at = find_delimiter(body, delimiter, begin);
        const std::string_view part = body.substr(begin, at - begin);
        take_parts(split_part(at < body.size() ? without_line_end(part) : part), depth + 1, take);
    }
}

} // namespace

bool is_multipart(std::string_view content_type)
{
    constexpr std::string_view prefix = "multipart/";
    return equal_folded(content_type.substr(0, prefix.size()), prefix);
}

void for_each_part(std::string_view content_type, std::string_view body,
                   const std::function<void(const BodyPart&)>& take)
{
    take_parts({content_type, {}, body}, 0, take);
}

std::string_view content_type_of(std::string_view headers)
{
    std::string_view type;
    while (!headers.empty()) {
        const HeaderLine line = take_header_line(headers);
        if (is_content_type(line)) type = line.value();
    }
    return type;
}

} // namespace icewarn
