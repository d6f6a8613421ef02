// SPDX-License-Identifier: GPL-2.0-or-later
// Dates and times by pattern: in a pattern a letter stands for a digit of that part, everything else for itself.
#include "log/forms/times.hpp"

#include <algorithm>
#include <array>
#include <ctime>

#include "icewarn/ascii.hpp"
#include "log/records/stamp.hpp"

namespace icewarn::log {
namespace {

constexpr std::size_t searched = 200; ///< bytes of the text

/// 'Y' year, 'M' month, 'D' day, 'h' hour, 'm' minute, 's' second; 'N' a letter of the month's name; '/' also '-';
/// '|' one of "|-T" and a blank; '0' a digit or a blank that belongs to the day.
constexpr std::string_view patterns[] = {
    "MM/DD/YYYY|hh:mm:ss",  "YYYY/MM/DD|hh:mm:ss", "[Time:DD/MM@hh:mm:ss",
    "NNN DD YYYY hh:mm:ss", "NNN DD hh:mm:ss",     "MMDDhhmmss|sip",
};
constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";

struct Parts {
    unsigned year = 0;
    unsigned month = 0;
    unsigned day = 0;
    unsigned hour = 0;
    unsigned minute = 0;
    unsigned second = 0;
    bool has_year = false;
};

bool stands_for(char pattern, char c)
{
    switch (pattern) {
    case '/': return c == '/' || c == '-';
    case '|': return c == '|' || c == '-' || c == 'T' || c == ' ';
    default: return pattern == c;
    }
}

unsigned* part_of(Parts& parts, char pattern)
{
    switch (pattern) {
    case 'Y': return &parts.year;
    case 'M': return &parts.month;
    case 'D': return &parts.day;
    case 'h': return &parts.hour;
    case 'm': return &parts.minute;
    case 's': return &parts.second;
    default: return nullptr;
    }
}

/// `[Time:` and `sip` are words, although their letters stand for parts elsewhere.
bool is_word(std::string_view pattern, std::size_t at)
{
    return (pattern.front() == '[' && at < 6) || (pattern.back() == 'p' && at > 10);
}

std::optional<Parts> match(std::string_view pattern, std::string_view text)
{
    Parts parts;
    if (text.size() < pattern.size()) return std::nullopt;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const char p = pattern[i];
        const char c = text[i];
        if (is_word(pattern, i)) {
            if (p != c) return std::nullopt;
        } else if (p == 'N') {
            if (i > 0) continue;
            const std::size_t at = months.find(text.substr(0, 3));
            if (at == std::string_view::npos || at % 3 != 0) return std::nullopt;
            parts.month = static_cast<unsigned>(at / 3 + 1);
        } else if (unsigned* part = part_of(parts, p)) {
            const bool padded = p == 'D' && c == ' ' && pattern[i - 1] == ' '; // Mar  2
            if (!is_digit(c) && !padded) return std::nullopt;
            *part = *part * 10 + (padded ? 0U : static_cast<unsigned>(c - '0'));
            parts.has_year = parts.has_year || p == 'Y';
        } else if (!stands_for(p, c)) {
            return std::nullopt;
        }
    }
    return parts;
}

/// Nanoseconds in `.240`, `,240`, `.933582`; `size` receives how much of `text` that is.
std::int64_t fraction(std::string_view text, std::size_t& size)
{
    size = 0;
    if (text.size() < 2 || (text[0] != '.' && text[0] != ',') || !is_digit(text[1])) return 0;
    std::int64_t value = 0;
    std::int64_t unit = 1'000'000'000;
    for (size = 1; size < text.size() && is_digit(text[size]); ++size) {
        if (unit == 1) continue;
        unit /= 10;
        value += (text[size] - '0') * unit;
    }
    return value;
}

/// Seconds that the zone behind a time is ahead of UTC: `Z`, `+01:00`, `-0530`.
std::optional<std::int64_t> zone(std::string_view text)
{
    if (text.substr(0, 1) == "Z") return 0;
    if (text.size() < 5 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
    const std::size_t minutes = text[3] == ':' ? 4 : 3;
    if (text.size() < minutes + 2) return std::nullopt;
    for (const std::size_t at : {std::size_t{1}, std::size_t{2}, minutes, minutes + 1})
        if (!is_digit(text[at])) return std::nullopt;
    const auto two = [&](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
    const std::int64_t seconds = (two(1) * 60 + two(minutes)) * 60;
    return text[0] == '-' ? -seconds : seconds;
}

std::optional<std::int64_t> nanoseconds_of(const Parts& parts)
{
    return to_nanoseconds({parts.year, parts.month, parts.day, parts.hour, parts.minute, parts.second, 0});
}

/// The latest year in which the date does not lie in the future, with a day to spare for zones.
std::optional<std::int64_t> with_guessed_year(Parts parts)
{
    constexpr std::int64_t day = 86'400;
    const auto now = static_cast<std::int64_t>(std::time(nullptr));
    const auto next_year = static_cast<unsigned>(1971 + now / (365 * day));
    for (unsigned back = 0; back < 6; ++back) { // 29 February is not in every year
        parts.year = next_year - back;
        const auto ns = nanoseconds_of(parts);
        if (ns && *ns / 1'000'000'000 <= now + day) return ns;
    }
    return std::nullopt;
}

std::optional<FoundTime> time_at(std::string_view text)
{
    for (const std::string_view pattern : patterns) {
        if (pattern.front() == '[' ? text.front() != '[' : text.front() == '[') continue;
        const auto parts = match(pattern, text);
        if (!parts) continue;
        const auto ns = parts->has_year ? nanoseconds_of(*parts) : with_guessed_year(*parts);
        if (!ns) continue;
        FoundTime found{*ns, false, !parts->has_year};
        text.remove_prefix(pattern.size());
        std::size_t size = 0;
        found.ns += fraction(text, size);
        if (const auto ahead = zone(text.substr(size))) {
            found.utc = true;
            found.ns -= *ahead * 1'000'000'000;
        }
        return found;
    }
    return std::nullopt;
}

} // namespace

std::optional<FoundTime> find_time(std::string_view text)
{
    text = text.substr(0, searched);
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        const bool may_begin = is_digit(c) || c == '[' || (c >= 'A' && c <= 'S');
        if (!may_begin || (at > 0 && is_digit(c) && is_digit(text[at - 1]))) continue;
        if (const auto found = time_at(text.substr(at))) return found;
    }
    return std::nullopt;
}

std::optional<FoundTime> find_utc(std::string_view text)
{
    auto found = find_time(text);
    if (found) found->utc = true;
    return found;
}

} // namespace icewarn::log
