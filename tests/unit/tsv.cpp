// SPDX-License-Identifier: GPL-2.0-or-later
// Reading tables of plugin/data.
#include "tsv.hpp"

#include <algorithm>
#include <fstream>

namespace {

std::vector<std::string> split(const std::string& line)
{
    std::vector<std::string> cells;
    for (std::size_t begin = 0; begin <= line.size();) {
        const std::size_t end = std::min(line.find('\t', begin), line.size());
        cells.push_back(line.substr(begin, end - begin));
        begin = end + 1;
    }
    return cells;
}

} // namespace

Tsv::Tsv(const std::string& name)
{
    std::ifstream file(std::string(ICEWARN_DATA "/") + name);
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') continue;
        (columns_.empty() ? columns_ : rows_.emplace_back()) = split(line);
    }
}

std::string Tsv::cell(std::size_t row, const std::string& column) const
{
    const auto found = std::find(columns_.begin(), columns_.end(), column);
    const auto index = static_cast<std::size_t>(found - columns_.begin());
    return row < rows_.size() && index < rows_[row].size() ? rows_[row][index] : "?";
}
