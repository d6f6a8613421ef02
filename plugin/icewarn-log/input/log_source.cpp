// SPDX-License-Identifier: GPL-2.0-or-later
// Reading in pieces until there is a message.
#include "icewarn-log/input/log_source.hpp"

#include <algorithm>
#include <cerrno>
#include <utility>

#include "icewarn-log/anonymize/anonymizer.hpp"
#include "log/manner.hpp"

namespace icewarn::tool {
namespace {

constexpr std::size_t piece = 64 << 10; ///< bytes that are read at a time

constexpr std::size_t most_pasted = 4U << 20; ///< bytes of a text that somebody saved

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

LogSource::LogSource(ListedLog log, Anonymizer* anonymizer)
    : log_(std::move(log)), anonymizer_(anonymizer), name_(log_.path == "-" ? "standard input" : log_.path),
      clock_(log_.utc_offset, log_.correction)
{
    if (anonymizer != nullptr) name_ = anonymizer->log_name(log_.path);
}

std::optional<system::FileStatus> LogSource::status() const
{
    if (file_.valid()) return system::status_of(file_.get());
    if (log_.path != "-") return system::status_of(log_.path);
    const system::Descriptor input = system::duplicate(system::Stream::input);
    return system::status_of(input.get());
}

std::string LogSource::complaint() const
{
    if (!problem_.empty()) return problem_;
    if (totals_.messages > 0 || told_) return "";
    const bool known = input_ == log::Input::client || input_ == log::Input::server;
    if (log_.found && !known) return "";
    return description_ + (known ? ", but there is no SIP message in it" : "");
}

const KeptMessage* LogSource::front()
{
    if (!begun_) begin();
    while (next_ == messages_.size() && !at_end_) read_on();
    if (next_ < messages_.size()) return &messages_[next_];
    drop_kept();
    return nullptr;
}

void LogSource::begin()
{
    begun_ = true;
    file_ = open_log(log_.path, problem_);
    at_end_ = !file_.valid();
    if (at_end_) return;
    const auto status = system::status_of(file_.get());
    regular_ = log_.path != "-" && status && status->type == system::FileType::regular;
}

void LogSource::start_reader(std::string_view first_piece)
{
    log::Reader::Callbacks callbacks;
    callbacks.on_message = [this](const log::Message& message) { keep(message); };
    if (records_ != nullptr) callbacks.on_event = [this](const log::Event& event) { keep(event); };
    reader_ = std::make_unique<log::Reader>(std::move(callbacks), log::find_manner(first_piece));
}

void LogSource::rewind()
{
    if (!regular_ || next_ == messages_.size()) return;
    drop_kept();
    at_end_ = false;
    file_.close();
    reader_.reset();
    clock_ = Clock(log_.utc_offset, log_.correction);
    odd_sizes_ = {};
    bytes_read_ = 0;
    begun_ = false;
}

void LogSource::keep(const log::Message& message)
{
    messages_.push_back({message, clock_.time_of(message)});
    const std::size_t begin = kept_.size();
    if (anonymizer_ == nullptr) kept_ += message.bytes;
    else kept_ += anonymizer_->message(message.bytes);
    places_.push_back({begin, kept_.size() - begin});
    if (anonymizer_ != nullptr) {
        anonymizer_->peer(messages_.back().message.local);
        anonymizer_->peer(messages_.back().message.remote);
    }
    if (!message.remarks.size_differs && !message.remarks.body_size_differs) return;
    if (++odd_sizes_.messages == 1) odd_sizes_.first_line = message.line;
}

void LogSource::keep(log::Event event)
{
    if (event.line <= last_record_) return;
    last_record_ = event.line;
    if (anonymizer_ != nullptr) anonymizer_->event(event);
    const std::int64_t time_ns = event.time_ns ? clock_.to_utc(*event.time_ns) : no_time;
    records_->add({std::move(event), time_ns, name_, false});
}

/// The memory as well: of many logs, few are read at a time.
void LogSource::drop_kept()
{
    next_ = 0;
    messages_ = {};
    places_ = {};
    kept_ = {};
}

bool LogSource::open_again()
{
    if (file_.valid()) return true;
    file_ = open_log(log_.path, problem_);
    if (!file_.valid()) return false;
    if (system::seek(file_.get(), bytes_read_)) return true;
    problem_ = system::error_text(errno);
    return false;
}

/// Reads a piece of the log and keeps its messages instead of those of the piece before.
void LogSource::read_on()
{
    static thread_local std::vector<char> buffer(piece);
    messages_.clear();
    places_.clear();
    kept_.clear();
    next_ = 0;
    std::ptrdiff_t size = -1;
    if (open_again()) {
        size = system::read_some(file_.get(), buffer.data(), buffer.size());
        if (size < 0) problem_ = system::error_text(errno);
    }
    if (!reader_) start_reader({buffer.data(), static_cast<std::size_t>(std::max<std::ptrdiff_t>(size, 0))});
    if (size > 0) {
        bytes_read_ += static_cast<std::uint64_t>(size);
        const bool may_be_pasted = !regular_ && reader_->totals().messages == 0 && bytes_read_ <= most_pasted;
        if (may_be_pasted) beginning_.append(buffer.data(), static_cast<std::size_t>(size));
        else beginning_ = {};
    }
    at_end_ = size <= 0 || !reader_->feed({buffer.data(), static_cast<std::size_t>(size)});
    if (at_end_) end();
    else if (frugal_ && regular_) file_.close();
    for (std::size_t i = 0; i < messages_.size(); ++i)
        messages_[i].message.bytes = std::string_view(kept_).substr(places_[i].begin, places_[i].size);
}

std::string LogSource::pasted_text() const
{
    if (!regular_ || bytes_read_ > most_pasted) return beginning_;
    std::string text;
    std::string problem;
    const system::Descriptor file = open_log(log_.path, problem);
    std::vector<char> buffer(piece);
    for (std::ptrdiff_t size = 1; size > 0 && file.valid() && text.size() <= most_pasted;) {
        size = system::read_some(file.get(), buffer.data(), buffer.size());
        if (size > 0) text.append(buffer.data(), static_cast<std::size_t>(size));
    }
    return text;
}

/// What of the reader is asked for later stays, the reader goes.
void LogSource::end()
{
    reader_->finish();
    totals_ = reader_->totals();
    losses_ = reader_->losses();
    input_ = reader_->input();
    description_ = reader_->description();
    reader_.reset();
    file_.close();
}

} // namespace icewarn::tool
