// SPDX-License-Identifier: GPL-2.0-or-later
// What a mail, a search, a list or an editor puts before each line of any log: `> `, `Lync.UccApilog:1234:`, `* `, `12
// `.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace icewarn::log {

class LinePrefix {
public:
    /// The line without its quotation marks, and without a file name and number as grep writes them; without a bullet,
    /// initials, a file name or a number where something begins behind it that the reader understands.
    /// @param inside  the line stands within a message: only what its first line had is taken away
    std::string_view strip(std::string_view line, bool inside);

    bool any() const
    {
        return quoted_ || !file_.empty() || !fixed_.empty() || !mark_.empty();
    } ///< before the last line

private:
    void find_fixed(std::string_view line);
    std::string_view strip_fixed(std::string_view line) const;
    std::string_view strip_number(std::string_view line) const;

    bool quoted_ = false;
    std::string file_;  ///< the name before the lines
    std::string fixed_; ///< the same before each line
    std::string mark_;  ///< what stands between the number of a line and its text
};

} // namespace icewarn::log
