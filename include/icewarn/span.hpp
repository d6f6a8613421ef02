// SPDX-License-Identifier: GPL-2.0-or-later
// A piece of a header value, by offset, so that every decoded field can point at its own bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "icewarn/ascii.hpp"

namespace icewarn {

/// `size` bytes from `begin`, both counted from the start of the value. A size of 0 means that there is no such piece.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t size = 0;

    constexpr std::uint32_t end() const { return begin + size; }
    constexpr bool empty() const { return size == 0; }
};

/// The span from `begin` up to, not including, `end`; empty when `end` does not lie behind `begin`.
constexpr Span make_span(std::size_t begin, std::size_t end)
{
    return {static_cast<std::uint32_t>(begin), end > begin ? static_cast<std::uint32_t>(end - begin) : 0};
}

/// The bytes of `span` in `text`, which must be the text that the span was made for.
constexpr std::string_view view(std::string_view text, Span span) { return text.substr(span.begin, span.size); }

/// The span of `text` between `begin` and `end` without blanks at its edges.
constexpr Span trimmed(std::string_view text, std::size_t begin, std::size_t end)
{
    while (begin < end && is_blank(text[begin])) ++begin;
    while (end > begin && is_blank(text[end - 1])) --end;
    return make_span(begin, end);
}

/// The text without blanks at its edges.
constexpr std::string_view trim(std::string_view text) { return view(text, trimmed(text, 0, text.size())); }

} // namespace icewarn
