// SPDX-License-Identifier: GPL-2.0-or-later
// What of a log could not be understood, and the words for it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "log/log_limits.hpp"

namespace icewarn::log {

enum class Problem : std::uint8_t {
    line_too_long,
    message_too_long,
    stray_text,
    no_begin,
    end_without_begin,
    no_end,
    log_ends,
    not_sip,
    no_start_line,
    foreign_record,
    text_after_body,
    start_line_damaged,
    alignment_lost,
    gzip_damaged,
};

/// One thing that is lost, or in doubt, and the line (from 1) where it stands.
struct Loss {
    std::uint64_t line = 0;
    Problem problem = Problem::stray_text;
    std::uint64_t last_line = 0; ///< where it takes several lines, the last of them
};

struct ProblemRow {
    Problem problem;
    std::string_view text; ///< what is wrong, as a sentence without a full stop
};

// clang-format off
/// Indexed by Problem.
inline constexpr std::array<ProblemRow, 14> problem_table{{
    {Problem::line_too_long, "The line is longer than 1 MiB: the rest of it is left out"},
    {Problem::message_too_long, "The message is longer than 2 MiB: the rest of it is left out"},
    {Problem::stray_text, "Text that belongs to no entry of the log"},
    {Problem::no_begin, "The opening line of the message is missing"},
    {Problem::end_without_begin, "An end line without its message"},
    {Problem::no_end, "The end line is missing: the next message begins before it"},
    {Problem::log_ends, "The log ends within the message"},
    {Problem::not_sip, "The data are no SIP message"},
    {Problem::no_start_line, "A protocol record without Start-Line"},
    {Problem::foreign_record, "A record of another product"},
    {Problem::text_after_body, "Text after the empty body of a record"},
    {Problem::start_line_damaged, "The start line is damaged: the message is read with another in its place"},
    {Problem::alignment_lost, "A byte of UTF-16 is missing or too many: the text there may be damaged"},
    {Problem::gzip_damaged, "The compressed file is damaged or cut: what lies behind this line is lost"},
}};
// clang-format on

static_assert(limits::line == 1 << 20 && limits::message == 2 << 20, "the texts name the limits");

/// "line 12", "lines 12 to 14".
inline std::string place_of(const Loss& loss)
{
    if (loss.last_line <= loss.line) return "line " + std::to_string(loss.line);
    return "lines " + std::to_string(loss.line) + " to " + std::to_string(loss.last_line);
}

constexpr std::string_view text_of(Problem problem) { return problem_table[static_cast<std::size_t>(problem)].text; }

} // namespace icewarn::log
