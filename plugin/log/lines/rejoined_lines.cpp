// SPDX-License-Identifier: GPL-2.0-or-later
// One line is held until the next tells whether it goes on.
#include "log/lines/rejoined_lines.hpp"

#include <algorithm>
#include <utility>

#include "icewarn/ascii.hpp"
#include "log/forms/beginning.hpp"
#include "log/log_limits.hpp"
#include "log/records/record_line.hpp"
#include "log/sip_lines.hpp"

namespace icewarn::log {

std::size_t width_of(std::string_view line)
{
    return static_cast<std::size_t>(
        std::count_if(line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

bool begins_line(std::string_view line)
{
    if (skip_blanks(line, 0) == line.size()) return true;
    if (line == begin_mark) return false; // it ends the header of a record
    return begins_sdp_line(line) || line[0] == '<' || begins_known_header(line) || begins_with_text(line);
}

void RejoinedLines::give(const Line& line)
{
    next_ = line;
    next_text_.assign(line.text);
    given_ = true;
}

bool RejoinedLines::next(Line& line)
{
    if (!given_) return false;
    const bool goes_on = open_ && full_ && !begins_line(next_text_) && text_.size() < limits::line;
    if (open_ && !goes_on) return emit(line);
    const std::size_t width = width_of(next_text_);
    if (!goes_on) {
        text_.clear();
        line_ = next_;
    }
    text_ += next_text_;
    if (width + 1 == width_) text_ += ' ';
    line_.end = next_.end;
    given_ = false;
    open_ = true;
    full_ = (width == width_ || width + 1 == width_) && !ends_with(text_, begin_mark);
    return !full_ && emit(line);
}

bool RejoinedLines::last(Line& line) { return open_ && emit(line); }

bool RejoinedLines::emit(Line& line)
{
    done_ = std::exchange(text_, {});
    if (full_ && !done_.empty() && done_.back() == ' ') done_.pop_back();
    line = line_;
    line.text = done_;
    open_ = full_ = false;
    return true;
}

} // namespace icewarn::log
