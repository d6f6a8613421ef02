// SPDX-License-Identifier: GPL-2.0-or-later
// Where text goes that -o may send to a file: there whole or not at all, else to standard output.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "icewarn-log/system.hpp"

namespace icewarn::tool {

class TextOutput {
public:
    /// @param path  "-" and nothing are standard output; a file comes into being with the first text
    explicit TextOutput(std::optional<std::string> path);

    void put(std::string_view text);

    /// @return false when a file could not be written, which is said; main() sees what becomes of standard output
    bool finish();

private:
    bool to_file() const { return path_ && *path_ != "-"; }
    void flush();

    std::optional<std::string> path_;
    system::OutputFile file_;
    std::string waiting_;
    bool open_ = false;
    int error_ = 0; ///< errno of what failed first
};

} // namespace icewarn::tool
