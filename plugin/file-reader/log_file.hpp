// SPDX-License-Identifier: GPL-2.0-or-later
// A log as Wireshark opens a file: once from beginning to end, and then any of its messages again. Both go through the
// same reader: the first reading leaves copies of it behind, each with all that it held at that place, and a later one
// goes on from the copy before its message. Knows nothing of Wireshark, so that reading at random can be tried without
// it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "capture/clock.hpp"
#include "log/reader.hpp"

namespace icewarn {

struct LogMessage {
    log::Message message;
    std::string bytes;        ///< what message.bytes is a view of
    std::int64_t time_ns = 0; ///< nanoseconds since 1970-01-01 UTC; no_time where it is unknown
    std::size_t index = 0;    ///< among the messages of the log

    LogMessage(const log::Message& from, std::int64_t time, std::size_t number)
        : message(from), bytes(from.bytes), time_ns(time), index(number)
    {
        message.bytes = bytes;
    }
    LogMessage(const LogMessage&) = delete;
    LogMessage& operator=(const LogMessage&) = delete;
};

class LogFile {
public:
    /// Gives the next bytes of the file: fills the buffer and returns how many there were, 0 at the end.
    using Source = std::function<std::size_t(char* buffer, std::size_t size)>;

    /// Gives bytes from an offset on, in the same way.
    using SourceAt = std::function<std::size_t(std::uint64_t offset, char* buffer, std::size_t size)>;

    LogFile();
    LogFile(const LogFile&) = delete;
    LogFile& operator=(const LogFile&) = delete;

    /// Reads on to the next message.
    /// @return a null pointer at the end; what is returned is valid until the next call
    const LogMessage* read(const Source& source);

    /// Reads one message again that read() has given.
    /// @return a null pointer when the bytes are not what they were; else valid until the next call
    const LogMessage* read_again(std::size_t index, const SourceAt& source);

    const log::Reader& reader() const { return reader_; }

private:
    /// What the first reading was at an offset of the file.
    struct Checkpoint {
        std::uint64_t offset;
        std::size_t messages; ///< that it had given
        Clock clock;
        log::Reader reader;
    };

    /// The messages behind a checkpoint, up to an offset.
    struct Stretch {
        const Checkpoint* from = nullptr;
        std::uint64_t end = 0;
        bool finished = false;
        std::deque<LogMessage> messages;
    };

    log::Reader reader_for(log::Manner manner);
    void add_checkpoint();
    void read_stretch(const Checkpoint& from, std::uint64_t end, bool finished, const SourceAt& source);

    log::Reader reader_;
    Clock clock_;
    std::vector<char> buffer_;
    std::deque<Checkpoint> checkpoints_;
    std::deque<LogMessage> queue_; ///< the first is the one that read() has given
    bool given_ = false;           ///< it has
    Stretch stretch_;
    std::uint64_t position_ = 0; ///< of the end of what was fed
    std::size_t messages_ = 0;
    bool finished_ = false;
};

} // namespace icewarn
