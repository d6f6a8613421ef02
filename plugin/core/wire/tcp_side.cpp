// SPDX-License-Identifier: GPL-2.0-or-later
// Sequence numbers are compared as RFC 9293 3.4 has it: by the sign of their difference.
#include "core/wire/tcp_side.hpp"

namespace icewarn {
namespace {

std::int32_t distance(std::uint32_t from, std::uint32_t to) { return static_cast<std::int32_t>(to - from); }

} // namespace

void TcpSide::open(std::uint32_t sequence)
{
    *this = TcpSide{};
    next = sequence + 1; // the SYN itself takes one
    known = true;
}

NewBytes take_segment(TcpSide& side, std::uint32_t sequence, std::string_view payload, std::size_t missing)
{
    const std::uint32_t end = sequence + static_cast<std::uint32_t>(payload.size() + missing);
    if (!side.known) {
        side.known = true;
        side.next = sequence;
    }
    const std::int32_t gap = distance(side.next, sequence);
    if (gap > 0) {
        side.hole_begin = side.next;
        side.hole_end = sequence;
        side.next = end;
        side.skip = 0;
        side.pending.clear();
        return {payload, false, false};
    }
    if (distance(side.next, end) > 0) {
        const auto seen = static_cast<std::size_t>(-gap);
        side.next = end;
        return {payload.substr(seen < payload.size() ? seen : payload.size()), true, false};
    }
    if (distance(side.hole_begin, sequence) < 0 || distance(end, side.hole_end) < 0) return {};
    if (sequence == side.hole_begin) side.hole_begin = end;
    else side.hole_end = sequence;
    return {payload, false, true};
}

} // namespace icewarn
