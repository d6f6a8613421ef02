// SPDX-License-Identifier: GPL-2.0-or-later
// Pasted text taken apart.
#include "icewarn-log/explain/pasted.hpp"

#include <algorithm>

#include "icewarn/ascii.hpp"
#include "icewarn/diagnostics.hpp"
#include "icewarn/keys.hpp"
#include "icewarn/scalars.hpp"
#include "reports/header_names.hpp"

namespace icewarn::tool {
namespace {

struct Replacement {
    std::string_view typeset;
    std::string_view plain;
};

constexpr Replacement replacements[] = {
    {"\u201c", "\""}, {"\u201d", "\""}, {"\u201e", "\""}, {"\u201f", "\""}, {"\u2033", "\""}, {"\uff02", "\""},
    {"\u00ab", "\""}, {"\u00bb", "\""}, {"&quot;", "\""}, {"\u00a0", " "},  {"\ufeff", ""},
};

std::string plain_text(std::string_view text)
{
    std::string result;
    while (!text.empty()) {
        const Replacement* found = nullptr;
        for (const Replacement& replacement : replacements)
            if (text.substr(0, replacement.typeset.size()) == replacement.typeset) found = &replacement;
        result += found != nullptr ? found->plain : text.substr(0, 1);
        text.remove_prefix(found != nullptr ? found->typeset.size() : 1);
    }
    return result;
}

std::string_view trim(std::string_view text) { return view(text, trimmed(text, 0, text.size())); }

/// The name of a header that begins in this line: a word of letters, digits and hyphens, a colon, and then a blank or
/// the end. Pieces of a wrapped value, such as `audio:ICEWarn=` and `192.0.2.3:50041`, do not look so.
std::string_view header_name(std::string_view line)
{
    std::size_t end = 0;
    while (end < line.size() && (to_lower(line[end]) != line[end] || (line[end] >= 'a' && line[end] <= 'z') ||
                                 is_digit(line[end]) || line[end] == '-'))
        ++end;
    const std::size_t colon = skip_blanks(line, end);
    if (end == 0 || is_digit(line[0]) || colon >= line.size() || line[colon] != ':') return {};
    const bool ends = colon + 1 == line.size() || is_blank(line[colon + 1]);
    const std::string_view name = line.substr(0, end);
    return ends || find_header(name) != nullptr ? name : std::string_view();
}

/// Lines that begin no header belong to the one before; an empty line ends it.
std::vector<PastedHeader> read_headers(std::string_view text)
{
    std::vector<PastedHeader> headers;
    bool inside = false;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = trim(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::string_view name = header_name(line);
        if (find_header(name) != nullptr) {
            inside = true;
            headers.push_back({std::string(name), std::string(trim(line.substr(line.find(':') + 1))), Extent::whole});
        } else if (!name.empty() || line.empty()) {
            inside = false;
        } else if (inside) {
            headers.back().value += ' ';
            headers.back().value += line;
        }
    }
    return headers;
}

std::string joined_lines(std::string_view text)
{
    std::string joined(trim(text));
    for (char& c : joined)
        if (is_blank(c)) c = ' ';
    return joined;
}

ParsedNumber number_at(std::string_view text, std::size_t begin)
{
    std::size_t end = begin;
    while (end < text.size() && (is_digit(text[end]) || (to_lower(text[end]) >= 'a' && to_lower(text[end]) <= 'z')))
        ++end;
    return parse_flags(text.substr(begin, end - begin));
}

/// The number in `ICEWarn=0x320`, `ICEWarn: "0x320"`, `ICEWarn is 0x320`, `a sharing call (0x320)`.
ParsedNumber find_number(std::string_view text)
{
    constexpr std::string_view key = key_row(Key::icewarn).name;
    for (std::size_t at = 0; at + key.size() <= text.size(); ++at) {
        if (!equal_folded(text.substr(at, key.size()), key)) continue;
        const std::size_t begin = text.find_first_not_of(" =:\"", at + key.size());
        if (begin == std::string_view::npos) break;
        if (const ParsedNumber number = number_at(text, begin); number.value) return number;
    }
    for (std::size_t at = text.find('0'); at != std::string_view::npos; at = text.find('0', at + 1)) {
        const bool begins = at == 0 || !is_token_char(text[at - 1]);
        if (begins && at + 1 < text.size() && to_lower(text[at + 1]) == 'x') return number_at(text, at);
    }
    return {};
}

constexpr std::string_view any_error_id = "0;";

bool has_error_id(const std::string& value)
{
    Diagnostics diagnostics;
    parse(value, diagnostics);
    return diagnostics.error_id.has_value();
}

/// More than an ICEWarn alone, which is but a number.
bool has_report(const std::string& value)
{
    Diagnostics diagnostics;
    parse(value, diagnostics);
    return !diagnostics.reports.empty() && (diagnostics.items.size() > 1 || !diagnostics.reports[0].media.empty());
}

/// `application-sharing:ICEWarn=0x320,LocalSite=...`, quoted or not, with what a header has around it; empty for
/// anything else.
std::string value_around_blocks(std::string_view blocks)
{
    while (!blocks.empty() && (blocks.front() == '"' || is_blank(blocks.front()))) blocks.remove_prefix(1);
    while (!blocks.empty() && (blocks.back() == '"' || is_blank(blocks.back()))) blocks.remove_suffix(1);
    const std::size_t media = skip_token(blocks, 0);
    const std::size_t colon = skip_blanks(blocks, media);
    if (media == 0 || colon >= blocks.size() || blocks[colon] != ':') return "";
    if (blocks.find_first_of("\";") != std::string_view::npos) return "";
    const std::string value = std::string(any_error_id) + "CallerMediaDebug=\"" + std::string(blocks) + "\"";
    Diagnostics diagnostics;
    parse(value, diagnostics);
    const bool has_flags = std::any_of(diagnostics.items.begin(), diagnostics.items.end(),
                                       [](const Item& item) { return item.key == Key::icewarn; });
    return has_flags ? value : "";
}

} // namespace

Pasted read_pasted(std::string_view text)
{
    const std::string plain = plain_text(text);
    Pasted pasted;
    ParsedNumber number = parse_flags(trim(plain));
    if (!number.value) {
        pasted.headers = read_headers(plain);
        if (!pasted.headers.empty()) return pasted;
        const std::string value = joined_lines(plain);
        const std::string parameters = std::string(any_error_id) + value;
        const std::string blocks = value_around_blocks(value);
        if (has_error_id(value)) pasted.headers.push_back({"", value, Extent::whole});
        else if (has_report(parameters)) pasted.headers.push_back({"", parameters, Extent::parameters});
        else if (!blocks.empty()) pasted.headers.push_back({"", blocks, Extent::blocks});
        if (!pasted.headers.empty()) return pasted;
        number = find_number(value);
    }
    pasted.flags = number.value;
    pasted.unusual = number.value ? number.problem : Problem::none;
    return pasted;
}

} // namespace icewarn::tool
