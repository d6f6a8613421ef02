// SPDX-License-Identifier: GPL-2.0-or-later
// Request lines and status lines, also behind bytes of something else.
#include "core/sip/sip_start_line.hpp"

#include <algorithm>
#include <iterator>

#include "icewarn/ascii.hpp"
#include "icewarn/scalars.hpp"

namespace icewarn {
namespace {

/// Methods of SIP and of what Lync adds to it. Before a request line that begins a packet stand bytes of other
/// protocols, which may look like letters: a method that ends in one of these is that one.
constexpr std::string_view methods[] = {"INVITE",  "ACK",       "BYE",     "CANCEL",   "OPTIONS",  "REGISTER",
                                        "SERVICE", "MESSAGE",   "INFO",    "NOTIFY",   "PRACK",    "REFER",
                                        "UPDATE",  "SUBSCRIBE", "PUBLISH", "BENOTIFY", "NEGOTIATE"};

std::string_view without_line_end(std::string_view line)
{
    if (!line.empty() && line.back() == '\n') line.remove_suffix(1);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    return line;
}

/// The known method that the token ends in, the longest if there are several; else the whole token.
std::string_view known_method(std::string_view token)
{
    if (std::find(std::begin(methods), std::end(methods), token) != std::end(methods)) return token; // nearly always
    std::size_t longest = 0;
    for (const std::string_view method : methods)
        if (!token.empty() && token.back() == method.back() && method.size() > longest &&
            token.size() >= method.size() && token.compare(token.size() - method.size(), method.size(), method) == 0)
            longest = method.size();
    return longest > 0 ? token.substr(token.size() - longest) : token;
}

bool is_text(std::string_view bytes)
{
    return std::all_of(bytes.begin(), bytes.end(),
                       [](char c) { return (c >= ' ' && c <= '~') || (c >= '\t' && c <= '\r'); });
}

/// A line of a packet.
struct LineOf {
    std::string_view text;   ///< without its line end
    std::string_view before; ///< the bytes before it
};

/// Whether a start line behind the first `size` bytes of the line is only quoted there, by a header or in a text. What
/// stands before a real one are bytes of other protocols, or the end of a body, which no line end has to close. A
/// checksum may look like the beginning of a line, too, but behind no text.
bool is_quoted(const LineOf& line, std::size_t size)
{
    constexpr std::size_t enough = 4; // with the line end
    const std::string_view quoting = line.text.substr(0, size);
    const std::size_t far = line.before.size() - std::min(line.before.size(), enough);
    return !quoting.empty() && std::string_view(" \t\"'(:").find(quoting.back()) != std::string_view::npos &&
           is_text(quoting) && is_text(line.before.substr(far));
}

/// `SIP/2.0 200 OK` at the end of the line, where it begins at `at`.
bool read_status_line_at(const LineOf& whole, std::size_t at, SipHead& head)
{
    const std::string_view line = whole.text;
    if (line.size() < at + 11) return false;
    const ParsedNumber status = parse_decimal(line.substr(at + 8, 3), 999);
    if (!status.value || *status.value < 100) return false;
    if (line.size() > at + 11 && line[at + 11] != ' ') return false;
    if (is_quoted(whole, at)) return false;
    head.status = static_cast<std::uint16_t>(*status.value);
    head.begin = at;
    return true;
}

/// The last one in the line, which may stand behind a body that ends like one; or the first, which may quote another.
bool read_status_line(const LineOf& whole, SipHead& head)
{
    const std::string_view line = whole.text;
    constexpr std::string_view start = "SIP/2.0 ";
    const std::size_t first = line.find(start); // quicker than from behind, and most lines have none
    if (first == std::string_view::npos) return false;
    const bool only = line.find(start, first + 1) == std::string_view::npos;
    return (!only && read_status_line_at(whole, line.rfind(start), head)) || read_status_line_at(whole, first, head);
}

/// `METHOD URI SIP/2.0` at the end of the line.
bool read_request_line(const LineOf& whole, SipHead& head)
{
    const std::string_view line = whole.text;
    constexpr std::size_t shortest = std::string_view("A x SIP/2.0").size();
    if (line.size() < shortest || !ends_with(line, sip_version)) return false;
    const std::size_t after_uri = line.size() - sip_version.size() - 1;
    if (line[after_uri] != ' ') return false;
    const std::size_t before_uri = line.rfind(' ', after_uri - 1);
    if (before_uri == std::string_view::npos || before_uri + 1 == after_uri) return false;
    std::size_t begin = before_uri;
    while (begin > 0 && is_token_char(line[begin - 1])) --begin;
    const std::string_view method = known_method(line.substr(begin, before_uri - begin));
    if (method.empty() || is_quoted(whole, before_uri - method.size())) return false;
    head.method = method;
    head.begin = before_uri - method.size();
    return true;
}

} // namespace

bool read_start_line(std::string_view bytes, Span line, SipHead& head)
{
    const LineOf whole{without_line_end(view(bytes, line)), bytes.substr(0, line.begin)};
    if (!read_request_line(whole, head) && !read_status_line(whole, head)) return false;
    head.begin += line.begin;
    return true;
}

} // namespace icewarn
