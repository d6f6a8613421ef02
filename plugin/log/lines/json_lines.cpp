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

/// `\n` between lines, as a viewer of logs shows a string of JSON.
bool Markup::take_literal(std::string_view line)
{
    if (!may_have_lines(line)) return false;
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
