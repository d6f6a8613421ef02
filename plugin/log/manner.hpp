// SPDX-License-Identifier: GPL-2.0-or-later
// What was done to a text as a whole, which no line of it tells by itself: a terminal, or a shell that writes what it
// shows, broke all lines at one width; a mail has it in quoted-printable.
#pragma once

#include <cstddef>
#include <string_view>

namespace icewarn::log {

struct Manner {
    std::size_t width = 0; ///< where lines were broken; 0 where they were not
    bool quoted_printable = false;
};

/// @param sample  the beginning of the input, as it stands in the file
/// @return how a Reader finds most in it
Manner find_manner(std::string_view sample);

} // namespace icewarn::log
