// SPDX-License-Identifier: GPL-2.0-or-later
// Telling what a line of a SIP message is.
#include "log/sip_lines.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "icewarn/ascii.hpp"
#include "icewarn/sip_head.hpp"

namespace icewarn::log {
namespace {

/// Names that begin a header whatever stands around them: RFC 3261 20 with its extensions. Those of Microsoft and
/// private ones are known by their first letters.
constexpr std::string_view known_names[] = {"accept",
                                            "accept-contact",
                                            "accept-encoding",
                                            "accept-language",
                                            "alert-info",
                                            "allow",
                                            "allow-events",
                                            "authentication-info",
                                            "authorization",
                                            "call-id",
                                            "call-info",
                                            "contact",
                                            "content-disposition",
                                            "content-encoding",
                                            "content-id",
                                            "content-language",
                                            "content-length",
                                            "content-transfer-encoding",
                                            "content-type",
                                            "cseq",
                                            "date",
                                            "diversion",
                                            "error-info",
                                            "event",
                                            "expires",
                                            "from",
                                            "history-info",
                                            "identity",
                                            "in-reply-to",
                                            "join",
                                            "max-forwards",
                                            "mime-version",
                                            "min-expires",
                                            "min-se",
                                            "organization",
                                            "path",
                                            "priority",
                                            "privacy",
                                            "proxy-authenticate",
                                            "proxy-authentication-info",
                                            "proxy-authorization",
                                            "proxy-require",
                                            "rack",
                                            "reason",
                                            "record-route",
                                            "refer-sub",
                                            "refer-to",
                                            "referred-by",
                                            "reject-contact",
                                            "replaces",
                                            "reply-to",
                                            "request-disposition",
                                            "require",
                                            "retry-after",
                                            "route",
                                            "rseq",
                                            "server",
                                            "service-route",
                                            "session-expires",
                                            "sip-etag",
                                            "sip-if-match",
                                            "subject",
                                            "subscription-state",
                                            "supported",
                                            "target-dialog",
                                            "timestamp",
                                            "to",
                                            "unsupported",
                                            "user-agent",
                                            "user-to-user",
                                            "via",
                                            "warning",
                                            "www-authenticate"};
constexpr std::string_view known_beginnings[] = {"ms-", "p-", "x-"};
constexpr std::string_view compact_names = "abcdefijklmnorstuvxy"; // RFC 3261 7.3.3 and the IANA registry

/// RFC 3261 and its extensions, and those of Microsoft ([MS-SIP], [MS-SIPRE]).
constexpr std::string_view methods[] = {"ACK",     "BENOTIFY",  "BYE",     "CANCEL",    "INFO",  "INVITE",
                                        "MESSAGE", "NEGOTIATE", "NOTIFY",  "OPTIONS",   "PRACK", "PUBLISH",
                                        "REFER",   "REGISTER",  "SERVICE", "SUBSCRIBE", "UPDATE"};

constexpr std::string_view schemes[] = {"sip", "sips", "tel", "im", "pres", "urn", "http", "https", "mailto", "cid"};

constexpr auto name_chars = [] {
    std::array<bool, 256> table{};
    for (unsigned i = 0; i < table.size(); ++i) {
        const char c = static_cast<char>(i);
        table[i] = is_letter(c) || is_digit(c) || c == '-' || c == '_';
    }
    return table;
}();

constexpr bool is_name_char(char c) { return name_chars[static_cast<unsigned char>(c)]; }

/// Size of the name that the line begins with, and where its colon is; no name when there is no colon.
struct Name {
    std::size_t size = 0;
    std::size_t colon = 0;
};

Name find_name(std::string_view line)
{
    std::size_t size = 0;
    while (size < line.size() && is_name_char(line[size])) ++size;
    const std::size_t colon = skip_blanks(line, size);
    const bool is_name = size > 0 && is_letter(line[0]) && colon < line.size() && line[colon] == ':';
    return is_name ? Name{size, colon} : Name{};
}

bool is_known(std::string_view name)
{
    if (name.size() == 1) return compact_names.find(to_lower(name[0])) != std::string_view::npos;
    for (const std::string_view beginning : known_beginnings)
        if (begins_folded(name, beginning)) return true;
    return is_one_of(name, known_names);
}

bool is_response(std::string_view line)
{
    constexpr std::size_t code = sip_version.size() + 1; // where the status code begins
    return line.size() >= code + 3 && begins_with(line, sip_version) && line[code - 1] == ' ' && is_digit(line[code]) &&
           is_digit(line[code + 1]) && is_digit(line[code + 2]) && (line.size() == code + 3 || line[code + 3] == ' ');
}

/// The part behind the method, or nothing where none stands.
std::string_view behind_method(std::string_view line)
{
    std::size_t size = 0;
    while (size < line.size() && line[size] >= 'A' && line[size] <= 'Z') ++size;
    return size < 3 || size >= line.size() || line[size] != ' ' ? std::string_view{} : line.substr(size + 1);
}

bool ends_in_version(std::string_view rest)
{
    return rest.size() > sip_version.size() + 1 && rest[rest.size() - sip_version.size() - 1] == ' ' &&
           ends_with(rest, sip_version);
}

} // namespace

bool is_start_line(std::string_view line)
{
    const std::string_view rest = behind_method(line);
    return is_response(line) || (ends_in_version(rest) && rest.find(' ') == rest.size() - sip_version.size() - 1);
}

bool is_method(std::string_view text)
{
    return std::find(std::begin(methods), std::end(methods), text) != std::end(methods);
}

bool may_start(std::string_view line)
{
    if (is_response(line)) return true;
    const std::string_view rest = behind_method(line);
    if (ends_in_version(rest)) return true;
    if (is_method(line)) return true;
    const std::size_t colon = rest.find(':');
    return colon != std::string_view::npos && is_one_of(rest.substr(0, colon), schemes) &&
           rest.find(' ') == std::string_view::npos;
}

bool is_plain_header(std::string_view line)
{
    std::size_t size = 0;
    while (size < line.size() && is_name_char(line[size])) ++size;
    if (size == 0 || size == line.size() || line[size] != ':' || !is_letter(line[0])) return false;
    return size + 1 == line.size() || line[size + 1] == ' ';
}

void Open::scan(std::string_view piece)
{
    for (std::size_t i = 0; i < piece.size(); ++i) {
        const char c = piece[i];
        if (quote && c == '\\') ++i;
        else if (c == '"') quote = !quote;
        else if (!quote && c == '<') angle = true;
        else if (!quote && c == '>') angle = false;
    }
}

bool begins_header(std::string_view line, Open open)
{
    const Name name = find_name(line);
    if (name.size == 0) return false;
    const std::string_view text = line.substr(0, name.size);
    const std::size_t value = name.colon + 1;
    const bool spaced = value == line.size() || is_blank(line[value]);
    // Inside a quoted string: "setup: both", "audio: ICEWarn". Unknown names of headers begin with a capital.
    if (open.quote) return spaced && (is_known(text) || to_lower(line[0]) != line[0]);
    if (spaced || open.angle) return spaced;
    if (is_known(text)) return true;
    return !is_digit(line[value]) && !is_one_of(text, schemes); // host:5061, sip:bob
}

bool begins_known_header(std::string_view line)
{
    const Name name = find_name(line);
    return name.size > 1 && is_known(line.substr(0, name.size)) &&
           (name.colon + 1 == line.size() || is_blank(line[name.colon + 1]));
}

bool begins_sdp_line(std::string_view line)
{
    return line.size() > 1 && line[1] == '=' && std::string_view("abcmov").find(line[0]) != std::string_view::npos;
}

bool begins_body(std::string_view line)
{
    if (line == "v=0") return true;
    if (line.size() < 3 || line[0] != '<') return false;
    if (line[1] == '?') return true;
    if (!is_letter(line[1])) return false;
    std::size_t end = 1;
    while (end < line.size() && (is_name_char(line[end]) || line[end] == ':')) ++end;
    const std::string_view tag = line.substr(1, end - 1);
    if (const std::size_t colon = tag.find(':'); colon != std::string_view::npos)
        if (is_one_of(tag.substr(0, colon), schemes)) return false;
    return end == line.size() || line[end] == ' ' || line[end] == '>' || line[end] == '/';
}

std::optional<std::uint32_t> content_length(std::string_view line)
{
    const char first = line.empty() ? ' ' : to_lower(line[0]);
    constexpr std::string_view usual = "Content-Length";
    if (first == 'c' ? !begins_folded(line, usual) : first != 'l') return std::nullopt; // nearly all lines
    const Name name = find_name(line);
    const std::string_view text = line.substr(0, name.size);
    if (!equal_folded(text, usual) && !equal_folded(text, "l")) return std::nullopt;
    const std::string_view value = line.substr(skip_blanks(line, name.colon + 1));
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc{} || skip_blanks(value, static_cast<std::size_t>(end - value.data())) != value.size())
        return std::nullopt;
    return number;
}

} // namespace icewarn::log
