// SPDX-License-Identifier: GPL-2.0-or-later
// The way of the bytes: encoding, lines, blocks of a client log or records of a server log.
#include "log/reader.hpp"

#include <algorithm>
#include <utility>

#include "icewarn/ascii.hpp"
#include "icewarn/sip_head.hpp"
#include "log/lines/file_kinds.hpp"
#include "log/reader_state.hpp"
#include "log/records/client_entries.hpp"
#include "log/records/stamp.hpp"

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
    case Input::text: return "text with SIP messages";
    case Input::other_product: return "a log of another product, such as Avaya Contact Center";
    case Input::binary: return "binary data, no text log";
    case Input::unknown: return "not a Lync or Skype for Business log";
    }
    return "";
}

/// What is compressed by gzip is read as what it holds.
bool Reader::State::feed(std::string_view chunk)
{
    if (magic_.size() < 2) {
        const std::size_t take = std::min(2 - magic_.size(), chunk.size());
        magic_.append(chunk.substr(0, take));
        chunk.remove_prefix(take);
        if (magic_.size() < 2) return true;
        if (Inflater::available() && Inflater::is_gzip(magic_)) inflater_ = std::make_unique<Inflater>();
        if (!feed_any(magic_)) return false;
    }
    return feed_any(chunk);
}

bool Reader::State::feed_any(std::string_view chunk)
{
    if (!inflater_) return feed_plain(chunk);
    for (std::string_view text; !stopped_ && inflater_->next(chunk, text);) feed_plain(text);
    return !stopped_ && !inflater_->damaged();
}

bool Reader::State::feed_plain(std::string_view chunk)
{
    std::string_view text;
    while (!stopped_ && decoder.next(chunk, text)) decode(text);
    read_log.totals.lines = splitter.lines();
    return !stopped_;
}

void Reader::State::finish()
{
    if (magic_.size() == 1) feed_plain(magic_);
    std::string_view text;
    while (!stopped_ && decoder.last(text)) decode(text);
    for (Line line; !stopped_ && splitter.last(line);) take_broken_line(line);
    for (Line line; !stopped_ && rejoined_.last(line);) take_line(line);
    if (!stopped_ && markup_.finish()) take_unmarked({{}, LineEnd::none, false, splitter.lines()});
    read_log.totals.lines = splitter.lines();
    read_log.totals.bad_characters += decoder.bad_units();
    if (inflater_ && !inflater_->complete())
        read_log.report_problem(std::max<std::uint64_t>(splitter.lines(), 1), Problem::gzip_damaged);
    if (std::exchange(stopped_, true)) return;
    client_.break_off(Problem::log_ends);
    server_.break_off(Problem::log_ends);
    text_.break_off();
    if (read_log.input != Input::undecided) take_entry();
    else if (is_binary() || has_nul_) read_log.input = Input::binary;
    else read_log.input = has_text_ ? Input::unknown : Input::empty;
}

void Reader::State::decode(std::string_view text)
{
    take_text(text);
    if (stopped_ || decoder.realigned() == realigned_) return;
    realigned_ = decoder.realigned();
    const std::uint64_t line = splitter.lines() + (splitter.pending() ? 1 : 0);
    read_log.report_problem(line - std::min(line - 1, decoder.lines_in_doubt()), Problem::alignment_lost, line);
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
    for (Line line; !stopped_; take_broken_line(line)) {
        if (!rejoined_.any()) take_blocks();
        if (!splitter.next(line)) break;
    }
}

/// Blocks of a client log that are as they should be and lie in one piece, as nearly all are, are read as a whole; what
/// stands between them is gone over.
void Reader::State::take_blocks()
{
    while (!client_.open() && !server_.open() && !text_.open() && !prefix_.any() && !markup_.any()) {
        read_log.unescaped = false;
        if (const SkippedEntries entries = skip_client_entries(splitter.rest()); entries.lines > 0) {
            splitter.skip(entries.bytes, entries.lines);
            read_log.recognise(Input::client);
            goes_on_ = true;
            take_entry();
        }
        const std::size_t lines = client_.take_block(splitter.rest(), splitter.lines() + 1);
        if (lines == 0) return;
        splitter.skip(client_.block_size(), lines);
        goes_on_ = false;
        take_entry();
    }
}

/// A line of a text that was broken at a fixed width may go on in the next one.
void Reader::State::take_broken_line(Line& line)
{
    if (!rejoined_.any()) return take_line(line);
    rejoined_.give(line);
    for (Line whole; !stopped_ && rejoined_.next(whole);) take_line(whole);
}

