// SPDX-License-Identifier: GPL-2.0-or-later
// Where the pieces of an XML text end, and how damaged ones are repaired.
#include "reports/bodies/xml_pieces.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

#include <glib.h>

#include "icewarn/ascii.hpp"

namespace icewarn {
namespace {

/// Markup that ends in something else than the next '>'.
struct Literal {
    std::string_view begin;
    std::string_view end; ///< empty: the '>' that matches the first '<'
    std::size_t overlap;  ///< where GMarkup begins to look for the end: `<!-->` is a comment, `<?>` an instruction
    PieceKind kind;
};

constexpr std::array<Literal, 4> literals{{
    {"<!--", "-->", 2, PieceKind::other},
    {"<![CDATA[", "]]>", 9, PieceKind::cdata},
    {"<!DOCTYPE", "", 0, PieceKind::other},
    {"<?", "?>", 1, PieceKind::other},
}};

const Literal* find_literal(std::string_view rest)
{
    for (const Literal& literal : literals) {
        const std::size_t size = std::min(rest.size(), literal.begin.size()); // it may be cut
        if (size > 1 && rest.substr(0, size) == literal.begin.substr(0, size)) return &literal;
    }
    return nullptr;
}

bool begins_name(char c)
{
    const char lower = to_lower(c);
    return (lower >= 'a' && lower <= 'z') || c == '_' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

bool begins_markup(std::string_view rest)
{
    if (rest.size() < 2 || rest[1] == '/' || begins_name(rest[1])) return true;
    return find_literal(rest) != nullptr;
}

std::size_t find_matching_bracket(std::string_view rest)
{
    std::size_t open = 0;
    for (std::size_t i = 0; i < rest.size(); ++i) {
        if (rest[i] == '<') ++open;
        if (rest[i] == '>' && --open == 0) return i;
    }
    return std::string_view::npos;
}

Piece literal_piece(std::string_view xml, std::size_t pos, const Literal& literal)
{
    const std::string_view rest = xml.substr(pos);
    const std::size_t end = literal.end.empty() ? find_matching_bracket(rest) : rest.find(literal.end, literal.overlap);
    if (end == std::string_view::npos) return {literal.kind, make_span(pos, xml.size()), false};
    return {literal.kind, make_span(pos, pos + end + std::max<std::size_t>(literal.end.size(), 1)), true};
}

/// From `pos` up to the next '>', that included, or up to the next '<', looked for from `from` on.
Piece tag_piece(std::string_view xml, std::size_t pos, std::size_t from, PieceKind kind)
{
    std::size_t end = xml.find_first_of("<>", from);
    if (end == std::string_view::npos) end = xml.size();
    else if (xml[end] == '>') ++end;
    return {kind, make_span(pos, end)};
}

Piece text_piece(std::string_view xml, std::size_t pos)
{
    std::size_t end = pos;
    while (end < xml.size() && (xml[end] != '<' || !begins_markup(xml.substr(end))))
        end = std::min(xml.find('<', end + 1), xml.size());
    return {PieceKind::text, make_span(pos, end)};
}

/// A reference that GMarkup resolves: one of the five names of XML, or the number of a character that XML allows.
bool is_reference(std::string_view rest)
{
    for (const std::string_view name : {"&lt;", "&gt;", "&amp;", "&quot;", "&apos;"})
        if (rest.substr(0, name.size()) == name) return true;
    if (rest.substr(0, 2) != "&#") return false;
    const bool hex = rest.size() > 2 && rest[2] == 'x';
    std::size_t pos = hex ? 3 : 2;
    const std::size_t begin = pos;
    std::uint32_t number = 0;
    for (; pos < rest.size() && (hex ? hex_digit(rest[pos]) >= 0 : is_digit(rest[pos])); ++pos)
        number =
            std::min<std::uint32_t>(number * (hex ? 16 : 10) + static_cast<unsigned>(hex_digit(rest[pos])), 0x110000);
    if (pos == begin || pos == rest.size() || rest[pos] != ';') return false;
    return (number > 0 && number <= 0xd7ff) || (number >= 0xe000 && number <= 0xfffd) ||
           (number >= 0x10000 && number <= 0x10ffff);
}

/// Position of the next '&' or, in a text, '<' that begins nothing; the end of `source` when there is none.
std::size_t find_bare(std::string_view source, std::size_t pos, bool text)
{
    for (;; ++pos) {
        pos = text ? source.find_first_of("&<", pos) : source.find('&', pos);
        if (pos == std::string_view::npos) return source.size();
        if (source[pos] == '<' || !is_reference(source.substr(pos))) return pos;
    }
}

} // namespace

Piece next_piece(std::string_view xml, std::size_t pos, bool in_tag)
{
    const std::string_view rest = xml.substr(pos);
    const bool opens = rest[0] == '<';
    if (!opens || !begins_markup(rest))
        return in_tag ? tag_piece(xml, pos, opens ? pos + 1 : pos, PieceKind::text) : text_piece(xml, pos);
    if (const Literal* literal = find_literal(rest)) return literal_piece(xml, pos, *literal);
    const bool end_tag = rest.size() > 1 && rest[1] == '/';
    return tag_piece(xml, pos, pos + 1, end_tag ? PieceKind::end_tag : PieceKind::start_tag);
}

std::string_view repair_xml(std::string_view xml, const Piece& piece, std::string& buffer, XmlRepairs& repaired)
{
    const std::string_view original = view(xml, piece.where);
    std::string_view source = original;
    std::unique_ptr<char, decltype(&g_free)> valid(nullptr, g_free);
    const char* invalid = nullptr;
    if (g_utf8_validate_len(original.data(), original.size(), &invalid) == FALSE) {
        repaired.not_utf8 = Span{piece.where.begin + static_cast<std::uint32_t>(invalid - original.data()), 1};
        valid.reset(g_utf8_make_valid(original.data(), static_cast<gssize>(original.size())));
        source = valid.get();
    }
    const bool text = piece.kind == PieceKind::text;
    const bool literal = piece.kind == PieceKind::cdata || piece.kind == PieceKind::other;
    std::size_t bare = literal ? source.size() : find_bare(source, 0, text);
    if (bare == source.size()) return source == original ? original : buffer.assign(source);

    const std::size_t first = find_bare(original, 0, text);
    const bool cut = piece.where.end() == xml.size() && original.find(';', first) == std::string_view::npos;
    if (!cut || original[first] == '<')
        repaired.bare_character = Span{piece.where.begin + static_cast<std::uint32_t>(first), 1};
    buffer.clear();
    std::size_t pos = 0;
    for (; bare < source.size(); bare = find_bare(source, pos, text)) {
        buffer.append(source, pos, bare - pos).append(source[bare] == '&' ? "&amp;" : "&lt;");
        pos = bare + 1;
    }
    return buffer.append(source, pos, std::string_view::npos);
}

} // namespace icewarn
