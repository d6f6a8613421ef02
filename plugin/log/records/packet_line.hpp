// SPDX-License-Identifier: GPL-2.0-or-later
// The lines that a block of a client log begins and ends with, and the prefix of every entry.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "log/message.hpp"

namespace icewarn::log {

/// `Sending Packet - REMOTE (From Local Address: LOCAL) N bytes:` or `Data Received -REMOTE (To Local Address: LOCAL)
/// N bytes:`, and the same with `End of ` before it and no colon at the end. Views into the line.
struct PacketLine {
    bool end = false;
    Direction direction = Direction::unknown;
    std::string_view remote; ///< as it stands; empty where it was removed
    std::string_view local;
    std::optional<std::uint32_t> size;
};

std::optional<PacketLine> parse_packet_line(std::string_view text);

/// What an entry begins with, and what it says.
struct Entry {
    std::string_view stamp; ///< empty where it was removed
    std::string_view text;  ///< behind `:: `, without blanks at its edges
};

/// An entry, also one that is indented. Without a stamp only the lines of a block are taken for entries.
std::optional<Entry> parse_entry(std::string_view line);

} // namespace icewarn::log
