// SPDX-License-Identifier: GPL-2.0-or-later
// Text from logs and packets on its way into a page: whatever it holds, it stays text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace icewarn::page {

/// Bytes of one text that a page shows.
inline constexpr std::size_t most_text = 1200;

/// As printable() has it, with blanks and line ends as one blank. Of a longer text than most_text the beginning, and
/// how many bytes were left out.
std::string harmless(std::string_view text);

/// The same for the text and the attributes of HTML: with & < > " ' as references.
std::string escape_html(std::string_view text);

/// The same for Markdown, in a table too: each of its marks is escaped, and < and & are references.
std::string escape_markdown(std::string_view text);

/// The same for the labels of a Mermaid diagram, which has references of its own for # ; and the like.
std::string escape_mermaid(std::string_view text);

} // namespace icewarn::page
