// SPDX-License-Identifier: GPL-2.0-or-later
// Character classes are GLib's.
#include "reports/page/harmless.hpp"

#include <array>
#include <cstdio>

#include <glib.h>

namespace icewarn::page {
namespace {

/// Has no glyph of its own, or changes how its neighbours are read.
bool is_hidden(gunichar c)
{
    switch (g_unichar_type(c)) {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_UNASSIGNED:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR: return true;
    default: return g_unichar_iszerowidth(c) != FALSE && g_unichar_type(c) != G_UNICODE_NON_SPACING_MARK;
    }
}

void add_number(std::string& out, gunichar c)
{
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "[U+%04X]", static_cast<unsigned>(c));
    out += text.data();
}

/// The beginning of a text, up to a character's end.
std::string_view beginning(std::string_view text)
{
    if (text.size() <= most_text) return text;
    std::size_t end = most_text;
    while (end > most_text - 4 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
    return text.substr(0, end);
}

/// @param add  is called with each character that was made harmless: a string
template <class Add> void for_each_character(std::string_view text, Add add)
{
    const std::string_view shown = beginning(text);
    char* valid = g_utf8_make_valid(shown.data(), static_cast<gssize>(shown.size()));
    const std::string copy = valid;
    g_free(valid);
    bool blank = false;
    for (const char* at = copy.c_str(); *at != '\0';) {
        const char* next = g_utf8_next_char(at);
        const gunichar c = g_utf8_get_char(at);
        const bool is_blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
        if (is_blank && !blank) add(std::string_view(" "));
        if (!is_blank && is_hidden(c)) {
            std::string number;
            add_number(number, c);
            for (const char& digit : number) add(std::string_view(&digit, 1));
        } else if (!is_blank) {
            add(std::string_view(at, static_cast<std::size_t>(next - at)));
        }
        blank = is_blank;
        at = next;
    }
    if (shown.size() == text.size()) return;
    const std::string rest = " (" + std::to_string(text.size() - shown.size()) + " more bytes)";
    for (const char& letter : rest) add(std::string_view(&letter, 1));
}

struct Reference {
    char character;
    std::string_view written;
};

template <std::size_t count> std::string escape(std::string_view text, const std::array<Reference, count>& references)
{
    std::string result;
    result.reserve(text.size() + text.size() / 8);
    for_each_character(text, [&](std::string_view character) {
        for (const Reference& reference : references)
            if (character.size() == 1 && character[0] == reference.character) character = reference.written;
        result += character;
    });
    return result;
}

constexpr std::array<Reference, 5> html{{
    {'&', "&amp;"},
    {'<', "&lt;"},
    {'>', "&gt;"},
    {'"', "&quot;"},
    {'\'', "&#39;"},
}};

/// CommonMark takes a backslash before any ASCII punctuation.
constexpr std::array<Reference, 16> markdown{{
    {'&', "&amp;"},
    {'<', "&lt;"},
    {'>', "&gt;"},
    {'\\', "\\\\"},
    {'`', "\\`"},
    {'*', "\\*"},
    {'_', "\\_"},
    {'{', "\\{"},
    {'}', "\\}"},
    {'[', "\\["},
    {']', "\\]"},
    {'#', "\\#"},
    {'!', "\\!"},
    {'|', "\\|"},
    {'~', "\\~"},
    {'$', "\\$"},
}};

struct Replacement {
    std::string_view found;
    std::string_view written;
};

constexpr std::array<Reference, 10> mermaid{{
    {'#', "#35;"},
    {';', "#59;"},
    {'<', "#lt;"},
    {'>', "#gt;"},
    {'&', "#amp;"},
    {'"', "#quot;"},
    {'%', "#37;"},
    {'{', "#123;"},
    {'}', "#125;"},
    {'`', "#96;"},
}};

} // namespace

std::string harmless(std::string_view text) { return escape(text, std::array<Reference, 0>{}); }

std::string escape_html(std::string_view text) { return escape(text, html); }

std::string escape_markdown(std::string_view text)
{
    std::string result = escape(text, markdown);
    // What GitHub and others turn into links by itself.
    for (const auto& [found, written] : {Replacement{"://", "&#58;//"}, Replacement{"www.", "www&#46;"}})
        for (std::size_t at = result.find(found); at != std::string::npos; at = result.find(found, at + written.size()))
            result.replace(at, found.size(), written);
    return result;
}

std::string escape_mermaid(std::string_view text) { return escape(text, mermaid); }

} // namespace icewarn::page