void Reader::State::take_line(Line& line)
{
    if (line.cut) read_log.report_problem(line.number, Problem::line_too_long);
    if (line.text.substr(0, byte_order_mark.size()) == byte_order_mark) // where logs were put one behind another
        line.text.remove_prefix(byte_order_mark.size());
    if (remove_colours(line.text, plain_)) line.text = plain_;
    strip(line);
    const Place where = place();
    if (where == Place::outside) read_log.unescaped = false; // what changed before belongs to no message
    if (markup_.take(line.text, where)) take_unmarked(line);
    else take_plain(line);
}

Place Reader::State::place() const
{
    if (client_.in_body() || server_.in_body() || text_.in_body()) return Place::body;
    return client_.open() || server_.open() || text_.open() ? Place::head : Place::outside;
}

/// The lines that a web page, a mail or JSON had in the place of this one.
void Reader::State::take_unmarked(const Line& line)
{
    for (const std::string_view text : markup_.lines()) {
        read_log.unescaped = true;
        Line piece{text, line.end == LineEnd::none ? LineEnd::lf : line.end, line.cut, line.number};
        if (!stopped_) take_plain(piece);
    }
}

void Reader::State::take_plain(Line& line)
{
    if (text_.open() && text_.take_inside(line)) return;
    if (client_.open() && line.text.substr(0, 3) == "TL_" && parse_record_header(line.text))
        client_.break_off(Problem::no_end);
    if (server_.open() && is_stamp(line.text, '|')) server_.break_off(Problem::no_end);

    const bool in_client = client_.open();
    if (in_client && client_.take_inside(line)) {
        goes_on_ = !client_.open() && client_.end_was_wrapped();
        return;
    }
    goes_on_ = goes_on_ || in_client; // the entry before this line has ended the message
    if (server_.open()) server_.take_inside(line);
    else take_outside(line);
}

/// Mails and searches put something before each line, also before those within a message.
void Reader::State::strip(Line& line)
{
    const bool inside = client_.open() || server_.open() || text_.open();
    if (!inside && !prefix_.any() && is_stamp(line.text, '|')) return; // as nearly always in a client log
    if (!inside || prefix_.any()) line.text = prefix_.strip(line.text, inside);
}

/// What stands in a line that begins no block and no record.
bool Reader::State::take_message(const Line& line)
{
    if (!text_.take_outside(line, server_.time_before(line))) return false;
    has_text_ = true;
    if (read_log.input == Input::client || read_log.input == Input::server) take_entry();
    else stray_ = 0;
    return true;
}

void Reader::State::take_outside(const Line& line)
{
    const bool in_entry = std::exchange(goes_on_, false);
    switch (client_.take_outside(line)) {
    case ClientLog::Outside::not_ours: break;
    case ClientLog::Outside::block: take_entry(); return;
    case ClientLog::Outside::entry:
        take_entry();
        if (line.text.find(sip_version) != std::string_view::npos) take_message(line);
        goes_on_ = true;
        return;
    case ClientLog::Outside::end: take_end(line); return;
    }
    switch (server_.take_outside(line)) {
    case ServerLog::Outside::not_ours:
        if (take_message(line)) return;
        goes_on_ = in_entry;
        take_other(line);
        return;
    case ServerLog::Outside::record: take_entry(); return;
    case ServerLog::Outside::entry:
        take_entry();
        take_message(line);
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
    if (stray_ != 0 && read_log.input != Input::text) read_log.report_problem(stray_, Problem::stray_text);
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
    if (read_log.callbacks.on_text) read_log.callbacks.on_text(line.text, line.number);
    if (!goes_on_ && stray_ == 0) stray_ = line.number;
    // Of text around messages nothing is told, but half of the bytes of UTF-16 are none.
    if (read_log.input != Input::text || other_encoding_ || line.text.find('\0') == std::string_view::npos) return;
    other_encoding_ = true;
    read_log.report_problem(line.number, Problem::stray_text);
}

Reader::Reader(Callback on_message) : Reader(Callbacks{std::move(on_message), {}, {}}) {}
Reader::Reader(Callbacks callbacks, Manner manner) : state_(std::make_unique<State>(std::move(callbacks), manner)) {}
Reader::Reader(const Reader& other, Callbacks callbacks)
    : state_(std::make_unique<State>(*other.state_, std::move(callbacks)))
{}
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

bool Reader::feed(std::string_view chunk) { return state_->feed(chunk); }

void Reader::finish() { state_->finish(); }

bool Reader::pending() const { return state_->pending(); }

Input Reader::input() const { return state_->read_log.input; }

std::string_view Reader::description() const
{
    const std::string_view kind = input() == Input::binary ? describe_kind(state_->decoder.head()) : std::string_view();
    return kind.empty() ? describe(input()) : kind;
}

Encoding Reader::encoding() const { return state_->decoder.encoding(); }

const Totals& Reader::totals() const { return state_->read_log.totals; }

const std::vector<Loss>& Reader::losses() const { return state_->read_log.losses; }

} // namespace icewarn::log
