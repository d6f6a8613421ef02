// SPDX-License-Identifier: GPL-2.0-or-later
// A log that is read one message at a time, so that several can be merged in constant memory.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "log/reader.hpp"
#include "capture/clock.hpp"
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

class LogSource {
public:
    /// @param path        "-" is standard input
    /// @param utc_offset  see Clock
    LogSource(std::string path, std::optional<std::int64_t> utc_offset);
    LogSource(const LogSource&) = delete;
    LogSource& operator=(const LogSource&) = delete;

    /// The next message; a null pointer at the end of the log, and after an error. Valid until the one after it is
    /// asked for.
    const KeptMessage* front();
    void pop() { ++next_; }

    const std::string& path() const { return path_; }
    const std::string& name() const { return name_; }       ///< the path as given, which tells logs of one name apart
    const std::string& problem() const { return problem_; } ///< why the log cannot be read (on); empty when it can
    const log::Reader& reader() const { return *reader_; }
    int descriptor() const { return file_.get(); }
    std::optional<system::FileStatus> status() const; ///< of the file, whether it can be read or not
    std::uint64_t bytes_read() const { return bytes_read_; }
    std::int64_t utc_offset() const { return clock_.offset(); } ///< see Clock::offset()

private:
    /// Where the bytes of a message are in kept_.
    struct Place {
        std::size_t begin = 0;
        std::size_t size = 0;
    };

    void keep(const log::Message& message);
    void read_on();

    std::string path_;
    std::string name_;
    std::string problem_;
    system::Descriptor file_;
    std::vector<char> buffer_;
    std::uint64_t bytes_read_ = 0;
    bool at_end_ = false;
    Clock clock_;
    std::vector<KeptMessage> messages_; ///< those of the last piece that was read
    std::vector<Place> places_;         ///< of each of them
    std::string kept_;                  ///< the bytes of all of them
    std::size_t next_ = 0;              ///< index of the one that comes next
    std::unique_ptr<log::Reader> reader_;
};

} // namespace icewarn::tool
