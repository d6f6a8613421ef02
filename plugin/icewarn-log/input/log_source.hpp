// SPDX-License-Identifier: GPL-2.0-or-later
// A log that is read one message at a time, so that several can be merged in constant memory. Before it is begun and
// after its end it takes hardly more than its name.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "log/reader.hpp"
#include "capture/clock.hpp"
#include "icewarn-log/input/log_list.hpp"
#include "icewarn-log/input/server_records.hpp"
#include "icewarn-log/system.hpp"

namespace icewarn::tool {

/// Opens a file for reading; "-" is standard input.
/// @param problem  why it cannot be read, for people: "Is a directory"
system::Descriptor open_log(const std::string& path, std::string& problem);

/// A message and when it was logged.
struct KeptMessage {
    log::Message message;
    std::int64_t time_ns = 0; ///< nanoseconds since 1970-01-01 UTC
};

/// Messages whose bytes are not as many as the log or their Content-Length says.
struct OddSizes {
    std::uint64_t messages = 0;
    std::uint64_t first_line = 0; ///< of the first of them
};

class Anonymizer;

class LogSource {
public:
    /// @param anonymizer  changes the messages as they are read; a null pointer leaves them as they are
    explicit LogSource(ListedLog log, Anonymizer* anonymizer = nullptr);
    LogSource(const LogSource&) = delete;
    LogSource& operator=(const LogSource&) = delete;

    /// Whether the file is opened for each piece anew, so that more logs can be read than files can be open. What can
    /// be read once only, such as a pipe, stays open all the same.
    void set_frugal(bool frugal) { frugal_ = frugal; }

    /// Where records of servers go, as soon as they are read; without it they are counted only.
    void set_records(ServerRecords* records) { records_ = records; }

    /// The next message; a null pointer at the end of the log, and after an error. Valid until the one after it is
    /// asked for.
    const KeptMessage* front();
    void pop() { ++next_; }

    /// Forgets all that was read, if it can be read again; to be called before pop().
    void rewind();

    const std::string& path() const { return log_.path; }
    /// For outputs: the path as given, which tells logs of one name apart, or what stands for it.
    const std::string& name() const { return name_; }
    const std::string& problem() const { return problem_; } ///< why the log cannot be read (on); empty when it can
    bool found() const { return log_.found; }               ///< see ListedLog

    /// Why the log gave nothing, or not all, after its end; empty when there is nothing to complain of.
    std::string complaint() const;

    /// It had no messages, but something else that is told.
    void set_told() { told_ = true; }

    /// Of the reader, after the end of the log.
    const log::Totals& totals() const { return totals_; }
    const std::vector<log::Loss>& losses() const { return losses_; }
    log::Input input() const { return input_; }
    const std::string& description() const { return description_; } ///< what the input is, to be put into a sentence
    OddSizes odd_sizes() const { return odd_sizes_; }

    std::optional<system::FileStatus> status() const; ///< of the file, whether it can be read or not
    /// The whole of a log in which no message was found; empty where that is too large for something that was pasted.
    std::string pasted_text() const;

    std::uint64_t bytes_read() const { return bytes_read_; }
    std::int64_t utc_offset() const { return clock_.offset(); } ///< see Clock::offset()

private:
    /// Where the bytes of a message are in kept_.
    struct Place {
        std::size_t begin = 0;
        std::size_t size = 0;
    };

    void begin();
    void start_reader(std::string_view first_piece);
    void keep(const log::Message& message);
    void keep(log::Event event);
    void drop_kept();
    void read_on();
    bool open_again();
    void end();

    ListedLog log_;
    Anonymizer* anonymizer_;
    ServerRecords* records_ = nullptr;
    std::uint64_t last_record_ = 0; ///< line of the last one that was handed on, also before rewind()
    std::string name_;
    std::string problem_;
    system::Descriptor file_;
    bool frugal_ = false;
    bool regular_ = false; ///< it can be opened again
    bool begun_ = false;
    bool at_end_ = false;
    bool told_ = false;
    std::uint64_t bytes_read_ = 0;
    Clock clock_;
    std::vector<KeptMessage> messages_; ///< those of the last piece that was read
    std::vector<Place> places_;         ///< of each of them
    std::string kept_;                  ///< the bytes of all of them
    std::string beginning_;             ///< of what cannot be read again, while no message has been found
    std::size_t next_ = 0;              ///< index of the one that comes next
    std::unique_ptr<log::Reader> reader_;
    log::Totals totals_;
    std::vector<log::Loss> losses_;
    log::Input input_ = log::Input::undecided;
    std::string description_;
    OddSizes odd_sizes_;
};

} // namespace icewarn::tool
