// SPDX-License-Identifier: GPL-2.0-or-later
// Puts header lines right that were indented or wrapped.
#include "log/lines/unwrap_headers.hpp"

#include <algorithm>
#include <utility>

#include "icewarn/ascii.hpp"
#include "icewarn/sip_head.hpp"
#include "log/lines/joined_lines.hpp"
#include "log/sip_lines.hpp"

namespace icewarn::log {
namespace {

constexpr std::string_view crlf = "\r\n";

/// Takes the next line away from the front of `text`, with all that ends it up to the LF.
std::string_view take_line(std::string_view& text)
{
    const std::size_t size = std::min(text.find('\n'), text.size() - 1) + 1;
    const std::string_view line = text.substr(0, size);
    text.remove_prefix(size);
    return line;
}

std::string_view without_end(std::string_view line)
{
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
    return line;
}

std::size_t indentation(std::string_view line) { return std::min(line.find_first_not_of(" \t"), line.size()); }

/// A start line cannot be folded: an indented line behind it tells that the whole text is. Nothing else then stands
/// without indentation but the rest of a wrapped line.
std::size_t common_indent(std::string_view headers)
{
    std::string_view rest = headers;
    if (rest.empty() || indentation(rest) == 0) return 0;
    std::size_t least = headers.size();
    while (!rest.empty()) {
        const std::string_view line = without_end(take_line(rest));
        const std::size_t indent = indentation(line);
        if (indent == line.size()) continue;
        if (indent > 0) least = std::min(least, indent);
        else if (is_plain_header(line)) return 0;
    }
    return least;
}

/// The width of a terminal, which wraps within words: the lines before each line end are equally long. 0 for one that
/// cannot be told.
std::size_t hard_width(std::string_view headers)
{
    std::size_t widest = 0;
    std::size_t count = 0;
    while (!headers.empty()) {
        const std::size_t width = without_end(take_line(headers)).size();
        count = width == widest ? count + 1 : width > widest ? 1 : count;
        widest = std::max(widest, width);
    }
    return count > 1 ? widest : 0;
}

/// Mail wraps at blanks, which are gone then; web pages also wrap behind punctuation.
bool wants_blank(char before, char after)
{
    if (is_digit(before) && is_digit(after)) return false;
    return std::string_view(",;=:<(\"/@-").find(before) == std::string_view::npos &&
           std::string_view(",;=:>)\"/@").find(after) == std::string_view::npos;
}

} // namespace

void unwrap(std::string_view head, UnwrappedHead& out)
{
    out.head.assign(without_end(take_line(head)));
    out.joints.clear();
    out.joined = false;
    out.indent = common_indent(head);
    Open open;
    std::size_t last_width = out.head.size();
    const std::size_t hard = hard_width(head);
    std::size_t header = 0; // where the last one begins
    while (!head.empty()) {
        std::string_view line = without_end(take_line(head));
        const std::size_t width = std::exchange(last_width, line.size());
        line.remove_prefix(std::min(out.indent, indentation(line)));
        if (line.empty()) continue;
        if (header == 0 && out.head.find(sip_version) == std::string::npos) // a start line has no folds
            line.remove_prefix(indentation(line));
        const bool fold = is_blank(line.front());
        if (fold || begins_header(line, open)) {
            out.head += crlf;
            if (!fold) {
                open = {};
                header = out.head.size();
            }
        } else {
            out.joined = true;
            const char before = out.head.back();
            const bool behind_name = before == ':' && out.head.find(':', header) + 1 == out.head.size();
            if (!is_blank(before))
                out.joints.push_back(
                    {out.head.size(), behind_name || (wants_blank(before, line.front()) &&
                                                      !is_torn(out.head, line, width == hard ? width : 0))});
        }
        out.head += line;
        open.scan(line);
    }
    out.head += crlf;
}

void put_blanks(UnwrappedHead& unwrapped, std::optional<std::size_t> missing)
{
    const bool all = missing == unwrapped.joints.size();
    const bool none = missing == std::size_t{0};
    std::string head;
    std::size_t done = 0;
    for (const Joint& joint : unwrapped.joints) {
        if (none || !(all || joint.blank)) continue;
        head.append(unwrapped.head, done, joint.at - done).append(1, ' ');
        done = joint.at;
    }
    head.append(unwrapped.head, done, std::string::npos);
    unwrapped.head = std::move(head);
}

bool unindent(std::string_view body, std::size_t indent, std::string& out)
{
    out.clear();
    while (!body.empty()) {
        std::string_view line = take_line(body);
        if (!without_end(line).empty()) {
            if (indentation(line) < indent) return false;
            line.remove_prefix(indent);
        }
        out += line;
    }
    return true;
}

} // namespace icewarn::log
