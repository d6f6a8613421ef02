// SPDX-License-Identifier: GPL-2.0-or-later
// Messages in any other text than the logs of Lync: found by their start line, whatever stands before it on the line.
// One ends where the next begins, at its form's end mark, by Content-Length, or where text follows that is none of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "log/forms/opening.hpp"
#include "log/forms/packed_line.hpp"
#include "log/forms/shape.hpp"
#include "log/lines/lines.hpp"
#include "log/message_reader.hpp"
#include "log/sip_lines.hpp"

namespace icewarn::log {

class TextMessages : public MessageReader {
public:
    explicit TextMessages(ReadLog& read_log) : MessageReader(read_log, Kind::text) {}

    bool open() const { return part_ != Part::outside; }
    bool in_body() const { return part_ == Part::body; }

    /// A line that belongs to no message.
    /// @param time  of the line before, where that is a record header
    /// @return whether it is understood: it opens a message, announces one, or ends one
    bool take_outside(const Line& line, std::optional<std::int64_t> time);

    /// A line behind the start line.
    /// @return false when it is no part of the message, which has ended: the line has to be looked at anew
    bool take_inside(const Line& line);

    /// The message ends here.
    void break_off();

private:
    enum class Part : std::uint8_t { outside, head, body };
    enum class Following : std::uint8_t { undecided, bare, prefixed }; ///< lines behind the start line

    struct Announced {
        std::uint64_t line = 0; ///< 0: nothing
        Direction direction = Direction::unknown;
        Peer local;
        Peer remote;
        std::optional<FoundTime> time;
    };

    bool take_wrapped_start(const Line& line);
    void announce(const Opening& opening, std::uint64_t line, std::optional<std::int64_t> time);
    void open_message(std::string_view text, std::size_t start, const Line& line);
    bool take_packed(const Line& line);
    void end_packed(const Line& line);
    bool continues_packed(const Line& line);
    bool ends_here(const Line& line) const;
    bool take_text(const Line& line);
    bool take_head(const Line& line);
    bool take_body(const Line& line);
    bool starts_message(std::string_view text) const;
    bool body_is_complete() const;
    std::optional<std::string_view> without_prefix(std::string_view text);
    std::string_view without_indent(std::string_view text);

    Part part_ = Part::outside;
    Following following_ = Following::undecided;
    Announced announced_;
    Shape shape_;
    PackedLine packed_;
    std::string session_;          ///< of the packed line that the message began on
    std::string partial_;          ///< what of it has no line end
    std::string start_;            ///< the parts of a start line that was wrapped
    std::uint64_t start_line_ = 0; ///< where the last of them stood
    bool in_packed_ = false;
    bool spaced_ = false;    ///< each line is followed by an empty one
    Open open_;              ///< of the header that came last
    std::size_t indent_ = 0; ///< blanks before the start line
    unsigned empty_ = 0;     ///< empty lines that came last
    std::size_t body_lines_ = 0;
    std::size_t last_size_ = 0; ///< of the line before
};

} // namespace icewarn::log
