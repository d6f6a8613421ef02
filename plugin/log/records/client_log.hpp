// SPDX-License-Identifier: GPL-2.0-or-later
// Client logs of UCCAPI. An entry is `MM/DD/YYYY|HH:MM:SS.mmm PID:TID LEVEL  :: text`; a message stands between two of
// them, without their prefix but for its first line:
//
//   ... INFO  :: Sending Packet - 203.0.113.158:443 (From Local Address: 192.0.2.13:6966) 1930 bytes:
//   ... INFO  :: SERVICE sip:a@contoso.com SIP/2.0
//   Via: SIP/2.0/TLS 192.0.2.13:6966
//   ...
//   ... INFO  :: End of Sending Packet - 203.0.113.158:443 (From Local Address: 192.0.2.13:6966) 1930 bytes
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "log/lines/lines.hpp"
#include "log/message_reader.hpp"
#include "log/records/packet_line.hpp"

namespace icewarn::log {

class ClientLog : public MessageReader {
public:
    explicit ClientLog(ReadLog& read_log) : MessageReader(read_log, Kind::client) {}

    bool open() const { return state_ != State::idle; }
    bool in_body() const { return state_ == State::in_message && builder_.in_body(); }

    /// A block from its opening line to its end line, if `text` begins with a whole one that is as it should be: line
    /// ends of the wire and the stated size.
    /// @param line  number of the opening line
    /// @return how many lines it has; 0 when it has to be read line by line
    std::size_t take_block(std::string_view text, std::uint64_t line);
    std::size_t block_size() const { return block_size_; } ///< bytes of the block that was taken last

    /// What a line between blocks is.
    enum class Outside : std::uint8_t {
        not_ours, ///< neither an entry nor a line of a block
        entry,    ///< an entry, which may go on in the lines behind it
        block,    ///< the opening line of a block, or its first line where that is missing
        end,      ///< the end line of a block that has not begun
    };

    /// A line between blocks.
    Outside take_outside(const Line& line);

    /// A line within a block.
    /// @return false when the block has ended before it
    bool take_inside(const Line& line);

    /// Whether the line that ended the last block was a part of it: the rest may follow on the next line.
    bool end_was_wrapped() const { return end_was_wrapped_; }

    /// The block ends without its end line.
    void break_off(Problem why);

private:
    enum class State : std::uint8_t { idle, opened, in_message };

    void open_block(const PacketLine& opening, const Entry& entry, std::uint64_t line);
    void open_without_begin(const Entry& entry, const Line& line);
    void begin_message(std::string_view start_line, LineEnd end);
    void begin_damaged(const Line& line);
    bool goes_on_with(const Line& line) const;
    void describe(const PacketLine& packet);
    void take_entry(const Entry& entry, const Line& line);
    void take_data(const Line& line);
    bool ends_block(std::string_view text, const PacketLine& end) const;
    void end_block(const PacketLine& end);
    void deliver(bool has_end);

    State state_ = State::idle;
    bool end_was_wrapped_ = false;
    bool has_data_ = false;    ///< the block holds something that is no SIP
    bool has_frames_ = false;  ///< opening and end lines stand in this log
    bool interrupted_ = false; ///< an entry stands in a message whose opening line is missing: is it its end?
    std::size_t block_size_ = 0;
    std::string opening_; ///< the text of the opening line; empty without one
    std::string first_;   ///< what stands where the start line should
    std::uint64_t first_line_ = 0;
    std::string room_;           ///< see read_client_block()
    std::string remote_, local_; ///< the texts of the peers of message_, which are mostly those of the one before
};

} // namespace icewarn::log
