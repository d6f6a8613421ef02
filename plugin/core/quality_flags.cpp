// SPDX-License-Identifier: GPL-2.0-or-later
// IceWarningFlags: the number rule of ICEWarn, except that decimal is what the schema asks for.
#include "icewarn/quality_flags.hpp"

#include "icewarn/scalars.hpp"
#include "icewarn/span.hpp"

namespace icewarn {

QualityFlags parse_quality_flags(std::string_view text)
{
    const std::string_view digits = view(text, trimmed(text, 0, text.size()));
    const ParsedNumber number = parse_flags(digits);
    if (number.problem != Problem::decimal_flags) return {number.value, number.problem, std::nullopt};
    QualityFlags flags{number.value, Problem::none, parse_hex(digits).value};
    if (flags.other == flags.value) flags.other.reset();
    return flags;
}

} // namespace icewarn
