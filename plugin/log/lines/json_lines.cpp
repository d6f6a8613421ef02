// SPDX-License-Identifier: GPL-2.0-or-later
// Lines that JSON has in one, as strings or as what is left of them.
#include "log/lines/markup.hpp"

#include <algorithm>
#include <utility>

#include "icewarn/ascii.hpp"
#include "icewarn/sip_head.hpp"
#include "log/forms/beginning.hpp"
#include "log/forms/start_search.hpp"
#include "log/sip_lines.hpp"

namespace icewarn::log {
namespace {

bool begins_diagnostics(std::string_view line) { return begins_folded(line, "ms-") && begins_known_header(line); }

/// The content of a string up to its end, of JSON or, with doubled quotes, of CSV. @return false without an end, and
/// for several lines
bool read_string(std::string_view text, std::string& out)
{
    out.clear();
    std::size_t end = read_json_string(text, out);
    if (text.substr(end, 2) == "\"\"" && text.find("\\\"") == std::string_view::npos) {
        out.clear();
        for (end = 0; end < text.size(); ++end) {
            if (text[end] == '"' && text.substr(end, 2) != "\"\"") break;
            out += text[end];
            end += text[end] == '"' ? 1 : 0;
        }
    }
    while (!out.empty() && (out.back() == '\n' || out.back() == '\r')) out.pop_back();
    return end < text.size() && out.find('\n') == std::string::npos;
}

} // namespace

bool may_have_lines(std::string_view line)
{
    return line.find("\\n") != std::string_view::npos &&
           (line.find("2.0") != std::string_view::npos || line.find("iagnostics") != std::string_view::npos);
}

/// Strings that hold whole messages, or logs of them; also where they were put into a string once more.
bool Markup::take_json(std::string_view line)
{
    if (!may_have_lines(line)) return false;
    std::string text;
    bool found = false;
    for (std::size_t at = line.find('"'); at != std::string_view::npos; at = line.find('"', at)) {
        std::string content;
        at += 1 + read_json_string(line.substr(at + 1), content);
        if (at < line.size()) ++at;
        const bool ours = content.find(sip_version) != std::string::npos || begins_diagnostics(content);
        const bool lines = ours && content.find('\n') != std::string::npos;
        const bool again = ours && !lines && content.find("\\n") != std::string::npos;
        if (again && take_json(content)) {
            for (const std::string_view inner : lines_) text.append(inner).append("\r\n");
            found = true;
        } else if (lines) {
            std::string_view before = line.substr(0, line.find(content.substr(0, content.find(' '))));
            before = before.substr(0, before.find_last_not_of("\" ") + 1);
            const bool bare =
                find_start_line(std::string_view(content).substr(0, content.find_first_of("\r\n"))) == std::size_t{0};
            if (bare && !found) text.append(before).append(" "); // may have the time
            text.append(content).append("\n");
            found = true;
        }
    }
    return found && give(std::move(text));
}

/// Each line as a string of its own: a list in JSON, logs of containers, a column of CSV. Its first line tells what
/// stands before each; a cell without a quote in it may stand alone.
bool Markup::take_string(std::string_view line, Place place)
{
    std::string text;
    if (place == Place::outside) {
        string_.clear();
        for (std::size_t at = line.find('"'); at < longest_before_string; at = line.find('"', at + 1)) {
            const bool escaped = at > 0 && line[at - 1] == '\\'; // a string in a string
            if (escaped || !read_string(line.substr(at + 1), text) || !begins_something(text)) continue;
            string_.assign(line.substr(0, at + 1));
            return give(std::move(text));
        }
        return false;
    }
    const bool cell = place == Place::head && line[0] == '"' && begins_known_header(line.substr(1));
    const std::string_view before = string_.empty() && cell ? "\"" : std::string_view(string_);
    if (before.empty() || line.substr(0, before.size()) != before) return false;
    return read_string(line.substr(before.size()), text) && give(std::move(text));
}

/// `\n` between lines, as a viewer of logs shows a string of JSON.
bool Markup::take_literal(std::string_view line)
{
    if (!may_have_lines(line)) return false;
    if (line[0] == '\'' || line.substr(0, 2) == "b'") { // of Python
        line.remove_prefix(line.find('\'') + 1);
        if (!line.empty() && line.back() == '\'') line.remove_suffix(1);
    }
    bool before = false; // whether something begins in the piece before
    for (std::string_view rest = line; !rest.empty();) {
        const std::size_t end = std::min(rest.find("\\n"), rest.size());
        std::string_view piece = rest.substr(0, end);
        if (ends_with(piece, "\\r")) piece.remove_suffix(2);
        const bool begins = begins_something(piece) || begins_known_header(piece);
        if (begins && before) return give(without_json_escapes(line));
        before = begins;
        rest.remove_prefix(std::min(end + 2, rest.size()));
    }
    return false;
}

} // namespace icewarn::log
