// SPDX-License-Identifier: GPL-2.0-or-later
// The first line of a SIP message, RFC 3261 7.1 and 7.2.
#pragma once

#include "icewarn/sip_head.hpp"
#include "icewarn/span.hpp"

namespace icewarn {

/// Reads the start line that a line ends in: bytes of other protocols, or the end of another message, may stand before
/// it in the same line. One that is only quoted is none.
/// @param line  in `bytes`, with or without its line end
/// @param head  receives method or status, and where the start line begins, if there is one
bool read_start_line(std::string_view bytes, Span line, SipHead& head);

} // namespace icewarn
