// SPDX-License-Identifier: GPL-2.0-or-later
// Escapes and folds of a header value, and the name and value of a header line.
#include "icewarn/text.hpp"

#include <cstdint>
#include <cstring>

namespace icewarn {
namespace {

using Word = std::uint64_t;

constexpr Word each_byte(unsigned char value) { return Word{value} * 0x0101'0101'0101'0101u; }

/// Whether any of eight bytes lies outside ' ' to '~' or is a backslash. Byte by byte a subtraction borrows from the
/// next one, and an addition carries into it, only where this byte has given the answer already.
constexpr bool has_special_byte(Word bytes)
{
    const Word no_backslash = bytes ^ each_byte('\\'); // 0 where there is one
    const Word below_blank = bytes - each_byte(' ');
    const Word above_tilde = bytes + each_byte(0x7f - '~');
    const Word backslash = (no_backslash - each_byte(1)) & ~no_backslash;
    return ((bytes | below_blank | above_tilde | backslash) & each_byte(0x80)) != 0;
}

} // namespace

bool is_plain_text(std::string_view text)
{
    constexpr std::size_t piece = 64; // a loop without a way out, which compilers turn into few steps
    const char* at = text.data();
    std::size_t left = text.size();
    for (; left >= piece; at += piece, left -= piece) {
        unsigned char special = 0;
        for (std::size_t i = 0; i < piece; ++i) {
            const auto c = static_cast<unsigned char>(at[i]);
            special = static_cast<unsigned char>(special | (c < ' ') | (c > '~') | (c == '\\'));
        }
        if (special != 0) return false;
    }
    for (Word bytes = 0; left >= sizeof bytes; at += sizeof bytes, left -= sizeof bytes) {
        std::memcpy(&bytes, at, sizeof bytes);
        if (has_special_byte(bytes)) return false;
    }
    Word rest = each_byte(' '); // fills up what is missing
    if (left > 0) std::memcpy(&rest, at, left);
    return !has_special_byte(rest);
}

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
