// SPDX-License-Identifier: GPL-2.0-or-later
// From the text as it stands in a header to the text that it means, and finding a header's name around its value.
#pragma once

#include <cstddef>
#include <string_view>

#include "icewarn/span.hpp"

namespace icewarn {

/// Writes what `raw` means: a fold (blanks around a line end) becomes one blank and, if `quoted`, a backslash gives way
/// to the character that it escapes (RFC 3261 25.1 quoted-pair).
/// @param out  room for raw.size() bytes; the result is never longer and is not terminated
/// @return the number of bytes written
std::size_t decode_text(std::string_view raw, bool quoted, char* out);

/// Printable ASCII without a backslash, as nearly all text is: it means itself, quoted or not, is valid UTF-8 and needs
/// no escapes to be shown.
bool is_plain_text(std::string_view text);

/// Where the name of a header stands, given all that precedes its value.
/// @param before  bytes up to, not including, the first of the value: ends in the name, blanks, ':' and blanks
/// @param name    the name to expect, in any letter case
/// @return its span in `before`; empty when it is not there
Span find_name_before(std::string_view before, std::string_view name);

/// The value in a whole header line, `Name : value CRLF`, folded lines included, without blanks at its edges.
/// @return its span in `line`; an empty one at the end of the line when there is no colon or no value
Span header_line_value(std::string_view line);

} // namespace icewarn
