// SPDX-License-Identifier: GPL-2.0-or-later
// Text beside literals, whose sizes are known: the comparison is then an instruction or two.
#pragma once

#include <cstddef>
#include <cstring>
#include <string_view>

#include "icewarn/ascii.hpp"

namespace icewarn {

/// Whether the text begins with the literal.
template <std::size_t size> bool begins_with(std::string_view text, const char (&literal)[size])
{
    return text.size() >= size - 1 && std::memcmp(text.data(), literal, size - 1) == 0;
}

/// The same, letter case aside.
template <std::size_t size> bool begins_folded(std::string_view text, const char (&literal)[size])
{
    return begins_with(text, literal) || equal_folded(text.substr(0, size - 1), {literal, size - 1});
}

} // namespace icewarn
