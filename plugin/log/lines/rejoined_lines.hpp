// SPDX-License-Identifier: GPL-2.0-or-later
// Lines that a terminal or a shell broke at a fixed width, within words and numbers, put together again.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "log/lines/lines.hpp"

namespace icewarn::log {

/// Characters of `line`, as a terminal counts them.
std::size_t width_of(std::string_view line);

/// Whether `line` begins something, so that it does not carry on the line before.
bool begins_line(std::string_view line);

/// A line of the full width goes on in the next one, one that lacks a column too: a blank stood there.
class RejoinedLines {
public:
    explicit RejoinedLines(std::size_t width) : width_(width) {}

    bool any() const { return width_ > 0; }
    bool pending() const { return open_; }

    /// To be followed by next() until it says false.
    void give(const Line& line);
    /// @param line  valid until the next call
    bool next(Line& line);
    /// The end of the input.
    bool last(Line& line);

private:
    bool emit(Line& line);

    std::size_t width_;
    std::string text_;      ///< what the lines so far make
    Line line_;             ///< the first of them
    bool open_ = false;     ///< text_ is to be handed on, or may go on
    bool full_ = false;     ///< it may
    std::string next_text_; ///< the line that was given
    Line next_;
    bool given_ = false;
    std::string done_; ///< what the line that was handed on is a view of
};

} // namespace icewarn::log
