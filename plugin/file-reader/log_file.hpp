// SPDX-License-Identifier: GPL-2.0-or-later
// A log as Wireshark opens a file: once from beginning to end, and then any of its messages again. Knows nothing of
// Wireshark, so that reading at random can be tried without it.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "log/reader.hpp"
#include "capture/clock.hpp"

namespace icewarn {

/// Where a message stands in the file, and what only the whole log tells of it.
struct Place {
    std::uint64_t begin = 0; ///< offset of a piece of the log that gives this message when it is read alone
    std::uint64_t end = 0;   ///< offset behind that piece
    std::uint32_t index = 0; ///< among the messages of the piece
    std::uint64_t line = 0;
    std::int64_t time_ns = 0; ///< nanoseconds since 1970-01-01 UTC
};

struct LogMessage {
    log::Message message;
    std::string bytes;
    Place place;
};

class LogFile {
public:
    /// Gives the next bytes of the file: fills the buffer and returns how many there were, 0 at the end.
    using Source = std::function<std::size_t(char* buffer, std::size_t size)>;

    LogFile();
    ~LogFile();
    LogFile(const LogFile&) = delete;
    LogFile& operator=(const LogFile&) = delete;

    /// Reads on to the next message.
    /// @return a null pointer at the end; what is returned is valid until the next call
    const LogMessage* read(const Source& source);

    /// Reads one message again.
    /// @param piece  the bytes of the file from place.begin to place.end
    /// @return a null pointer when they are not what they were
    std::unique_ptr<LogMessage> read_again(const Place& place, std::string_view piece) const;

    const log::Reader& reader() const { return reader_; }

private:
    void keep(const log::Message& message);
    void place_new_messages();
    void feed_line(std::string_view line);
    std::size_t line_end(std::string_view piece) const;
    void feed_lines(std::string_view rest);
    void feed_rest();
    bool feed_piece(const Source& source);
    void finish();

    log::Reader reader_;
    Clock clock_;
    std::vector<char> buffer_;
    std::string line_;
    std::uint64_t position_ = 0;   ///< of the end of what was fed
    std::uint64_t line_begin_ = 0; ///< of the line that was fed last
    std::uint64_t begin_ = 0;      ///< where reading could have begun to get the next message
    std::deque<std::unique_ptr<LogMessage>> queue_;
    std::unique_ptr<LogMessage> current_;
    std::uint32_t new_messages_ = 0; ///< of the line that is being fed
    char ending_ = '\n';             ///< of a line: CR where no LF comes for long
    bool at_end_ = false;            ///< nothing more is fed
    bool finished_ = false;
};

} // namespace icewarn
