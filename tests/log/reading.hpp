// SPDX-License-Identifier: GPL-2.0-or-later
// A log read in many ways, and what comes out as text.
//
//   @1 sent 1479736737.019 192.0.2.13:6966 > 203.0.113.158:443     line of the opening line, direction, seconds since
//   BYE sip:a@contoso.com SIP/2.0                                  1970, local and remote end; remarks in brackets
//
//   <end>                             where the bytes of the message end: CRLF shows as a new line, a CR or a LF alone
//   ! 7 no_end                        as \r or \n; then the losses, and counts that are not 0
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

#include "encode.hpp"
#include "log/reader.hpp"

namespace log_test {

/// What the reader makes of the log when it comes in pieces of `chunk` bytes (0: in one piece).
std::string read(std::string_view log, std::size_t chunk = 0);

/// What is left to say after the messages.
std::string read_rest(std::string_view log);

/// Which kinds of log a case is tried in.
enum class Ends { all, as_they_stand };

struct Case {
    const char* name;
    std::string_view log; ///< with LF
    std::string_view expected;
    Ends ends = Ends::all; ///< the case looks at line ends itself
};

/// How many cases do not come out as expected, read with each line end, in each encoding, in pieces of several sizes.
int count_failures(const Case* cases, std::size_t count);

template <std::size_t count> int count_failures(const Case (&cases)[count]) { return count_failures(cases, count); }

/// Says what differs. @return true when nothing does
bool same(const char* name, std::string_view actual, std::string_view expected);

} // namespace log_test
