// SPDX-License-Identifier: GPL-2.0-or-later
// Diagnostics headers in pasted lines, whatever stands before them, wrapped or not.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "icewarn-log/explain/pasted.hpp"

namespace icewarn::tool {

/// Takes the lines of a text, one after the other, and puts the headers in them into `pasted`.
class HeaderLines {
public:
    explicit HeaderLines(Pasted& pasted) : pasted_(pasted) {}

    void take(std::string_view line);

    const std::string& loose() const { return loose_; } ///< what belongs to no header

private:
    bool in_quote() const;
    bool take_header(std::string_view line);
    bool continue_header(std::string_view line);
    void add_loose(std::string_view line);

    Pasted& pasted_;
    std::string loose_;
    bool inside_ = false;     ///< the last header may go on
    bool element_ = false;    ///< it stands in an XML element
    bool loose_ended_ = true; ///< the last loose line does not go on with the next
    std::size_t width_ = 0;   ///< of the line before
};

/// Adds a sentence once.
void add_guess(Pasted& pasted, std::string_view guess);

std::string_view trim_end(std::string_view text);

} // namespace icewarn::tool
