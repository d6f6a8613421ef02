// SPDX-License-Identifier: GPL-2.0-or-later
// Reading in pieces until there is a message.
#include "icewarn-log/input/log_source.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib.h>

#include <cerrno>
#include <utility>

#include "capture/log_packets.hpp"

namespace icewarn::tool {
namespace {

constexpr std::size_t piece = 64 << 10; ///< bytes that are read at a time

} // namespace

Descriptor::~Descriptor()
{
    if (valid()) ::close(fd_);
}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept
{
    if (this != &other) {
        if (valid()) ::close(fd_);
        fd_ = other.release();
    }
    return *this;
}

int Descriptor::release() { return std::exchange(fd_, -1); }

Descriptor open_log(const std::string& path, std::string& problem)
{
    Descriptor file(path == "-" ? ::dup(STDIN_FILENO) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat status {};
    if (!file.valid() || ::fstat(file.get(), &status) != 0) problem = g_strerror(errno);
    else if (S_ISDIR(status.st_mode)) problem = g_strerror(EISDIR);
    else return file;
    return Descriptor();
}

LogSource::LogSource(std::string path, std::optional<std::int64_t> utc_offset)
    : path_(std::move(path)), name_(path_ == "-" ? "standard input" : base_name(path_)),
      file_(open_log(path_, problem_)), at_end_(!file_.valid()), clock_(utc_offset),
      reader_(std::make_unique<log::Reader>([this](const log::Message& message) { keep(message); }))
{
    buffer_.resize(piece);
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
    ssize_t size = 0;
    do size = ::read(file_.get(), buffer_.data(), buffer_.size());
    while (size < 0 && errno == EINTR);
    if (size < 0) problem_ = g_strerror(errno);
    if (size > 0) bytes_read_ += static_cast<std::uint64_t>(size);
    at_end_ = size <= 0 || !reader_->feed({buffer_.data(), static_cast<std::size_t>(size)});
    if (at_end_) reader_->finish();
    for (std::size_t i = 0; i < messages_.size(); ++i)
        messages_[i].message.bytes = std::string_view(kept_).substr(places_[i].begin, places_[i].size);
}

} // namespace icewarn::tool
