// SPDX-License-Identifier: GPL-2.0-or-later
// The remarks on a message in words, each to be put behind "the message: ".
#pragma once

#include <string_view>

#include "log/message.hpp"

namespace icewarn::log {

struct RemarkText {
    bool Remarks::*remark;
    std::string_view text;
    bool guess; ///< the message is not as the text has it: what it is read as is a guess
};

// clang-format off
inline constexpr RemarkText remark_texts[] = {
    {&Remarks::no_begin, "its opening line is missing", false},
    {&Remarks::no_end, "its end line is missing", false},
    {&Remarks::too_long, "only its beginning is kept", false},
    {&Remarks::repaired, "indented, wrapped or missing lines were put right", true},
    {&Remarks::unprefixed, "what stands before each line was taken away", true},
    {&Remarks::unescaped, "escapes of a web page, mail, table or JSON were undone", true},
    {&Remarks::plain_quotes, "typographic or escaped quotes and the like in diagnostics were made plain", true},
    {&Remarks::no_phrase, "a blank was added behind the status code, which has no reason phrase", true},
    {&Remarks::start_damaged, "its start line is damaged: another one stands in its place", true},
    {&Remarks::year_guessed, "the log does not say the year", true},
    {&Remarks::size_differs, "its size is not the one that the log says", false},
    {&Remarks::body_size_differs, "its body has not the size that Content-Length says", false},
};
// clang-format on

} // namespace icewarn::log
