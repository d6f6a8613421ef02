// SPDX-License-Identifier: GPL-2.0-or-later
// The lines that a record of a server log begins and ends with.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace icewarn::log {

inline constexpr std::string_view begin_mark = "$$begin_record";
inline constexpr std::string_view end_mark = "$$end_record";

/// `TL_LEVEL(TF_FLAG) [cpu]PID.TID::MM/DD/YYYY-HH:MM:SS.mmm.SEQ (...)`, with `[pool\host]` instead of `[cpu]` in 2015
/// and later. Views into the line.
struct RecordHeader {
    std::string_view flag;  ///< TF_PROTOCOL, TF_DIAG, ...
    std::string_view host;  ///< of the server, where it is said
    std::string_view stamp; ///< date and time; empty where they are missing
    bool begins = false;    ///< `$$begin_record` ends the line
};

/// The header of a record, also of one that is no message; also indented.
std::optional<RecordHeader> parse_record_header(std::string_view line);

/// What a line says that ends in `$$begin_record` and is no whole header.
enum class BeginLine : std::uint8_t {
    no,      ///< it does not end so
    part,    ///< the last part of a header that was wrapped or cut
    foreign, ///< another header, as other products write it
};
BeginLine classify_begin_line(std::string_view line);

/// `Name: value`, the value without blanks at its edges; also indented. No name when there is no colon.
struct Field {
    std::string_view name;
    std::string_view value;
};
Field parse_field(std::string_view line);

} // namespace icewarn::log
