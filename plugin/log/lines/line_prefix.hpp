// SPDX-License-Identifier: GPL-2.0-or-later
// What a mail or a search puts before each line of any log: `> ` and `Lync.UccApilog:1234:`.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace icewarn::log {

class LinePrefix {
public:
    /// The line without its quotation marks, and without a file name and number as grep writes them.
    /// @param inside  the line stands within a message: only what its first line had is taken away
    std::string_view strip(std::string_view line, bool inside);

    bool any() const { return quoted_ || !file_.empty(); } ///< of the line that came last

private:
    bool quoted_ = false;
    std::string file_; ///< the name before the lines
};

} // namespace icewarn::log
