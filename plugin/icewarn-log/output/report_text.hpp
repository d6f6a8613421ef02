// SPDX-License-Identifier: GPL-2.0-or-later
// Reports as text: a row each for pipes and scripts, a block each for a terminal.
#pragma once

#include <cstddef>
#include <string>

#include "icewarn-log/output/report_row.hpp"

namespace icewarn::tool {

struct TextStyle {
    std::size_t width = 0;     ///< columns of the terminal; 0: rows, for a pipe
    bool colour = false;       ///< the outcome is coloured: red failed, yellow doubtful, green neither
    bool several_logs = false; ///< each report says its log and line
};

/// The line above the rows; empty for blocks.
std::string title_text(const TextStyle& style);

/// Appends the row or block with its line ends.
void append_report(std::string& text, const ReportRow& row, const TextStyle& style);

} // namespace icewarn::tool
