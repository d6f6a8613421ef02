// SPDX-License-Identifier: GPL-2.0-or-later
// An XML text in pieces for GMarkup, which tells of an element when it has the last byte of its tag, but not where that
// is: fed one tag or one text at a time, it need not. The pieces are also where what GMarkup does not forgive is
// repaired.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "icewarn/span.hpp"

namespace icewarn {

enum class PieceKind : unsigned char {
    text,
    start_tag, ///< also of an empty element; perhaps only its beginning
    end_tag,
    cdata,
    other, ///< comment, processing instruction, DOCTYPE
};

struct Piece {
    PieceKind kind = PieceKind::text;
    Span where;
    bool closed = true; ///< false when the end of the XML text came first; CDATA, comments and the like only
};

/// The piece that begins at `pos`, which must lie within `xml`. Never empty. A '<' that begins no markup is text.
/// @param in_tag  the piece goes on with a tag that is not at its end, since there was a '>' in an attribute's value
Piece next_piece(std::string_view xml, std::size_t pos, bool in_tag);

/// What had to be repaired in a piece, and where the first of its kind stands, in the XML text.
struct XmlRepairs {
    std::optional<Span> not_utf8;
    std::optional<Span> bare_character;
};

/// A piece as GMarkup takes it: bytes that are not UTF-8 and NUL are U+FFFD, '&' and '<' that begin nothing are `&amp;`
/// and `&lt;`.
/// @param buffer  where a piece is put that has to be repaired
/// @return the piece, or a view of `buffer`
std::string_view repair_xml(std::string_view xml, const Piece& piece, std::string& buffer, XmlRepairs& repaired);

} // namespace icewarn
