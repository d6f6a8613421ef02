// SPDX-License-Identifier: GPL-2.0-or-later
// Start lines within lines.
#include "log/forms/start_search.hpp"

#include <algorithm>

#include "icewarn/ascii.hpp"
#include "icewarn/sip_head.hpp"
#include "icewarn/span.hpp"
#include "log/sip_lines.hpp"

namespace icewarn::log {
namespace {

constexpr std::size_t longest_method = 16;

constexpr bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// Whether text stands before the start line that only quotes it.
bool is_mentioned(std::string_view before)
{
    if (before.empty()) return false;
    const char last = before.back();
    if (last == '"' || last == '\'' || last == '(' || last == '=') return true;
    const std::string_view bare = without_spaces_at_end(before);
    constexpr std::string_view name = "Start-Line:";
    if (ends_with(bare, name)) return true;
    return std::any_of(before.begin(), before.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\x1b'; });
}

std::optional<std::size_t> find_status_line(std::string_view line)
{
    for (std::size_t at = line.find(sip_version); at != std::string_view::npos; at = line.find(sip_version, at + 1)) {
        if (at > 0 && is_token_char(line[at - 1])) continue;
        if (is_start_line(line.substr(at)) && !is_mentioned(line.substr(0, at))) return at;
    }
    return std::nullopt;
}

std::optional<std::size_t> find_request_line(std::string_view line)
{
    if (line.size() <= sip_version.size() + 1 || !ends_with(line, sip_version)) return std::nullopt;
    const std::size_t uri_end = line.size() - sip_version.size() - 1;
    if (line[uri_end] != ' ' || uri_end == 0) return std::nullopt;
    const std::size_t blank = line.rfind(' ', uri_end - 1);
    if (blank == std::string_view::npos || blank + 1 == uri_end) return std::nullopt;
    std::size_t begin = blank;
    while (begin > 0 && is_capital(line[begin - 1]) && blank - begin < longest_method) --begin;
    if (begin > 0 && is_token_char(line[begin - 1])) return std::nullopt;
    if (!is_start_line(line.substr(begin)) || is_mentioned(line.substr(0, begin))) return std::nullopt;
    return begin;
}

/// The three digits of a status code that stand alone.
std::string_view status_code(std::string_view text)
{
    for (std::size_t at = 1; at + 3 <= text.size(); ++at) {
        const std::string_view code = text.substr(at, 3);
        const bool alone = text[at - 1] == ' ' && (at + 3 == text.size() || text[at + 3] == ' ');
        if (alone && code[0] >= '1' && code[0] <= '6' && is_digit(code[1]) && is_digit(code[2])) return code;
    }
    return "100";
}

std::string repaired_status_line(std::string_view damaged)
{
    return std::string(sip_version).append(" ").append(status_code(damaged)).append(" (start line damaged)");
}

std::string repaired_request_line(std::string_view damaged)
{
    std::size_t capitals = 0;
    while (capitals < damaged.size() && is_capital(damaged[capitals])) ++capitals;
    const std::string_view method = is_method(damaged.substr(0, capitals)) ? damaged.substr(0, capitals) : "UNKNOWN";
    std::string_view uri = "sip:unknown.invalid";
    for (const std::string_view scheme : {"tel:", "sips:", "sip:"}) {
        const std::size_t at = damaged.find(scheme);
        if (at != std::string_view::npos) uri = damaged.substr(at, damaged.find_first_of(" \t", at) - at);
    }
    return std::string(method).append(" ").append(uri).append(" ").append(sip_version);
}

} // namespace

std::optional<std::size_t> find_start_line(std::string_view line)
{
    line = line.substr(0, line.find_last_not_of(" \t\"`") + 1);
    if (line.find(sip_version) == std::string_view::npos) return std::nullopt;
    if (const auto request = find_request_line(line)) return request;
    return find_status_line(line);
}

std::string repaired_start_line(std::string_view damaged)
{
    return damaged.substr(0, 3) == "SIP" ? repaired_status_line(damaged) : repaired_request_line(damaged);
}

} // namespace icewarn::log
