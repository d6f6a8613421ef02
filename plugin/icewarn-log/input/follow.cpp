// SPDX-License-Identifier: GPL-2.0-or-later
// Following by looking again, which works on network drives too.
#include "icewarn-log/input/follow.hpp"

#include <algorithm>
#include <cerrno>
#include <utility>

#include "icewarn-log/output/say.hpp"

namespace icewarn::tool {
namespace {

constexpr std::size_t piece = 256 << 10;    ///< bytes that are read at a time
constexpr std::size_t known = 4 << 10;      ///< bytes at the beginning and at the end by which a file is known again
constexpr std::size_t enough = 4 << 10;     ///< bytes of text in which a log would have shown itself
constexpr std::size_t head_size = 64 << 10; ///< bytes that are kept to tell what the file is

bool is_log(log::Input input)
{
    return input == log::Input::client || input == log::Input::server || input == log::Input::text;
}

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
    if (!file.valid()) {
        if (!file_.valid()) problem_ = problem;
        else if (complained_ != problem) say(path_ + " was replaced: " + problem + ". Waiting for a log.");
        complained_ = problem;
        return false;
    }
    if (reader_) reader_->finish();
    file_ = std::move(file);
    complained_.clear();
    start_reader();
    return true;
}

void LogFollower::start_reader()
{
    position_ = 0;
    seen_ = {};
    head_.clear();
    tail_.clear();
    ignored_ = false;
    reader_ = std::make_unique<log::Reader>([this](const log::Message& message) {
        if (live_) on_message_(message);
    });
}

void LogFollower::start_again(const char* why)
{
    say(path_ + why + ": it is read again from its beginning.");
    reader_->finish();
    system::seek(file_.get(), 0);
    start_reader();
}

LogFollower::Step LogFollower::read_on()
{
    if (!problem_.empty()) return Step::failed;
    if (is_rewritten()) {
        start_again(" was written anew");
        return Step::read;
    }
    const std::ptrdiff_t size = system::read_some(file_.get(), buffer_.data(), buffer_.size());
    if (size < 0 && errno == EINTR) return Step::waited;
    if (size < 0) {
        problem_ = system::error_text(errno);
        return Step::failed;
    }
    if (size == 0) {
        live_ = true;
        return check_file();
    }
    if (feed({buffer_.data(), static_cast<std::size_t>(size)})) return Step::read;
    return give_up_on(std::string(reader_->description()));
}

bool LogFollower::feed(std::string_view bytes)
{
    position_ += bytes.size();
    head_ += bytes.substr(0, head_size - std::min(head_size, head_.size()));
    tail_ = (tail_ + std::string(bytes.substr(bytes.size() - std::min(bytes.size(), known))));
    tail_.erase(0, tail_.size() - std::min(tail_.size(), known));
    if (ignored_ || reader_->feed(bytes)) {
        was_log_ = was_log_ || is_log(reader_->input());
        return true;
    }
    return false;
}

/// What is no log from the beginning is an error; what came in place of one may give way to one again.
LogFollower::Step LogFollower::give_up_on(const std::string& what)
{
    if (!was_log_) {
        problem_ = what;
        return Step::failed;
    }
    say(path_ + " was replaced: " + what + ". Waiting for a log.");
    ignored_ = true;
    return Step::read;
}

/// Cut and written again to the same size or more between two looks: the bytes that were read are others now.
bool LogFollower::is_rewritten()
{
    const auto status = system::status_of(file_.get());
    if (!status || status->type != system::FileType::regular || position_ == 0) return false;
    const bool changed = status->modified_ns != seen_.modified_ns || status->size != seen_.size;
    seen_ = *status;
    if (!changed || status->size < position_) return false;
    const bool same = holds(0, head_.substr(0, known)) && holds(position_ - tail_.size(), tail_);
    system::seek(file_.get(), position_);
    return !same;
}

bool LogFollower::holds(std::uint64_t offset, const std::string& expected)
{
    std::string found(expected.size(), '\0');
    if (!system::seek(file_.get(), offset)) return false;
    std::size_t size = 0;
    while (size < found.size()) {
        const std::ptrdiff_t got = system::read_some(file_.get(), found.data() + size, found.size() - size);
        if (got <= 0) return false;
        size += static_cast<std::size_t>(got);
    }
    return found == expected;
}

/// What the file is, when that is no log and it is of no use to wait for more of it; empty otherwise.
std::string LogFollower::find_foreign() const
{
    if (ignored_ || reader_->input() != log::Input::undecided || position_ == 0) return "";
    log::Reader trial([](const log::Message&) {});
    trial.feed(head_);
    trial.finish();
    const bool hopeless = trial.input() == log::Input::binary || trial.input() == log::Input::other_product ||
                          (trial.input() == log::Input::unknown && position_ >= enough);
    return hopeless ? std::string(trial.description()) : "";
}

/// At the end of the file: what it is, whether it has become shorter than what was read of it, and whether it is still
/// the one of that name.
LogFollower::Step LogFollower::check_file()
{
    const auto open_file = system::status_of(file_.get());
    if (!open_file) return Step::waited;
    if (open_file->type == system::FileType::regular && open_file->size < position_) {
        start_again(" has become shorter");
        return Step::read;
    }
    const Step step = check_name(*open_file);
    if (step == Step::read) return step;
    const std::string foreign = find_foreign();
    return foreign.empty() ? step : give_up_on(foreign);
}

LogFollower::Step LogFollower::check_name(const system::FileStatus& open_file)
{
    // A log may be away for a moment while it is being replaced.
    const auto named_file = system::status_of(path_);
    if (!named_file || named_file->identity == open_file.identity) return Step::waited;
    return open() ? Step::read : Step::waited;
}

void LogFollower::finish()
{
    if (problem_.empty()) reader_->finish();
}

} // namespace icewarn::tool
