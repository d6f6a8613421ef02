// SPDX-License-Identifier: GPL-2.0-or-later
// Characters that are not what was written.
#include "log/plain_text.hpp"

#include <algorithm>

namespace icewarn::log {
namespace {

struct Replacement {
    std::string_view typeset;
    std::string_view plain;
};

constexpr Replacement replacements[] = {
    {"\u201c", "\""}, {"\u201d", "\""}, {"\u201e", "\""}, {"\u201f", "\""}, {"\u2033", "\""},
    {"\uff02", "\""}, {"\u00ab", "\""}, {"\u00bb", "\""}, {"&quot;", "\""}, {"&#34;", "\""},
    {"&#x22;", "\""}, {"\u00a0", " "},  {"\u202f", " "},  {"\u2007", " "},  {"\ufeff", ""},
    {"\u200b", ""},   {"\u200c", ""},   {"\u200d", ""},   {"\uff1a", ":"},  {"\uff1b", ";"},
    {"\uff1d", "="},  {"\u2060", ""},   {"\u00ad", ""},   {"\u200e", ""},   {"\u200f", ""},
};

/// Windows-1252 has its quotes where UTF-8 has the later bytes of a character.
constexpr Replacement windows[] = {{"\x93", "\""}, {"\x94", "\""}, {"\xa0", " "}};

bool may_begin(char c) { return c == '&' || static_cast<unsigned char>(c) >= 0x80; }

bool continues_character(std::string_view before)
{
    return !before.empty() && static_cast<unsigned char>(before.back()) >= 0x80;
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

void make_hyphens_plain(std::string& text)
{
    for (const std::string_view hyphen : {"\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212"})
        for (std::size_t at = text.find(hyphen); at != std::string::npos; at = text.find(hyphen, at + 1))
            text.replace(at, hyphen.size(), "-");
}

} // namespace icewarn::log
