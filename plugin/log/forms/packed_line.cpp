// SPDX-License-Identifier: GPL-2.0-or-later
// Line ends that are written out, made line ends again.
#include "log/forms/packed_line.hpp"

#include <algorithm>

#include "icewarn/ascii.hpp"

namespace icewarn::log {
namespace {

/// Longer ones first. `#015 ` is a line end with a blank that the log adds.
struct Escape {
    std::string_view written;
    char meant;
};
constexpr Escape octal[] = {{"#015#012", '\n'}, {"#012", '\n'}, {"#015 ", '\n'}, {"#015", '\n'}, {"#011", '\t'}};
constexpr Escape caret[] = {{"^M^J", '\n'}, {"^M\\n", '\n'}, {"^M", '\n'}, {"\\\"", '"'}};
constexpr Escape backslash[] = {{"\\r\\n", '\n'}, {"\\n", '\n'}, {"\\t", '\t'}, {"\\\"", '"'}};

struct Manner {
    std::string_view sign; ///< stands at least twice in a line that is written in this manner
    const Escape* begin;
    const Escape* end;
};
constexpr Manner manners[] = {
    {"#015", std::begin(octal), std::end(octal)},
    {"#012", std::begin(octal), std::end(octal)},
    {"^M", std::begin(caret), std::end(caret)},
    {"\\r\\n", std::begin(backslash), std::end(backslash)},
};

const Manner* find_manner(std::string_view line)
{
    for (const Manner& manner : manners) {
        const std::size_t first = line.find(manner.sign);
        if (first != std::string_view::npos && line.find(manner.sign, first + 1) != std::string_view::npos)
            return &manner;
    }
    return nullptr;
}

} // namespace

bool unpack(std::string_view line, PackedLine& packed)
{
    const Manner* manner = find_manner(line);
    if (manner == nullptr) return false;
    packed.text.clear();
    packed.lines.clear();
    while (!line.empty()) {
        const Escape* found = std::find_if(manner->begin, manner->end, [&](const Escape& escape) {
            return line.substr(0, escape.written.size()) == escape.written;
        });
        packed.text += found != manner->end ? found->meant : line.front();
        line.remove_prefix(found != manner->end ? found->written.size() : 1);
    }
    std::string_view rest = packed.text;
    for (std::size_t end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
        packed.lines.push_back(rest.substr(0, end));
        rest.remove_prefix(end + 1);
    }
    packed.rest = rest;
    return true;
}

SyslogPrefix read_syslog_prefix(std::string_view line)
{
    SyslogPrefix prefix;
    const std::size_t session = line.find("[SID=");
    if (session == std::string_view::npos) return prefix;
    const std::size_t end = line.find(']', session);
    if (end == std::string_view::npos) return prefix;
    prefix.session = line.substr(session, end + 1 - session);
    prefix.text = end + 1;
    const std::size_t counter = line.find_first_not_of(' ', prefix.text);
    if (line.substr(std::min(counter, line.size()), 2) == "(N") {
        const std::size_t close = line.find(')', counter);
        if (close != std::string_view::npos) prefix.text = close + 1;
    }
    if (line.substr(prefix.text, 1) == " ") ++prefix.text;
    return prefix;
}

std::string_view without_time_tag(std::string_view line)
{
    const std::string_view bare = without_spaces_at_end(line);
    const std::size_t tag = bare.rfind("[Time:");
    if (tag == std::string_view::npos || bare.back() != ']' || bare.find(']', tag) + 1 != bare.size()) return line;
    return line.substr(0, tag > 0 && line[tag - 1] == ' ' ? tag - 1 : tag);
}

} // namespace icewarn::log
