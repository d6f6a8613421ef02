// SPDX-License-Identifier: GPL-2.0-or-later
// Words that tell what stands behind them: names of headers, of columns of the quality database, of fields of reports.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace icewarn::tool {

enum class Labelled : std::uint8_t {
    nothing,
    header,       ///< a diagnostics header: its value
    header_value, ///< the value of a header whose name is missing: `Diagnostic header: 25; ...`
    element,      ///< the same in an XML element, up to its end tag
    flags,        ///< an ICEWarn number
    error_id,     ///< `Diagnostic ID: 52063`
    other_number, ///< a result code
};

struct Label {
    Labelled kind = Labelled::nothing;
    std::string_view name; ///< as it was written
    std::size_t begin = 0; ///< of the name
    std::size_t value = 0; ///< where what it tells of begins; the end of the text where that is not there
};

/// The first label in `text` at or behind `from`; of kind `nothing` without one.
Label find_label(std::string_view text, std::size_t from);

/// The same among labels of headers only.
Label find_header_label(std::string_view text, std::size_t from);

/// Whether a diagnostics header is named, with or without a value.
bool mentions_header(std::string_view text);

} // namespace icewarn::tool
