// SPDX-License-Identifier: GPL-2.0-or-later
// Finding a start line backwards, and reading headers forwards from it.
#include "icewarn/sip_head.hpp"

#include <algorithm>
#include <array>

#include "icewarn/ascii.hpp"
#include "icewarn/limits.hpp"
#include "icewarn/scalars.hpp"

namespace icewarn {
namespace {

constexpr std::string_view version = "SIP/2.0";

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
    std::size_t longest = 0;
    for (const std::string_view method : methods)
        if (method.size() > longest && token.size() >= method.size() &&
            token.substr(token.size() - method.size()) == method)
            longest = method.size();
    return longest > 0 ? token.substr(token.size() - longest) : token;
}

/// Whether a start line behind `before`, in the same line, is only quoted there, by a header or in a text. What stands
/// before a real one are bytes of other protocols, or the end of a body, which no line end has to close.
bool is_quoted(std::string_view before)
{
    const auto is_text = [](char c) { return (c >= ' ' && c <= '~') || c == '\t'; };
    return !before.empty() && std::string_view(" \t\"'(:").find(before.back()) != std::string_view::npos &&
           std::all_of(before.begin(), before.end(), is_text);
}

/// `SIP/2.0 200 OK` at the end of the line, where it begins at `at`.
bool read_status_line_at(std::string_view line, std::size_t at, SipHead& head)
{
    if (line.size() < at + 11) return false;
    const ParsedNumber status = parse_decimal(line.substr(at + 8, 3), 999);
    if (!status.value || *status.value < 100) return false;
    if (line.size() > at + 11 && line[at + 11] != ' ') return false;
    if (is_quoted(line.substr(0, at))) return false;
    head.status = static_cast<std::uint16_t>(*status.value);
    head.begin = at;
    return true;
}

/// The last one in the line, which may stand behind a body that ends like one; or the first, which may quote another.
bool read_status_line(std::string_view line, SipHead& head)
{
    constexpr std::string_view start = "SIP/2.0 ";
    const std::size_t first = line.find(start); // quicker than from behind, and most lines have none
    if (first == std::string_view::npos) return false;
    return read_status_line_at(line, line.rfind(start), head) || read_status_line_at(line, first, head);
}

/// `METHOD URI SIP/2.0` at the end of the line.
bool read_request_line(std::string_view line, SipHead& head)
{
    constexpr std::size_t shortest = std::string_view("A x SIP/2.0").size();
    if (line.size() < shortest || line.substr(line.size() - version.size()) != version) return false;
    const std::size_t after_uri = line.size() - version.size() - 1;
    if (line[after_uri] != ' ') return false;
    const std::size_t before_uri = line.rfind(' ', after_uri - 1);
    if (before_uri == std::string_view::npos || before_uri + 1 == after_uri) return false;
    std::size_t begin = before_uri;
    while (begin > 0 && is_token_char(line[begin - 1])) --begin;
    const std::string_view method = known_method(line.substr(begin, before_uri - begin));
    if (method.empty() || is_quoted(line.substr(0, before_uri - method.size()))) return false;
    head.method = method;
    head.begin = before_uri - method.size();
    return true;
}

/// @param offset  where the line begins
bool read_start_line(std::string_view line, std::size_t offset, SipHead& head)
{
    line = without_line_end(line);
    if (!read_request_line(line, head) && !read_status_line(line, head)) return false;
    head.begin += offset;
    return true;
}

/// The headers that are read, by their names without and with a compact form.
struct WantedHeader {
    std::string_view name;
    char compact;
    std::string_view SipHead::*value;
};

constexpr std::array<WantedHeader, 5> wanted_headers{{
    {"Call-ID", 'i', &SipHead::call_id},
    {"From", 'f', &SipHead::from},
    {"To", 't', &SipHead::to},
    {"CSeq", '\0', &SipHead::cseq},
    {"User-Agent", '\0', &SipHead::user_agent},
}};

/// First letters of those names, so that most headers are passed over at a glance.
constexpr bool may_be_wanted(char first)
{
    const char lower = to_lower(first);
    return lower == 'c' || lower == 'i' || lower == 'f' || lower == 't' || lower == 'u';
}

void read_header(std::string_view text, std::size_t begin, std::size_t end, SipHead& head)
{
    const std::size_t name_end = skip_token(text, begin);
    const std::string_view name = text.substr(begin, name_end - begin);
    for (const WantedHeader& wanted : wanted_headers) {
        const bool same = equal_folded(name, wanted.name) || (name.size() == 1 && to_lower(name[0]) == wanted.compact);
        if (!same) continue;
        const std::size_t colon = skip_blanks(text, name_end);
        if (colon < end && text[colon] == ':' && (head.*wanted.value).empty())
            head.*wanted.value = view(text, trimmed(text, colon + 1, end));
        return;
    }
}

/// Where the line that begins at `begin` ends, its line end included.
std::size_t line_end(std::string_view text, std::size_t begin)
{
    const std::size_t feed = text.find('\n', begin);
    return feed == std::string_view::npos ? text.size() : feed + 1;
}

/// The end of the header that begins at `begin`: lines that begin with a blank are folded into it.
std::size_t header_end(std::string_view text, std::size_t begin)
{
    std::size_t end = line_end(text, begin);
    while (end < text.size() && (text[end] == ' ' || text[end] == '\t')) end = line_end(text, end);
    return end;
}

/// From the line behind the start line to the empty line.
void read_headers(std::string_view bytes, std::size_t begin, SipHead& head)
{
    while (begin < bytes.size()) {
        if (bytes[begin] == '\n' || (bytes[begin] == '\r' && begin + 1 < bytes.size() && bytes[begin + 1] == '\n')) {
            head.body = line_end(bytes, begin);
            return;
        }
        const std::size_t end = header_end(bytes, begin);
        if (may_be_wanted(bytes[begin])) read_header(bytes, begin, end, head);
        begin = end;
    }
    head.body = bytes.size();
}

/// Behind the quoted string that begins at `pos`; the end of the text when no quote closes it.
std::size_t quoted_end(std::string_view text, std::size_t pos)
{
    for (++pos; pos < text.size(); ++pos) {
        if (text[pos] == '"') return pos + 1;
        if (text[pos] == '\\') ++pos;
    }
    return text.size();
}

/// Where the next ';' stands that is not in a quoted string, or the end of the value.
std::size_t parameter_end(std::string_view value, std::size_t pos)
{
    while (pos < value.size() && value[pos] != ';') pos = value[pos] == '"' ? quoted_end(value, pos) : pos + 1;
    return pos;
}

} // namespace

