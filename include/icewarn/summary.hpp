// SPDX-License-Identifier: GPL-2.0-or-later
// One-line summaries for people: of a report, of a header, of something that is wrong.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "icewarn/diagnostics.hpp"
#include "icewarn/flags.hpp"

namespace icewarn {

inline constexpr std::size_t longest_quote = 48; ///< bytes of a damaged piece that a line quotes

/// Bytes of a flag's expert text: "[Expert Info (Warning/Response): ]" stands in the same label.
inline constexpr std::size_t longest_flag_text = 205;

/// A line of bounded length on the stack, always terminated. What does not fit is left out, and the line then ends in
/// "..." at a character boundary of UTF-8.
class LabelText {
public:
    static constexpr std::size_t capacity = 239; ///< bytes: Wireshark cuts a label there

    LabelText() { text_[0] = '\0'; }

    LabelText& add(std::string_view text);
    LabelText& add_cut(std::string_view text,
                       std::size_t size); ///< at most that many bytes of it, and "..." if there are more
    LabelText& add_decimal(std::uint32_t number);
    LabelText& add_hex(std::uint32_t number, unsigned digits); ///< with 0x and at least that many digits
    LabelText& add_hex_digits(std::uint32_t number);           ///< as few as there are, without 0x

    const char* c_str() const { return text_.data(); }
    std::string_view view() const { return {text_.data(), size_}; }
    std::size_t room() const { return capacity - size_; }

private:
    std::array<char, capacity + 1> text_; // NOLINT(cppcoreguidelines-pro-type-member-init): written before it is read
    std::size_t size_ = 0;
    bool full_ = false;
};

/// The set flags in few words: "local, TCP NAT, TCP TURN failed; pseudo-TLS ...". Whole phrases only; where they do not
/// fit, the rest is counted. "no flag set" for 0.
void add_flags(LabelText& line, std::uint32_t icewarn);

/// "Caller application-sharing, ICEWarn 0x00000320: local, TCP NAT, TCP TURN failed".
/// Says so when side, media or flags are not known; with `flags_damaged` that there is an ICEWarn, but no number.
LabelText report_line(std::optional<Side> side, std::string_view media, std::optional<std::uint32_t> flags,
                      bool flags_damaged);

/// "24 media connectivity failed at call setup, both endpoints remote"; for an id that the table does not name the
/// reason in quotes and the component.
/// @param reason  decoded text of the reason parameter, empty without one
LabelText header_line(const Diagnostics& diagnostics, std::string_view reason);

/// "The port is not a number from 0 to 65535: LocalSite=192.0.2.1:x, at byte 40 of the value".
/// @param shown  the damaged piece as it can be shown; long ones are cut
LabelText note_line(const Note& note, std::string_view shown);

/// "TCP NAT connectivity failed (often set, also in calls that work): ...": label, remark and advice of one set flag.
LabelText flag_line(const Flag& flag, std::uint32_t icewarn);

} // namespace icewarn
