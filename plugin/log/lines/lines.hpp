// SPDX-License-Identifier: GPL-2.0-or-later
// From pieces of text to lines. A line ends in LF, CR or CRLF, also all of them in one log; several CR before a LF, as
// a conversion too many leaves them, are one line end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace icewarn::log {

enum class LineEnd : std::uint8_t { none, lf, cr, crlf }; ///< none: the log ends within the line

struct Line {
    std::string_view text; ///< without its end
    LineEnd end = LineEnd::none;
    bool cut = false; ///< longer than limits::line: this is its beginning
    std::uint64_t number = 0;
};

class LineSplitter {
public:
    /// @param text  must stay until next() has said false
    void give(std::string_view text);

    /// @param line  valid until the next call
    /// @return false when no line is complete before more text is given
    bool next(Line& line);

    /// The end of the input: what has no end of its own. To be called until it says false.
    bool last(Line& line);

    /// The text from the beginning of the next line on; nothing where that is not at hand, or not certain.
    std::string_view rest() const
    {
        const bool between = (carry_.empty() || carry_done_) && returns_ == 0 && empty_ == 0;
        return between ? text_.substr(pos_) : std::string_view();
    }

    /// Goes on behind so many bytes of rest(), which are whole lines.
    void skip(std::size_t bytes, std::size_t lines)
    {
        drop_handed_on();
        pos_ += bytes;
        number_ += lines;
    }

    /// True when the beginning of a line is held.
    bool pending() const { return (!carry_.empty() && !carry_done_) || returns_ > 0; }
    std::uint64_t lines() const { return number_; }

private:
    void drop_handed_on();
    std::size_t line_end();
    bool resolve_returns(Line& line);
    void hold(std::size_t end);
    bool emit(Line& line, std::size_t end, LineEnd kind);
    bool emit_empty(Line& line);

    std::string_view text_;
    std::size_t pos_ = 0;     ///< where the next line begins in text_
    std::size_t next_lf_ = 0; ///< the first LF from pos_ on, when it is not less than pos_
    std::size_t next_cr_ = 0; ///< the same for CR
    std::string carry_;       ///< beginning of a line that came with an earlier piece
    bool carry_cut_ = false;  ///< more of it did not fit
    bool carry_done_ = false; ///< it has been handed on
    std::size_t returns_ = 0; ///< CR behind it, of which is not known whether a LF follows
    std::size_t empty_ = 0;   ///< empty lines, each ended by CR, that come next
    std::uint64_t number_ = 0;
};

} // namespace icewarn::log
