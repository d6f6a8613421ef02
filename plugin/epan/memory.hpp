// SPDX-License-Identifier: GPL-2.0-or-later
// The packet's memory pool behind the standard library's interface, and text in it.
#pragma once

#include <memory_resource>
#include <string_view>

#include "epan/epan_compat.hpp"
#include "icewarn/diagnostics.hpp"

namespace icewarn {

/// Everything in it goes with the pool, so objects that live there need no destructor to run.
class PoolResource final : public std::pmr::memory_resource {
public:
    explicit PoolResource(wmem_allocator_t* pool) : pool_(pool) {}

private:
    void* do_allocate(std::size_t bytes, std::size_t) override { return wmem_alloc(pool_, bytes); }
    void do_deallocate(void* memory, std::size_t, std::size_t) override { wmem_free(pool_, memory); }
    bool do_is_equal(const memory_resource& other) const noexcept override { return this == &other; }

    wmem_allocator_t* pool_;
};

/// The bytes of a header's value that the capture holds; they live as long as the packet.
std::string_view text_of(tvbuff_t* value);

/// Parses the value of a header. The result and all it refers to lives as long as the packet.
/// @param value  may be cut by the capture, which the result then says
Diagnostics* parse_value(packet_info* pinfo, tvbuff_t* value);

/// Text of a header as a C string of valid UTF-8: folds become one blank, quoted-pairs what they stand for, and a NUL
/// byte the replacement character, so that nothing behind it is lost.
const char* to_utf8(packet_info* pinfo, std::string_view raw, bool quoted);

/// Text of a packet without quotes or folds, as a C string of valid UTF-8.
inline const char* to_utf8(packet_info* pinfo, std::string_view text) { return to_utf8(pinfo, text, false); }

/// The same text for a label: control characters are written as escapes, as Wireshark does in the labels it makes.
const char* printable(packet_info* pinfo, const char* text);

/// SIP in such a packet is quoted. Wireshark's flag that says so is gone when the post-dissectors run.
inline bool has_icmp(const packet_info* pinfo)
{
    return proto_is_frame_protocol(pinfo->layers, "icmp") || proto_is_frame_protocol(pinfo->layers, "icmpv6");
}

} // namespace icewarn