std::optional<SipHead> find_sip_head(std::string_view bytes, std::size_t inside)
{
    inside = std::min(inside, bytes.size());
    const std::size_t farthest = inside > limits::sip_message ? inside - limits::sip_message : 0;
    for (std::size_t end = line_end(bytes, inside); end > farthest;) {
        const std::size_t feed = bytes.substr(0, end - 1).rfind('\n');
        const std::size_t begin = feed == std::string_view::npos ? 0 : feed + 1;
        SipHead head;
        // Behind the position in its own line the next message may begin.
        if (read_start_line(bytes.substr(begin, end - begin), begin, head) && head.begin <= inside) {
            if (head.begin < farthest) return std::nullopt;
            read_headers(bytes, end, head);
            return head;
        }
        end = begin;
    }
    return std::nullopt;
}

std::optional<SipHead> read_sip_head(std::string_view message)
{
    const std::size_t end = line_end(message, 0);
    SipHead head;
    if (!read_start_line(message.substr(0, end), 0, head) || head.begin != 0) return std::nullopt;
    read_headers(message, end, head);
    return head;
}

NameAddress parse_name_address(std::string_view value)
{
    std::size_t pos = skip_blanks(value, 0);
    if (pos < value.size() && value[pos] == '"') { // a display name may hold anything
        const std::size_t end = quoted_end(value, pos);
        if (end < value.size()) pos = end;
    }
    const std::size_t first_parameter = parameter_end(value, pos);
    const std::size_t open = value.substr(0, first_parameter).find('<', pos);
    const bool bracketed = open != std::string_view::npos;
    const std::size_t close = bracketed ? value.find('>', open) : std::string_view::npos;
    const bool closed = close != std::string_view::npos;

    NameAddress address;
    address.uri = view(value, trimmed(value, bracketed ? open + 1 : pos, closed ? close : first_parameter));
    std::size_t at = closed ? parameter_end(value, close) : first_parameter;
    while (at < value.size()) {
        const std::size_t next = parameter_end(value, at + 1);
        const std::size_t name = skip_blanks(value, at + 1);
        const std::size_t equals = skip_blanks(value, skip_token(value, name));
        if (equals < next && value[equals] == '=' && equal_folded(view(value, trimmed(value, name, equals)), "tag")) {
            address.tag = view(value, trimmed(value, equals + 1, next));
            break;
        }
        at = next;
    }
    return address;
}

CommandSequence parse_cseq(std::string_view value)
{
    std::size_t end = 0;
    while (end < value.size() && is_digit(value[end])) ++end;
    const std::size_t method = skip_blanks(value, end);
    return {parse_decimal(value.substr(0, end)).value, value.substr(method, skip_token(value, method) - method)};
}

} // namespace icewarn
