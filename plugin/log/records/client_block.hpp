// SPDX-License-Identifier: GPL-2.0-or-later
// A whole block of a client log, read without taking it apart line by line.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "log/records/packet_line.hpp"

namespace icewarn::log {

struct ClientBlock {
    std::string_view opening; ///< text of the opening line
    std::string_view stamp;
    PacketLine packet;
    std::string_view message; ///< as it stood on the wire; empty in a keep-alive
    std::size_t size = 0;     ///< of the block
    std::size_t lines = 0;
};

/// @param text  begins with a line
/// @param room  holds the message where entries of other threads stand between its lines
/// @return nothing unless the block is whole, each of its lines ends in CRLF, the message has the stated size, and
///         nothing in it asks for a closer look: then it is what reading it line by line would give
std::optional<ClientBlock> read_client_block(std::string_view text, std::string& room);

} // namespace icewarn::log
