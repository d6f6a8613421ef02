// SPDX-License-Identifier: GPL-2.0-or-later
// Escapes and folds of a header value, and the name and value of a header line.
#include "icewarn/text.hpp"

namespace icewarn {

std::size_t decode_text(std::string_view raw, bool quoted, char* out)
{
    std::size_t written = 0;
    std::size_t pos = 0;
    while (pos < raw.size()) {
        if (is_blank(raw[pos])) {
            const std::size_t begin = pos;
            bool fold = false;
            for (; pos < raw.size() && is_blank(raw[pos]); ++pos) fold |= raw[pos] == '\r' || raw[pos] == '\n';
            if (fold) out[written++] = ' ';
            else written += raw.copy(out + written, pos - begin, begin);
            continue;
        }
        const bool escape = quoted && raw[pos] == '\\' && pos + 1 < raw.size();
        if (escape && raw[pos + 1] != '\r' && raw[pos + 1] != '\n') ++pos; // a quoted-pair cannot hold a line end
        out[written++] = raw[pos++];
    }
    return written;
}

Span find_name_before(std::string_view before, std::string_view name)
{
    std::size_t end = trimmed(before, 0, before.size()).end();
    if (end == 0 || before[end - 1] != ':') return {};
    end = trimmed(before, 0, end - 1).end();
    if (end < name.size()) return {};
    const std::size_t begin = end - name.size();
    if (begin > 0 && is_token_char(before[begin - 1])) return {}; // the tail of a longer name
    if (!equal_folded(before.substr(begin, name.size()), name)) return {};
    return make_span(begin, end);
}

Span header_line_value(std::string_view line)
{
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return make_span(line.size(), line.size());
    return trimmed(line, colon + 1, line.size());
}

} // namespace icewarn
