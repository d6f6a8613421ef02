// SPDX-License-Identifier: GPL-2.0-or-later
// From pieces of text to lines.
#include "log/lines/lines.hpp"

#include <algorithm>

#include "log/log_limits.hpp"

namespace icewarn::log {

void LineSplitter::give(std::string_view text)
{
    text_ = text;
    pos_ = 0;
    next_lf_ = std::min(text_.find('\n'), text_.size());
    next_cr_ = std::min(text_.find('\r'), text_.size());
}

bool LineSplitter::next(Line& line)
{
    drop_handed_on();
    if (empty_ > 0) return emit_empty(line);
    if (returns_ > 0) return resolve_returns(line);
    const std::size_t end = line_end();
    if (end == text_.size()) {
        hold(end);
        return false;
    }
    if (text_[end] == '\n') return emit(line, end, LineEnd::lf);
    const char after = end + 1 < text_.size() ? text_[end + 1] : '\r';
    if (after != '\r') return emit(line, end, after == '\n' ? LineEnd::crlf : LineEnd::cr);
    hold(end);
    return resolve_returns(line);
}

bool LineSplitter::last(Line& line)
{
    give({});
    drop_handed_on();
    if (empty_ > 0) return emit_empty(line);
    if (returns_ > 0) {
        empty_ = returns_ - 1;
        returns_ = 0;
        return emit(line, 0, LineEnd::cr);
    }
    return !carry_.empty() && emit(line, 0, LineEnd::none);
}

void LineSplitter::drop_handed_on()
{
    if (!carry_done_) return;
    carry_.clear();
    carry_done_ = carry_cut_ = false;
}

std::size_t LineSplitter::line_end()
{
    if (next_lf_ < pos_) next_lf_ = std::min(text_.find('\n', pos_), text_.size());
    if (next_cr_ < pos_) next_cr_ = std::min(text_.find('\r', pos_), text_.size());
    return std::min(next_lf_, next_cr_);
}

/// The text of the line is in carry_: looks at what follows the CR seen so far.
bool LineSplitter::resolve_returns(Line& line)
{
    while (pos_ < text_.size() && text_[pos_] == '\r') {
        ++pos_;
        ++returns_;
    }
    if (pos_ == text_.size()) return false;
    const bool one_end = text_[pos_] == '\n';
    empty_ = one_end ? 0 : returns_ - 1;
    returns_ = 0;
    return emit(line, pos_, one_end ? LineEnd::crlf : LineEnd::cr);
}

/// Keeps the text up to `end` for later.
void LineSplitter::hold(std::size_t end)
{
    const std::size_t room = limits::line - carry_.size();
    carry_cut_ = carry_cut_ || end - pos_ > room;
    carry_.append(text_.substr(pos_, std::min(end - pos_, room)));
    pos_ = end;
}

/// The line goes up to `end`; its line end stands there.
bool LineSplitter::emit(Line& line, std::size_t end, LineEnd kind)
{
    if (!carry_.empty()) {
        hold(end);
        line.text = carry_;
        line.cut = carry_cut_;
        carry_done_ = true;
    } else {
        line.text = text_.substr(pos_, std::min(end - pos_, limits::line));
        line.cut = end - pos_ > limits::line;
    }
    line.end = kind;
    line.number = ++number_;
    pos_ = end;
    if (pos_ < text_.size() && text_[pos_] == '\r') ++pos_;
    if (pos_ < text_.size() && text_[pos_] == '\n') ++pos_;
    return true;
}

bool LineSplitter::emit_empty(Line& line)
{
    --empty_;
    line = {{}, LineEnd::cr, false, ++number_};
    return true;
}

} // namespace icewarn::log
