// SPDX-License-Identifier: GPL-2.0-or-later
// Following by looking again, which works on network drives too.
#include "icewarn-log/input/follow.hpp"

#include <cerrno>
#include <utility>

#include "icewarn-log/output/say.hpp"

namespace icewarn::tool {
namespace {

constexpr std::size_t piece = 256 << 10; ///< bytes that are read at a time

} // namespace

LogFollower::LogFollower(std::string path, bool from_end, log::Reader::Callback on_message)
    : path_(std::move(path)), on_message_(std::move(on_message)), live_(!from_end), buffer_(piece)
{
    open();
}

bool LogFollower::open()
{
    std::string problem;
    system::Descriptor file = open_log(path_, problem);
    // A log may be away for a moment while it is being replaced.
    if (!file_.valid()) problem_ = problem;
    if (!file.valid()) return false;
    file_ = std::move(file);
    start_reader();
    return true;
}

void LogFollower::start_reader()
{
    position_ = 0;
    reader_ = std::make_unique<log::Reader>([this](const log::Message& message) {
        if (live_) on_message_(message);
    });
}

LogFollower::Step LogFollower::read_on()
{
    if (!problem_.empty()) return Step::failed;
    const std::ptrdiff_t size = system::read_some(file_.get(), buffer_.data(), buffer_.size());
    if (size < 0 && errno == EINTR) return Step::waited;
    if (size < 0) {
        problem_ = system::error_text(errno);
        return Step::failed;
    }
    if (size == 0) {
        live_ = true;
        return look_at_file();
    }
    position_ += static_cast<std::uint64_t>(size);
    if (reader_->feed({buffer_.data(), static_cast<std::size_t>(size)})) return Step::read;
    problem_ = log::describe(reader_->input());
    return Step::failed;
}

/// At the end of the file: whether it is still the one, and has not become shorter than what was read of it.
LogFollower::Step LogFollower::look_at_file()
{
    const auto open_file = system::status_of(file_.get());
    if (!open_file) return Step::waited;
    if (open_file->size < position_) {
        say(path_ + " has become shorter: it is read again from its beginning.");
        reader_->finish();
        system::seek(file_.get(), 0);
        start_reader();
        return Step::read;
    }
    const auto named_file = system::status_of(path_);
    if (!named_file || named_file->identity == open_file->identity) return Step::waited;
    reader_->finish();
    return open() ? Step::read : Step::waited;
}

void LogFollower::finish()
{
    if (problem_.empty()) reader_->finish();
}

} // namespace icewarn::tool
