// SPDX-License-Identifier: GPL-2.0-or-later
// In pieces, with a checkpoint each mebibyte. The messages between two of them are kept when one is asked for, since
// Wireshark asks for its neighbours next.
#include "file-reader/log_file.hpp"

#include <algorithm>
#include <utility>

namespace icewarn {
namespace {

constexpr std::size_t piece_size = 64 << 10;
constexpr std::uint64_t stretch_size = 1 << 20; ///< bytes of the file between two checkpoints

} // namespace

LogFile::LogFile() : reader_(reader_for({})), buffer_(piece_size) { add_checkpoint(); }

log::Reader LogFile::reader_for(log::Manner manner)
{
    return log::Reader(
        {[this](const log::Message& message) { queue_.emplace_back(message, clock_.time_of(message), messages_++); },
         {},
         {}},
        manner);
}

void LogFile::add_checkpoint()
{
    checkpoints_.push_back({position_, messages_, clock_, log::Reader(reader_, log::Reader::Callbacks{})});
}

const LogMessage* LogFile::read(const Source& source)
{
    if (std::exchange(given_, false)) queue_.pop_front();
    while (queue_.empty() && !finished_) {
        const std::size_t size = source(buffer_.data(), buffer_.size());
        if (position_ == 0 && size > 0) {
            reader_ = reader_for(log::find_manner({buffer_.data(), size}));
            checkpoints_.clear();
            add_checkpoint();
        }
        position_ += size;
        if (size > 0 && reader_.feed({buffer_.data(), size})) {
            if (position_ - checkpoints_.back().offset >= stretch_size) add_checkpoint();
        } else {
            finished_ = true;
            reader_.finish();
        }
    }
    given_ = !queue_.empty();
    return given_ ? &queue_.front() : nullptr;
}

const LogMessage* LogFile::read_again(std::size_t index, const SourceAt& source)
{
    if (index >= messages_) return nullptr;
    auto next = std::upper_bound(checkpoints_.begin(), checkpoints_.end(), index,
                                 [](std::size_t i, const Checkpoint& checkpoint) { return i < checkpoint.messages; });
    const Checkpoint& from = *std::prev(next);
    const bool last = next == checkpoints_.end();
    const std::uint64_t end = last ? position_ : next->offset;
    const bool finished = last && finished_;
    const bool kept = stretch_.from == &from && stretch_.end == end && stretch_.finished == finished;
    if (!kept) read_stretch(from, end, finished, source);
    const std::size_t at = index - from.messages;
    return at < stretch_.messages.size() ? &stretch_.messages[at] : nullptr;
}

void LogFile::read_stretch(const Checkpoint& from, std::uint64_t end, bool finished, const SourceAt& source)
{
    stretch_ = {};
    Clock clock = from.clock;
    std::size_t index = from.messages;
    log::Reader reader(from.reader, {[&](const log::Message& message) {
                                         stretch_.messages.emplace_back(message, clock.time_of(message), index++);
                                     },
                                     {},
                                     {}});
    std::vector<char> buffer(piece_size);
    for (std::uint64_t offset = from.offset; offset < end;) {
        const auto room = static_cast<std::size_t>(std::min<std::uint64_t>(buffer.size(), end - offset));
        const std::size_t size = source(offset, buffer.data(), room);
        if (size == 0) return; // the file has become shorter
        offset += size;
        if (!reader.feed({buffer.data(), size})) break;
    }
    if (finished) reader.finish();
    stretch_.from = &from;
    stretch_.end = end;
    stretch_.finished = finished;
}

} // namespace icewarn
