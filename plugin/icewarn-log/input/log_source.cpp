// SPDX-License-Identifier: GPL-2.0-or-later
// Reading in pieces until there is a message.
#include "icewarn-log/input/log_source.hpp"

#include <cerrno>
#include <utility>

namespace icewarn::tool {
namespace {

constexpr std::size_t piece = 64 << 10; ///< bytes that are read at a time

} // namespace

system::Descriptor open_log(const std::string& path, std::string& problem)
{
    system::Descriptor file = path == "-" ? system::duplicate(system::Stream::input) : system::open_to_read(path);
    const auto status = file.valid() ? system::status_of(file.get()) : std::nullopt;
    if (!status) problem = system::error_text(errno);
    else if (status->type == system::FileType::folder) problem = system::error_text(EISDIR);
    else return file;
    return system::Descriptor();
}

LogSource::LogSource(std::string path, std::optional<std::int64_t> utc_offset)
    : path_(std::move(path)), name_(path_ == "-" ? "standard input" : path_), file_(open_log(path_, problem_)),
      at_end_(!file_.valid()), clock_(utc_offset),
      reader_(std::make_unique<log::Reader>([this](const log::Message& message) { keep(message); }))
{
    buffer_.resize(piece);
}

std::optional<system::FileStatus> LogSource::status() const
{
    return file_.valid() ? system::status_of(file_.get()) : system::status_of(path_);
}

const KeptMessage* LogSource::front()
{
    while (next_ == messages_.size() && !at_end_) read_on();
    return next_ == messages_.size() ? nullptr : &messages_[next_];
}

void LogSource::keep(const log::Message& message)
{
    places_.push_back({kept_.size(), message.bytes.size()});
    kept_ += message.bytes;
    messages_.push_back({message, clock_.time_of(message)});
}

/// Reads a piece of the log and keeps its messages instead of those of the piece before.
void LogSource::read_on()
{
    messages_.clear();
    places_.clear();
    kept_.clear();
    next_ = 0;
    const std::ptrdiff_t size = system::read_some(file_.get(), buffer_.data(), buffer_.size());
    if (size < 0) problem_ = system::error_text(errno);
    if (size > 0) bytes_read_ += static_cast<std::uint64_t>(size);
    at_end_ = size <= 0 || !reader_->feed({buffer_.data(), static_cast<std::size_t>(size)});
    if (at_end_) reader_->finish();
    for (std::size_t i = 0; i < messages_.size(); ++i)
        messages_[i].message.bytes = std::string_view(kept_).substr(places_[i].begin, places_[i].size);
}

} // namespace icewarn::tool
