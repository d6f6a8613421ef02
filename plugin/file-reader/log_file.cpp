// SPDX-License-Identifier: GPL-2.0-or-later
// Line by line, so that it is known where in the file each message begins and ends. Where lines do not end in LF, or
// are long, pieces of the file take their place.
#include "file-reader/log_file.hpp"

#include <algorithm>
#include <utility>

namespace icewarn {
namespace {

constexpr std::size_t piece_size = 64 << 10;

std::unique_ptr<LogMessage> copy_of(const log::Message& message)
{
    auto copy = std::make_unique<LogMessage>();
    copy->message = message;
    copy->bytes = message.bytes;
    copy->message.bytes = copy->bytes;
    copy->place.line = message.line;
    return copy;
}

/// What tells a reader that begins in the middle how the log is encoded.
std::string_view byte_order_mark(log::Encoding encoding)
{
    switch (encoding) {
    case log::Encoding::utf16_little: return "\xff\xfe";
    case log::Encoding::utf16_big: return "\xfe\xff";
    default: return "";
    }
}

bool is_utf16(log::Encoding encoding)
{
    return encoding == log::Encoding::utf16_little || encoding == log::Encoding::utf16_big;
}

} // namespace

LogFile::LogFile() : reader_([this](const log::Message& message) { keep(message); }), buffer_(piece_size) {}

LogFile::~LogFile() = default;

void LogFile::keep(const log::Message& message)
{
    queue_.push_back(copy_of(message));
    queue_.back()->place.index = new_messages_++;
    queue_.back()->place.time_ns = clock_.time_of(message);
}

/// Tells the messages that came out of what was fed last where they stand.
void LogFile::place_new_messages()
{
    for (auto message = queue_.end() - new_messages_; message != queue_.end(); ++message) {
        (*message)->place.begin = begin_;
        (*message)->place.end = position_;
    }
}

/// A message that ends with this line lies between `begin_` and the end of the line. If the line ended it by beginning
/// the next one, that next one begins with the line. Of a line that ends in CR the reader knows the end only when it
/// gets the next one: then it is the line before.
void LogFile::feed_line(std::string_view line)
{
    const std::uint64_t before = line_begin_;
    line_begin_ = position_;
    position_ += line.size();
    new_messages_ = 0;
    at_end_ = !reader_.feed(line);
    place_new_messages();
    if (!reader_.pending()) begin_ = position_;
    else if (new_messages_ > 0) begin_ = ending_ == '\r' ? before : line_begin_;
}

/// The size of the line that begins in `line_` and goes on in `piece`; npos when it does not end there. A line of
/// UTF-16 ends between two of its code units, which begin at even offsets.
std::size_t LogFile::line_end(std::string_view piece) const
{
    const std::size_t ending = piece.find(ending_);
    if (ending == std::string_view::npos) return ending;
    const std::uint64_t offset = position_ + line_.size() + ending + 1;
    const std::size_t size = ending + 1 + (is_utf16(reader_.encoding()) ? offset % 2 : 0);
    return size <= piece.size() ? size : std::string_view::npos;
}

void LogFile::feed_lines(std::string_view rest)
{
    while (!rest.empty() && !at_end_) {
        const std::size_t end = line_end(rest);
        line_ += rest.substr(0, end);
        rest.remove_prefix(std::min(end, rest.size()));
        if (end == std::string_view::npos) break;
        feed_line(line_);
        line_.clear();
    }
}

/// What was taken for the beginning of a line is too long for one, or the end of the log: are these lines that end in
/// CR?
void LogFile::feed_rest()
{
    const std::string rest = std::move(line_);
    line_.clear();
    if (rest.find('\r') != std::string::npos) ending_ = '\r';
    feed_lines(rest);
    if (line_.size() < piece_size) return;
    feed_line(line_);
    line_.clear();
}

bool LogFile::feed_piece(const Source& source)
{
    const std::size_t size = source(buffer_.data(), buffer_.size());
    feed_lines({buffer_.data(), size});
    if (line_.size() >= piece_size) feed_rest();
    return size > 0;
}

void LogFile::finish()
{
    if (!at_end_) feed_rest();
    if (!at_end_) feed_line(line_);
    new_messages_ = 0;
    reader_.finish();
    place_new_messages();
    at_end_ = true;
    finished_ = true;
}

const LogMessage* LogFile::read(const Source& source)
{
    while (queue_.empty() && !finished_)
        if (at_end_ || !feed_piece(source)) finish();
    if (queue_.empty()) return nullptr;
    current_ = std::move(queue_.front());
    queue_.pop_front();
    return current_.get();
}

std::unique_ptr<LogMessage> LogFile::read_again(const Place& place, std::string_view piece) const
{
    std::unique_ptr<LogMessage> found;
    std::uint32_t index = 0;
    log::Reader reader([&](const log::Message& message) {
        if (index++ == place.index) found = copy_of(message);
    });
    if (place.begin > 0) reader.feed(byte_order_mark(reader_.encoding()));
    reader.feed(piece);
    reader.finish();
    if (found) {
        found->place = place;
        found->message.line = place.line;
    }
    return found;
}

} // namespace icewarn
