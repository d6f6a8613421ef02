// SPDX-License-Identifier: GPL-2.0-or-later
// Mails wrap at blanks, which are gone then, web pages also behind punctuation, terminals anywhere.
#include "log/lines/joined_lines.hpp"

#include <algorithm>

#include "icewarn/ascii.hpp"
#include "icewarn/keys.hpp"

namespace icewarn::log {
namespace {

constexpr std::size_t terminal_widths[] = {80, 100, 120, 132, 140, 160, 180, 200, 220, 240};

/// Words that are recognised when they were torn apart, beside the keys of a report.
constexpr std::string_view words[] = {
    "CallerMediaDebug",
    "CalleeMediaDebug",
    "reason",
    "source",
    "component",
    "ErrorType",
    "PeerServer",
    "HRESULT",
    "SipResponseCode",
    "SipResponseText",
    "appName",
    "application-sharing",
    "application",
    "sharing",
    "audio",
    "video",
    "connectivity",
    "connection",
    "endpoint",
    "endpoints",
    "internal",
    "external",
    "remote",
    "failure",
    "failed",
    "media",
    "federated",
    "establish",
    "established",
    "request",
    "response",
    "server",
    "certificate",
    "Caller",
    "Callee",
    "diagnosis",
    "information",
    "ms-client-diagnostics",
    "ms-diagnostics",
    "ms-diagnostics-public",
};

bool is_word_char(char c) { return is_letter(c) || is_digit(c) || c == '-'; }
bool is_hex(char c) { return hex_digit(c) >= 0; }

std::string_view last_word(std::string_view text)
{
    std::size_t begin = text.size();
    while (begin > 0 && is_word_char(text[begin - 1])) --begin;
    return text.substr(begin);
}

std::string_view first_word(std::string_view text)
{
    std::size_t end = 0;
    while (end < text.size() && is_word_char(text[end])) ++end;
    return text.substr(0, end);
}

/// `0x40` and `00320`
bool is_number_torn(std::string_view before, std::string_view after)
{
    if (before.empty() || after.empty() || !is_hex(after[0])) return false;
    const bool hex = before.size() >= 2 && before[0] == '0' && to_lower(before[1]) == 'x' &&
                     std::all_of(before.begin() + 2, before.end(), is_hex);
    return hex || (is_digit(before.back()) && is_digit(after[0])) || (before == "0" && to_lower(after[0]) == 'x');
}

bool is_known(std::string_view word)
{
    if (find_key(word) != Key::none) return true;
    return std::any_of(std::begin(words), std::end(words), [&](std::string_view w) { return equal_folded(w, word); });
}

bool is_word_torn(std::string_view before, std::string_view after)
{
    if (before.empty() || after.empty()) return false;
    return is_known(std::string(before).append(after));
}

/// Between `192.0.2.` and `3`, `contoso` and `.com`, `audio:` and `ICEWarn`.
bool joins_bare(char before, char after)
{
    if (std::string_view(",;=:<(\"/@").find(before) != std::string_view::npos) return true;
    if (std::string_view(",;=:>)\"/@").find(after) != std::string_view::npos) return true;
    return (before == '.' && is_digit(after)) || (after == '.' && is_digit(before));
}

} // namespace

bool is_torn(std::string_view before, std::string_view after, std::size_t width)
{
    const std::string_view last = last_word(before);
    const std::string_view first = first_word(after);
    const bool terminal =
        std::find(std::begin(terminal_widths), std::end(terminal_widths), width) != std::end(terminal_widths);
    return is_number_torn(last, first) || is_word_torn(last, first) || terminal;
}

bool join_line(std::string& value, std::string_view next, std::size_t width)
{
    if (value.empty() || next.empty() || is_blank(value.back()) || is_blank(next.front())) {
        value += next;
        return false;
    }
    const bool torn = is_torn(value, next, width);
    // Behind a quoted value stands a blank as often as not; it means nothing there.
    if (!torn && !joins_bare(value.back(), next.front())) value += ' ';
    value += next;
    return torn;
}

} // namespace icewarn::log
