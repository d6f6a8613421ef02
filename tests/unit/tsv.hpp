// SPDX-License-Identifier: GPL-2.0-or-later
// A table of plugin/data: lines of cells between tabs, the first one with the names of the columns, '#' for comments.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

class Tsv {
public:
    /// @param name  of the file in plugin/data
    explicit Tsv(const std::string& name);

    std::size_t size() const { return rows_.size(); }

    /// The cell of a row in a column; "?" where there is none.
    std::string cell(std::size_t row, const std::string& column) const;

private:
    std::vector<std::string> columns_;
    std::vector<std::vector<std::string>> rows_;
};
