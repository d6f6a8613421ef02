// SPDX-License-Identifier: GPL-2.0-or-later
// The way of the bytes: encoding, lines, blocks of a client log or records of a server log.
#include "log/reader.hpp"

#include <algorithm>
#include <utility>

#include "icewarn/ascii.hpp"
#include "log/client_log.hpp"
#include "log/decoder.hpp"
#include "log/read_log.hpp"
#include "log/lines.hpp"
#include "log/server_log.hpp"
#include "log/stamp.hpp"

namespace icewarn::log {
namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

/// Characters that stand in no text.
std::size_t count_controls(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && (c < '\t' || c > '\r') && c != '\x1b';
    }));
}

} // namespace

std::string_view describe(Input input)
{
    switch (input) {
    case Input::undecided: return "nothing that tells a log of Lync yet";
    case Input::empty: return "empty";
    case Input::client: return "a client log of Lync or Skype for Business";
    case Input::server: return "a server log of Lync or Skype for Business";
    case Input::other_product: return "a log of another product, such as Avaya Contact Center";
    case Input::binary: return "binary data, no text log";
    case Input::unknown: return "text, but no log of Lync or Skype for Business";
    }
    return "";
}

class Reader::State {
public:
    explicit State(Callback on_message) { read_log.on_message = std::move(on_message); }

    bool feed(std::string_view chunk);
    void finish();
    bool pending() const
    {
        return !stopped_ && (decoder.pending() || splitter.pending() || client_.open() || server_.open());
    }

    ReadLog read_log;
    Decoder decoder;
    LineSplitter splitter;

private:
    void take_text(std::string_view text);
    void take_lines(std::string_view text);
    void take_line(Line& line);
    void take_outside(const Line& line);
    void take_entry();
    void take_end(const Line& line);
    void take_other(const Line& line);
    bool is_binary() const { return controls_ * 50 > sampled_; }

    ClientLog client_{read_log};
    ServerLog server_{read_log};
    bool stopped_ = false;     ///< nothing is read any more
    std::size_t sampled_ = 0;  ///< bytes of text that were looked at before the input was known
    std::size_t controls_ = 0; ///< of them no text
    bool has_nul_ = false;     ///< U+0000 is among them, which no text has, but a log that was torn off may
    bool has_text_ = false;    ///< a line that is not empty has come
    bool goes_on_ = false;     ///< an entry stands before this line, which may be a part of it
    std::uint64_t stray_ = 0;  ///< first line of text that belongs to nothing; 0: none
};

bool Reader::State::feed(std::string_view chunk)
{
    std::string_view text;
    while (!stopped_ && decoder.next(chunk, text)) take_text(text);
    read_log.totals.lines = splitter.lines();
    return !stopped_;
}

void Reader::State::finish()
{
    std::string_view text;
    while (!stopped_ && decoder.last(text)) take_text(text);
    for (Line line; !stopped_ && splitter.last(line);) take_line(line);
    read_log.totals.lines = splitter.lines();
    read_log.totals.bad_characters += decoder.bad_units();
    if (std::exchange(stopped_, true)) return;
    client_.break_off(Problem::log_ends);
    server_.break_off(Problem::log_ends);
    if (read_log.input != Input::undecided) take_entry();
    else if (is_binary() || has_nul_) read_log.input = Input::binary;
    else read_log.input = has_text_ ? Input::unknown : Input::empty;
}

/// While nothing of a log has been seen, the share of control characters decides whether it is worth going on.
void Reader::State::take_text(std::string_view text)
{
    if (sampled_ < limits::sample) {
        const std::string_view sample = text.substr(0, limits::sample - sampled_);
        text.remove_prefix(sample.size());
        sampled_ += sample.size();
        controls_ += count_controls(sample);
        has_nul_ = has_nul_ || sample.find('\0') != std::string_view::npos;
        take_lines(sample);
        if (sampled_ == limits::sample && read_log.input == Input::undecided && is_binary()) {
            read_log.input = Input::binary;
            stopped_ = true;
        }
    }
    if (!text.empty()) take_lines(text);
}

void Reader::State::take_lines(std::string_view text)
{
    splitter.give(text);
    for (Line line; !stopped_ && splitter.next(line);) take_line(line);
}

void Reader::State::take_line(Line& line)
{
    if (line.cut) read_log.report_problem(line.number, Problem::line_too_long);
    if (line.text.substr(0, byte_order_mark.size()) == byte_order_mark) // where logs were put one behind another
        line.text.remove_prefix(byte_order_mark.size());
    if (client_.open() && line.text.substr(0, 3) == "TL_" && parse_record_header(line.text))
        client_.break_off(Problem::no_end);
    if (server_.open() && is_stamp(line.text, '|')) server_.break_off(Problem::no_end);

    if (client_.open()) {
        client_.take_inside(line);
        goes_on_ = !client_.open() && client_.end_was_wrapped();
    } else if (server_.open()) server_.take_inside(line);
    else take_outside(line);
}

void Reader::State::take_outside(const Line& line)
{
    const bool in_entry = std::exchange(goes_on_, false);
    switch (client_.take_outside(line)) {
    case ClientLog::Outside::not_ours: break;
    case ClientLog::Outside::block: take_entry(); return;
    case ClientLog::Outside::entry:
        take_entry();
        goes_on_ = true;
        return;
    case ClientLog::Outside::end: take_end(line); return;
    }
    switch (server_.take_outside(line)) {
    case ServerLog::Outside::not_ours:
        goes_on_ = in_entry;
        take_other(line);
        return;
    case ServerLog::Outside::record: take_entry(); return;
    case ServerLog::Outside::entry:
        take_entry();
        goes_on_ = true;
        return;
    case ServerLog::Outside::end: take_end(line); return;
    case ServerLog::Outside::foreign: break;
    }
    if (read_log.input == Input::undecided) {
        read_log.input = Input::other_product;
        stopped_ = true;
    } else {
        read_log.report_problem(line.number, Problem::foreign_record);
    }
}

/// Something that is understood: text before it that was not is lost.
void Reader::State::take_entry()
{
    if (stray_ != 0) read_log.report_problem(stray_, Problem::stray_text);
    stray_ = 0;
}

/// The end of something that has not begun: the text before it is a part of it.
void Reader::State::take_end(const Line& line)
{
    read_log.report_problem(stray_ != 0 ? stray_ : line.number, Problem::end_without_begin);
    stray_ = 0;
}

void Reader::State::take_other(const Line& line)
{
    if (skip_blanks(line.text, 0) == line.text.size()) return;
    has_text_ = true;
    if (!goes_on_ && stray_ == 0) stray_ = line.number;
}

Reader::Reader(Callback on_message) : state_(std::make_unique<State>(std::move(on_message))) {}
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

bool Reader::feed(std::string_view chunk) { return state_->feed(chunk); }

void Reader::finish() { state_->finish(); }

bool Reader::pending() const { return state_->pending(); }

Input Reader::input() const { return state_->read_log.input; }

Encoding Reader::encoding() const { return state_->decoder.encoding(); }

const Totals& Reader::totals() const { return state_->read_log.totals; }

const std::vector<Loss>& Reader::losses() const { return state_->read_log.losses; }

} // namespace icewarn::log
