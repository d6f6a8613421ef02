// SPDX-License-Identifier: GPL-2.0-or-later
// What a mail, a search, a list, an editor or another log puts before each line of any log: `> `,
// `Lync.UccApilog:1234:`, `Lync.UccApilog(1234): `, `* `, `12 `, `Nov 14 22:13:43 host program[12]: `.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "log/forms/shape.hpp"

namespace icewarn::log {

class LinePrefix {
public:
    /// The line without its quotation marks, and without a file name and number as grep writes them; without a bullet,
    /// initials, a file name or a number where something begins behind it that the reader understands.
    /// @param inside  the line stands within a message: only what its first line had is taken away
    std::string_view strip(std::string_view line, bool inside);

    /// Before the last line.
    bool any() const { return quoted_ || !file_.empty() || !fixed_.empty() || !mark_.empty() || shaped_; }

private:
    void find_fixed(std::string_view line);
    std::string_view strip_fixed(std::string_view line) const;
    std::string_view strip_number(std::string_view line) const;
    std::string_view strip_shape(std::string_view line) const;

    bool quoted_ = false;
    bool shaped_ = false; ///< shape_ is that of the lines
    std::string file_;    ///< the name before the lines
    std::string fixed_;   ///< the same before each line
    std::string mark_;    ///< what stands between the number of a line and its text
    Shape shape_;         ///< of anything else
};

} // namespace icewarn::log
