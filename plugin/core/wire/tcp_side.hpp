// SPDX-License-Identifier: GPL-2.0-or-later
// One direction of a TCP connection: what of a segment is new, whatever was sent again, came out of order or is
// missing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace icewarn {

struct TcpSide {
    std::uint32_t next = 0;                     ///< sequence number that is expected
    std::uint32_t hole_begin = 0, hole_end = 0; ///< bytes before it that were not there yet: those of the last gap
    std::uint32_t skip = 0;                     ///< bytes of a frame or record that are still to come
    std::string pending;                        ///< beginning of a control frame whose rest is still to come
    bool known = false;                         ///< `next` is

    /// A connection begins, perhaps on ports that had one before.
    void open(std::uint32_t sequence);
};

/// What a segment brings.
struct NewBytes {
    std::string_view bytes; ///< empty where all was there before
    bool in_order = true;   ///< they follow the bytes before; what those had begun goes on
    bool late = false;      ///< they fill a gap, whose other side has been read
};

/// @param missing  bytes at the end of the segment that the capture does not hold
NewBytes take_segment(TcpSide& side, std::uint32_t sequence, std::string_view payload, std::size_t missing);

} // namespace icewarn
