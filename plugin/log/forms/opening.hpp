// SPDX-License-Identifier: GPL-2.0-or-later
// Lines by which other logs announce a SIP message, or end it: of the Mediation Server, AudioCodes, Cisco Expressway,
// Pexip, Polycom VVX and Pidgin (doc/log-formats.md has samples).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "log/forms/times.hpp"
#include "log/message.hpp"

namespace icewarn::log {

/// What an opening line says of the message behind it.
struct Opening {
    Direction direction = Direction::unknown;
    std::string_view local;      ///< as they stand; empty where the line does not say them
    std::string_view local_port; ///< where it is apart from the host
    std::string_view remote;
    std::string_view remote_port;
    std::optional<FoundTime> time;
    std::size_t text = 0; ///< where the message may begin on the same line; the end of the line otherwise
};

std::optional<Opening> read_opening(std::string_view line);

/// Whether the line is one that a form ends its messages with, or has before them.
bool is_end_mark(std::string_view line);

} // namespace icewarn::log
