// SPDX-License-Identifier: GPL-2.0-or-later
// Runs the real tshark and icewarn-log with the plugins that were just built, in a home of its own.
//
// As root Wireshark skips personal plugins in silence, so then tshark runs as another user. That user may not be
// able to read the source tree: whatever tshark is to read is copied into the stage.
#pragma once

#include <string>
#include <vector>

#include "process.hpp"

namespace dissect {

struct Output {
    bool ran = false; ///< the program was started and ended by itself with status 0
    std::string out;
    std::string error; ///< standard error, and why it did not run
    int status = -1;   ///< what the program ended with; -1 when it did not end by itself
};

class Stage {
public:
    Stage();
    ~Stage();
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    /// Copies a file into the stage; the copy's path, readable by tshark.
    std::string add(const std::string& file);

    /// Writes a file there; the path, readable by tshark.
    std::string write(const std::string& name, const std::string& text);

    const std::string& folder() const { return folder_; }

    /// Runs a program with the plugin in its home, or in a home without plugins.
    Output run(const std::vector<std::string>& command, bool with_plugin = true) const;

    /// `icewarn-log ARGUMENTS`, in the folder that add() and write() put files into.
    Output log_tool(std::vector<std::string> arguments) const;

    /// Starts a program as run() does and does not wait for it.
    Process start(const std::vector<std::string>& command) const;

    /// `tshark ARGUMENTS`.
    Output tshark(std::vector<std::string> arguments, bool with_plugin = true) const;

private:
    std::string folder_;
};

/// "4.0" of the tshark that is run.
std::string tshark_version();

std::string read_file(const std::string& path);

/// Splits at line ends; a last line without one counts.
std::vector<std::string> lines_of(const std::string& text);

} // namespace dissect
