// SPDX-License-Identifier: GPL-2.0-or-later
// Text made harmless, through GLib.
#include "icewarn-log/output/printable.hpp"

#include <algorithm>

#include <glib.h>

namespace icewarn::tool {
namespace {

bool is_plain(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

} // namespace

std::string valid_utf8(std::string_view text)
{
    char* valid = g_utf8_make_valid(text.data(), static_cast<gssize>(text.size()));
    std::string result = valid;
    g_free(valid);
    return result;
}

std::string printable(std::string_view text)
{
    if (is_plain(text)) return std::string(text); // as nearly always
    const std::string valid = valid_utf8(text);
    std::string result;
    for (const char* at = valid.c_str(); *at != '\0';) {
        const char* next = g_utf8_find_next_char(at, nullptr);
        const bool control = g_unichar_iscntrl(g_utf8_get_char(at)) != FALSE;
        if (control) result += ' ';
        else result.append(at, next);
        at = next;
    }
    return result;
}

} // namespace icewarn::tool
