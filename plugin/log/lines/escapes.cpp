// SPDX-License-Identifier: GPL-2.0-or-later
// Escapes of HTML, JSON and quoted-printable.
#include <algorithm>
#include <array>

#include "icewarn/ascii.hpp"
#include "icewarn/scalars.hpp"
#include "log/lines/markup.hpp"
#include "log/lines/utf8.hpp"

namespace icewarn::log {
namespace {

struct Entity {
    std::string_view name;
    std::string_view text;
};
constexpr Entity entities[] = {{"lt;", "<"},    {"gt;", ">"},     {"quot;", "\""},  {"amp;", "&"},    {"apos;", "'"},
                               {"nbsp;", " "},  {"ldquo;", "\""}, {"rdquo;", "\""}, {"bdquo;", "\""}, {"ndash;", "-"},
                               {"mdash;", "-"}, {"colon;", ":"},  {"equals;", "="}, {"semi;", ";"}};

/// A blank or hyphen at which no line breaks is what it looks like.
void append_character(std::string& out, std::uint32_t c)
{
    std::array<char, longest_utf8> bytes{};
    const std::uint32_t plain = c == 0xa0 ? ' ' : c == 0x2011 ? '-' : c;
    out.append(bytes.data(), encode_utf8(plain, bytes.data()));
}

/// `text` begins behind '&'. @return how much of it is the entity; 0 for none
std::size_t read_entity(std::string_view text, std::string& out)
{
    for (const Entity& entity : entities) {
        if (text.substr(0, entity.name.size()) != entity.name) continue;
        out += entity.text;
        return entity.name.size();
    }
    constexpr std::size_t longest = 8;
    const std::size_t end = text.substr(0, longest).find(';');
    if (text.substr(0, 1) != "#" || end == std::string_view::npos) return 0;
    const bool hex = text.size() > 1 && to_lower(text[1]) == 'x';
    const std::string_view digits = text.substr(hex ? 2 : 1, end - (hex ? 2 : 1));
    const ParsedNumber number = hex ? parse_hex(digits) : parse_decimal(digits, 0xffff);
    if (!number.value || *number.value == 0 || *number.value > 0xffff) return 0;
    append_character(out, *number.value);
    return end + 1;
}

/// @param before  what stands between '&' and the name
bool has_escaped(std::string_view text, std::string_view before)
{
    for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
        std::string_view rest = text.substr(at + 1);
        if (rest.substr(0, before.size()) != before) continue;
        rest.remove_prefix(before.size());
        for (const std::string_view telling : {"lt;", "gt;", "quot;", "nbsp;"})
            if (rest.substr(0, telling.size()) == telling) return true;
        if (rest.size() > 2 && rest[0] == '#' && (is_digit(rest[1]) || to_lower(rest[1]) == 'x')) return true;
    }
    return false;
}

std::string decode_entities(std::string_view text)
{
    std::string out;
    for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&')) {
        out.append(text.substr(0, at));
        const std::size_t size = read_entity(text.substr(at + 1), out);
        if (size == 0) out += '&';
        text.remove_prefix(at + 1 + size);
    }
    return out.append(text);
}

} // namespace

bool has_entities(std::string_view text)
{
    if (text.find('&') == std::string_view::npos) return false; // nearly always
    return has_escaped(text, "") || has_escaped(text, "amp;");
}

/// Where '&' itself was escaped, it was all escaped twice, unless something else was not.
std::string without_entities(std::string_view text)
{
    const bool twice = has_escaped(text, "amp;") && !has_escaped(text, "");
    return decode_entities(twice ? decode_entities(text) : text);
}

std::size_t read_json_string(std::string_view text, std::string& out)
{
    std::size_t at = 0;
    for (; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] != '\\' || at + 1 == text.size()) {
            out += text[at];
            continue;
        }
        const char c = text[++at];
        if (c == 'u' && at + 4 < text.size()) {
            const ParsedNumber number = parse_hex(text.substr(at + 1, 4));
            if (number.value) append_character(out, *number.value);
            at += 4;
        } else {
            constexpr std::string_view names = "nrtbf";
            constexpr std::string_view meant = "\n\r\t\b\f";
            const std::size_t name = names.find(c);
            out += name == std::string_view::npos ? c : meant[name];
        }
    }
    return at;
}

std::string without_json_escapes(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        const std::size_t size = read_json_string(text, out);
        if (size < text.size()) out += '"';
        text.remove_prefix(std::min(size + 1, text.size()));
    }
    return out;
}

std::string without_percent_encoding(std::string_view text)
{
    const bool plus =
        text.find_first_of(" \t\n") == std::string_view::npos && text.find("%20") == std::string_view::npos;
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const int code = text[at] == '%' ? hex_byte(text.substr(at + 1)) : -1;
        if (code < 0) {
            out += plus && text[at] == '+' ? ' ' : text[at];
            continue;
        }
        out += static_cast<char>(code);
        at += 2;
    }
    return out;
}

std::string without_quoted_printable(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::string_view rest = text.substr(at);
        const std::size_t line_end = rest.substr(0, 2) == "=\n" ? 2 : rest.substr(0, 3) == "=\r\n" ? 3 : 0;
        const int code = rest[0] == '=' ? hex_byte(rest.substr(1)) : -1;
        if (line_end > 0) {
            at += line_end - 1;
        } else if (code >= 0) {
            out += static_cast<char>(code);
            at += 2;
        } else {
            out += text[at];
        }
    }
    return out;
}

bool is_quoted_printable(std::string_view text)
{
    for (const std::string_view telling : {"=3D\"", "=3D0x", "=3D=E2=80=9C", "=3D=22"})
        if (text.find(telling) != std::string_view::npos) return true;
    return false;
}

} // namespace icewarn::log
