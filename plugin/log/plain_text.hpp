// SPDX-License-Identifier: GPL-2.0-or-later
// Text as it was before a mail program, a word processor or a web page made it look better.
#pragma once

#include <string>
#include <string_view>

namespace icewarn::log {

/// Typographic quotes (also of Windows-1252), `&quot;`, no-break spaces and characters without width become what they
/// stand for.
/// @param out  receives the plain text where it differs
/// @return whether it does
bool make_plain(std::string_view text, std::string& out);

/// Whether the quotes of all values are those of a cell of CSV or of a string of JSON: `reason=""x""`, `reason=\"x\"`.
bool has_escaped_quotes(std::string_view text);

/// Makes them plain. @return whether there were any
bool undo_escaped_quotes(std::string& text);

/// Line ends that a log writes out (`#012`, `\012`, `<0a>`) become line ends where a known header follows, and go where
/// the text ends. @return whether there were any
bool undo_written_line_ends(std::string& text);

/// Plain text and quotes of a header.
bool make_header_plain(std::string_view line, std::string& out);

/// Typographic hyphens and dashes (U+2010 to U+2015, U+2212) become `-`.
void make_hyphens_plain(std::string& text);

} // namespace icewarn::log
