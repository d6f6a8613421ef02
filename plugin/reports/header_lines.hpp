// SPDX-License-Identifier: GPL-2.0-or-later
// The headers of a SIP message one after the other.
#pragma once

#include <string_view>

#include "icewarn/ascii.hpp"
#include "icewarn/text.hpp"

namespace icewarn {

/// One header line with the folded lines behind it.
struct HeaderLine {
    std::string_view whole; ///< to the end of its last line

    std::string_view name() const { return whole.substr(0, skip_token(whole, 0)); } ///< as it stands
    /// Without blanks at its edges; folds stay.
    std::string_view value() const { return view(whole, header_line_value(whole)); }
};

/// Takes the next header off what is left of a head.
/// @param rest  from the beginning of a line; must not be empty
inline HeaderLine take_header_line(std::string_view& rest)
{
    std::size_t end = 0;
    do {
        end = rest.find('\n', end);
        if (end == std::string_view::npos) end = rest.size();
        else ++end;
    } while (end < rest.size() && (rest[end] == ' ' || rest[end] == '\t'));
    const std::string_view whole = rest.substr(0, end);
    rest.remove_prefix(end);
    return {whole};
}

/// By the first letters, which tell nearly all others.
inline bool is_content_type(const HeaderLine& line)
{
    constexpr std::string_view name = "Content-Type";
    const bool compact = begins_folded(line.whole, "c") && skip_token(line.whole, 0) == 1;
    return compact || (begins_folded(line.whole, name) && line.name().size() == name.size());
}

} // namespace icewarn
