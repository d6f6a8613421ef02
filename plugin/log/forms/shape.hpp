// SPDX-License-Identifier: GPL-2.0-or-later
// What a log writes before the text of each line: the digits and words in it change, its punctuation does not.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace icewarn::log {

class Shape {
public:
    static constexpr std::size_t least_size = 8; ///< of a prefix that tells lines apart
    static constexpr std::size_t largest_size = 400;

    /// @param prefix  what stands before the text of a line; the blanks at its end belong to the text's indentation
    void learn(std::string_view prefix);

    /// Whether it tells lines apart: it holds digits, and is long enough.
    bool is_telling() const { return telling_; }
    std::size_t indent() const { return indent_; } ///< blanks between it and the text

    /// @return where the text of `line` begins, blanks included; none when the line begins with something else
    std::optional<std::size_t> match(std::string_view line) const;

private:
    std::string prefix_;
    std::size_t indent_ = 0;
    bool telling_ = false;
};

} // namespace icewarn::log
