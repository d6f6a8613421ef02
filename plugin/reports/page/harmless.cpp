// SPDX-License-Identifier: GPL-2.0-or-later
// What every output makes harmless (printable.hpp), and the marks of each form on top.
#include "reports/page/harmless.hpp"

#include <algorithm>
#include <array>

#include "icewarn/printable.hpp"

namespace icewarn::page {
namespace {

/// The beginning of a text, up to a character's end.
std::string_view beginning(std::string_view text)
{
    if (text.size() <= most_text) return text;
    std::size_t end = most_text;
    while (end > most_text - 4 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
    return text.substr(0, end);
}

std::string one_line(std::string_view text)
{
    std::string line;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
        if (!blank) line += c;
        else if (line.empty() || line.back() != ' ') line += ' ';
    }
    return line;
}

struct Reference {
    char character;
    std::string_view written;
};

template <std::size_t count> std::string escape(std::string_view text, const std::array<Reference, count>& references)
{
    std::string result;
    for (const char c : harmless(text)) {
        const auto found = std::find_if(references.begin(), references.end(),
                                        [c](const Reference& reference) { return reference.character == c; });
        if (found != references.end()) result += found->written;
        else result += c;
    }
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

std::string harmless(std::string_view text)
{
    const std::string_view shown = beginning(text);
    std::string line = printable(one_line(shown));
    if (shown.size() < text.size()) line += " (" + std::to_string(text.size() - shown.size()) + " more bytes)";
    return line;
}

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
