// SPDX-License-Identifier: GPL-2.0-or-later
// Characters that are not what was written.
#include "log/plain_text.hpp"

#include <algorithm>

#include "icewarn/ascii.hpp"
#include "log/sip_lines.hpp"

namespace icewarn::log {
namespace {

struct Replacement {
    std::string_view typeset;
    std::string_view plain;
};

constexpr Replacement replacements[] = {
    {"\u201c", "\""}, {"\u201d", "\""}, {"\u201e", "\""}, {"\u201f", "\""}, {"\u2033", "\""}, {"\uff02", "\""},
    {"\u00ab", "\""}, {"\u00bb", "\""}, {"&quot;", "\""}, {"&#34;", "\""},  {"&#x22;", "\""}, {"\u00a0", " "},
    {"\u202f", " "},  {"\u2007", " "},  {"\ufeff", ""},   {"\u200b", ""},   {"\u200c", ""},   {"\u200d", ""},
    {"\uff1a", ":"},  {"\uff1b", ";"},  {"\uff1d", "="},  {"\u2060", ""},   {"\u00ad", ""},   {"\u200e", ""},
    {"\u200f", ""},   {"\u202a", ""},   {"\u202b", ""},   {"\u202c", ""},   {"\u202d", ""},   {"\u202e", ""},
};

/// Windows-1252 has its quotes where UTF-8 has the later bytes of a character.
constexpr Replacement windows[] = {{"\x93", "\""}, {"\x94", "\""}, {"\xa0", " "}};

bool may_begin(char c) { return c == '&' || static_cast<unsigned char>(c) >= 0x80; }

bool continues_character(std::string_view before)
{
    return !before.empty() && static_cast<unsigned char>(before.back()) >= 0x80;
}

/// Whether a value begins with this quote.
bool opens_value(std::string_view text, std::string_view quote)
{
    for (std::size_t at = text.find('='); at != std::string_view::npos; at = text.find('=', at + 1)) {
        const std::size_t begin = skip_blanks(text, at + 1);
        const std::size_t behind = begin + quote.size();
        if (behind < text.size() && text.substr(begin, quote.size()) == quote &&
            std::string_view(";,\" \t\r\n").find(text[behind]) == std::string_view::npos)
            return true;
    }
    return false;
}

constexpr std::string_view json_quote = "\\\"";
constexpr std::string_view table_quote = "\"\"";

/// Of those that stand before a quote.
std::string without_backslashes(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at)
        if (text.substr(at, json_quote.size()) != json_quote) out += text[at];
    return out;
}

/// Each pair as one; a quote alone is that of the cell.
std::string without_doubled_quotes(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool pair = text.substr(at, 2) == table_quote;
        if (text[at] == '"' && !pair) continue;
        out += text[at];
        if (pair) ++at;
    }
    return out;
}

} // namespace

bool make_plain(std::string_view text, std::string& out)
{
    const std::string_view whole = text;
    const auto first = static_cast<std::size_t>(std::find_if(text.begin(), text.end(), may_begin) - text.begin());
    if (first == text.size()) return false;
    out.assign(text.substr(0, first));
    text.remove_prefix(first);
    bool changed = false;
    while (!text.empty()) {
        const auto matches = [&](const Replacement& replacement) {
            return text.substr(0, replacement.typeset.size()) == replacement.typeset;
        };
        const auto* found = may_begin(text[0]) ? std::find_if(std::begin(replacements), std::end(replacements), matches)
                                               : std::end(replacements);
        bool known = found != std::end(replacements);
        if (!known && may_begin(text[0]) && !continues_character(whole.substr(0, whole.size() - text.size()))) {
            found = std::find_if(std::begin(windows), std::end(windows), matches);
            known = found != std::end(windows);
        }
        changed = changed || known;
        out += known ? found->plain : text.substr(0, 1);
        text.remove_prefix(known ? found->typeset.size() : 1);
    }
    return changed;
}

bool has_escaped_quotes(std::string_view text)
{
    if (text.find(json_quote) == std::string_view::npos && text.find(table_quote) == std::string_view::npos)
        return false;
    return (opens_value(text, json_quote) || opens_value(text, table_quote)) && !opens_value(text, "\"");
}

bool undo_escaped_quotes(std::string& text)
{
    if (!has_escaped_quotes(text)) return false;
    const bool table = opens_value(text, table_quote);
    if (opens_value(text, json_quote)) text = without_backslashes(text);
    if (table) text = without_doubled_quotes(text);
    return true;
}

bool undo_written_line_ends(std::string& text)
{
    constexpr std::string_view ends[] = {"#015#012", "#012", "\\015\\012", "\\012",
                                         "<0d><0a>", "<0a>", "<0D><0A>",   "<0A>"}; // longer ones first
    const std::size_t blanks = text.size() - without_spaces_at_end(text).size();
    std::string out;
    bool any = false;
    for (std::string_view rest = text; !rest.empty();) {
        const auto* end = std::find_if(std::begin(ends), std::end(ends),
                                       [&](std::string_view written) { return begins_with(rest, written); });
        std::string_view next = rest.substr(end == std::end(ends) ? 0 : end->size());
        const bool is_end =
            end != std::end(ends) && (next.size() <= blanks || next[0] == '\n' || begins_known_header(next));
        any = any || is_end;
        out += is_end ? '\n' : rest.front();
        rest.remove_prefix(is_end ? end->size() : 1);
    }
    if (any) text = std::move(out);
    return any;
}

bool make_header_plain(std::string_view line, std::string& out)
{
    const bool changed = make_plain(line, out);
    if (!changed) out.assign(line);
    return undo_escaped_quotes(out) || changed;
}

void make_hyphens_plain(std::string& text)
{
    for (const std::string_view hyphen : {"\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212"})
        for (std::size_t at = text.find(hyphen); at != std::string::npos; at = text.find(hyphen, at + 1))
            text.replace(at, hyphen.size(), "-");
}

} // namespace icewarn::log
