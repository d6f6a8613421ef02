// SPDX-License-Identifier: GPL-2.0-or-later
// A log that is read while it is written.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "log/reader.hpp"
#include "icewarn-log/input/log_source.hpp"

namespace icewarn::tool {

class LogFollower {
public:
    /// @param path      a file that exists; a problem otherwise
    /// @param from_end  skip what is in the log already; it is read all the same, for the line numbers and for the
    ///                  encoding, which only the beginning tells
    /// @param on_message  called from read_on() and finish()
    LogFollower(std::string path, bool from_end, log::Reader::Callback on_message);

    enum class Step : std::uint8_t {
        read,   ///< something was read, there may be more at once
        waited, ///< nothing new
        failed, ///< problem() tells why it is of no use to go on
    };

    /// Reads what is new, up to some amount. A log that was replaced (rotated) is read to its end, then the new one
    /// from its beginning; one that was cut or written anew is read again from its beginning. What took the place of a
    /// log and cannot be read, or is none, is waited out, with a word on standard error.
    Step read_on();

    /// Hands on a message that is still without its end.
    void finish();

    const std::string& problem() const { return problem_; }

private:
    bool open();
    void start_reader();
    void start_again(const char* why);
    bool feed(std::string_view bytes);
    bool is_rewritten();
    bool holds(std::uint64_t offset, const std::string& expected);
    Step give_up_on(const std::string& what);
    Step check_file();
    Step check_name(const system::FileStatus& open_file);
    std::string find_foreign() const;

    std::string path_;
    log::Reader::Callback on_message_;
    bool live_;
    system::Descriptor file_;
    std::uint64_t position_ = 0;
    system::FileStatus seen_; ///< of the file, when it was looked at last
    std::string head_;        ///< its first bytes, to know it again
    std::string tail_;        ///< the last bytes before position_
    std::vector<char> buffer_;
    std::unique_ptr<log::Reader> reader_;
    bool was_log_ = false;   ///< something was a log already: what is none is waited out
    bool ignored_ = false;   ///< the file is no log
    std::string complained_; ///< of what stands in place of the log
    std::string problem_;
};

} // namespace icewarn::tool
