// SPDX-License-Identifier: GPL-2.0-or-later
// UTC offsets as text.
#include "icewarn-log/command_line/utc_offset.hpp"

#include <glib.h>

#include "icewarn/ascii.hpp"

namespace icewarn::tool {
namespace {

constexpr std::int64_t nanoseconds_in_millisecond = 1'000'000;
constexpr std::int64_t milliseconds_in_second = 1'000;

/// Two digits at the start of `text`, of at most `maximum`.
std::optional<std::int64_t> take_pair(std::string_view& text, std::int64_t maximum)
{
    if (text.size() < 2 || !is_digit(text[0]) || !is_digit(text[1])) return {};
    const std::int64_t number = 10 * (text[0] - '0') + (text[1] - '0');
    text.remove_prefix(2);
    return number <= maximum ? std::optional(number) : std::nullopt;
}

bool take(std::string_view& text, char c)
{
    if (text.empty() || text.front() != c) return false;
    text.remove_prefix(1);
    return true;
}

/// Up to three digits behind a decimal point, as milliseconds.
std::optional<std::int64_t> take_fraction(std::string_view& text)
{
    std::int64_t milliseconds = 0;
    std::int64_t digit_value = 100;
    if (text.empty()) return {};
    for (; !text.empty() && digit_value > 0; digit_value /= 10, text.remove_prefix(1)) {
        if (!is_digit(text.front())) return {};
        milliseconds += digit_value * (text.front() - '0');
    }
    return milliseconds;
}

} // namespace

std::optional<std::int64_t> parse_utc_offset(std::string_view text)
{
    if (text == "Z" || text == "z") return 0;
    const bool behind = take(text, '-');
    if (!behind && !take(text, '+')) return {};
    const auto hours = take_pair(text, 23);
    if (!hours || !take(text, ':')) return {};
    const auto minutes = take_pair(text, 59);
    if (!minutes) return {};
    std::int64_t milliseconds = (*hours * 60 + *minutes) * 60 * milliseconds_in_second;
    if (take(text, ':')) {
        const auto seconds = take_pair(text, 59);
        if (!seconds) return {};
        milliseconds += *seconds * milliseconds_in_second;
        if (take(text, '.')) {
            const auto fraction = take_fraction(text);
            if (!fraction) return {};
            milliseconds += *fraction;
        }
    }
    if (!text.empty()) return {};
    return (behind ? -milliseconds : milliseconds) * nanoseconds_in_millisecond;
}

std::string utc_offset_text(std::int64_t nanoseconds)
{
    const std::int64_t milliseconds = (nanoseconds < 0 ? -nanoseconds : nanoseconds) / nanoseconds_in_millisecond;
    const std::int64_t seconds = milliseconds / milliseconds_in_second;
    char* text = g_strdup_printf("%c%02d:%02d", nanoseconds < 0 ? '-' : '+', static_cast<int>(seconds / 3600),
                                 static_cast<int>(seconds / 60 % 60));
    std::string result = text;
    g_free(text);
    if (milliseconds % 60'000 == 0) return result;
    text = g_strdup_printf(milliseconds % 1'000 == 0 ? ":%02d" : ":%02d.%03d", static_cast<int>(seconds % 60),
                           static_cast<int>(milliseconds % 1'000));
    result += text;
    g_free(text);
    return result;
}

} // namespace icewarn::tool
