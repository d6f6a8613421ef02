// SPDX-License-Identifier: GPL-2.0-or-later
// Widths of characters by GLib's tables of Unicode.
#include "icewarn-log/output/display_text.hpp"

#include <glib.h>

#include <algorithm>

#include "icewarn/text.hpp"

namespace icewarn::tool {

std::size_t display_width(std::string_view text)
{
    if (is_plain_text(text)) return text.size();
    std::size_t width = 0;
    const char* const end = text.data() + text.size();
    for (const char* at = text.data(); at < end;) {
        const gunichar c = g_utf8_get_char_validated(at, end - at);
        const bool valid = c != static_cast<gunichar>(-1) && c != static_cast<gunichar>(-2);
        if (!valid) ++width;
        else if (g_unichar_iszerowidth(c) == FALSE) width += g_unichar_iswide(c) != FALSE ? 2 : 1;
        at = valid ? g_utf8_find_next_char(at, nullptr) : at + 1;
    }
    return width;
}

void append_padded(std::string& line, std::string_view text, std::size_t width)
{
    const std::size_t begin = line.size();
    line += text;
    pad(line, begin, width);
}

void pad(std::string& line, std::size_t begin, std::size_t width)
{
    if (width == 0) return;
    const std::size_t taken = display_width(std::string_view(line).substr(begin));
    if (taken < width) line.append(width - taken, ' ');
}

void append_wrapped(std::string& lines, std::string_view text, std::size_t indent, std::size_t width)
{
    std::size_t column = 0; // 0: the line is not begun
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (word.empty()) continue;
        const std::size_t size = display_width(word);
        if (column > 0 && column + 1 + size > width) {
            lines += '\n';
            column = 0;
        }
        if (column > 0) lines += ' ';
        else lines.append(indent, ' ');
        lines += word;
        column += (column > 0 ? 1 : indent) + size;
    }
    if (column > 0) lines += '\n';
}

} // namespace icewarn::tool
