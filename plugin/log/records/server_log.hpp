// SPDX-License-Identifier: GPL-2.0-or-later
// Server logs of OCSLogger and CLSLogger. A message is a record; what stands before Start-Line is about it:
//
//   TL_INFO(TF_PROTOCOL) [0]06E4.0EB4::01/18/2012-05:00:43.101.00005386 (SIPStack,...)$$begin_record
//   Direction: incoming;source="internal edge";destination="external edge"
//   Peer: fe01.contoso.com:61182
//   Start-Line: OPTIONS sip:user@fabrikam.com SIP/2.0
//   To: <sip:user@fabrikam.com>
//   Message-Body: -
//   $$end_record
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "log/lines/lines.hpp"
#include "log/message_reader.hpp"
#include "log/records/record_line.hpp"

namespace icewarn::log {

class ServerLog : public MessageReader {
public:
    explicit ServerLog(ReadLog& read_log) : MessageReader(read_log, Kind::server) {}

    bool open() const { return part_ != Part::outside; }
    bool in_body() const { return part_ == Part::body; }

    /// What a line between records is.
    enum class Outside : std::uint8_t {
        not_ours, ///< nothing of a record
        entry,    ///< of something that is no record, or the header of a record without its mark
        record,   ///< the beginning of a record
        end,      ///< the end of a record that has not begun
        foreign,  ///< the beginning of a record that another product wrote: what is inside is skipped
    };

    /// A line between records.
    Outside take_outside(const Line& line);

    /// The time in the header of a record that stands right before the line, or on it.
    std::optional<std::int64_t> time_before(const Line& line) const
    {
        return header_is_near(line) ? header_.time_ns : std::nullopt;
    }

    /// A line within a record.
    void take_inside(const Line& line);

    /// The record ends without `$$end_record`.
    void break_off(Problem why);

private:
    enum class Part : std::uint8_t { outside, about, headers, body, skipped };
    enum class Type : std::uint8_t { protocol, diagnostic, other, foreign };

    /// The last header that was read; its record may begin on a later line.
    struct Header {
        std::uint64_t line = 0;
        Type type = Type::protocol;
        std::optional<std::int64_t> time_ns;
        std::string host;
    };

    void remember(const RecordHeader& header, std::uint64_t line);
    void open_record(const Line& line);
    void open_without_mark(const Line& line);
    bool header_is_near(const Line& line) const;
    void take_about(const Line& line);
    void take_header(const Line& line);
    void take_body(const Line& line);
    void take_diagnostic(const Line& line);
    void start_message(std::string_view start_line, const Line& line);
    void begin_body(const Line& line);
    void end_record();
    void deliver(bool has_end);

    Part part_ = Part::outside;
    Type type_ = Type::protocol;
    Header header_;
    Event event_;
    std::string Event::*event_field_ = nullptr; ///< the one that was read last
    std::string first_line_;                    ///< of the body, with the indentation of the line that it stands on
    std::string blank_;                         ///< the line of blanks before this one
    bool ours_ = false;                         ///< it is certain that the record is one of Lync
    bool empty_before_ = false; ///< an empty line stands before this one: was it the end of the headers?
    bool no_body_ = false;      ///< Message-Body says that there is none
    bool said_so_ = false;      ///< text behind that has been reported
};

} // namespace icewarn::log
