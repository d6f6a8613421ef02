// SPDX-License-Identifier: GPL-2.0-or-later
// Adds items at spans of a header value.
#pragma once

#include "compat.hpp"
#include "expert.hpp"
#include "fields.hpp"
#include "icewarn/limits.hpp"
#include "memory.hpp"

namespace icewarn {

/// One header being drawn. Trivially destructible: exceptions of Wireshark may jump over it.
struct Canvas {
    packet_info* pinfo;
    tvbuff_t* value;
    const Diagnostics& diagnostics;
    ExpertQueue& experts;
    std::size_t& drawn; ///< items drawn for the frame so far

    /// False once the frame holds as many items as one frame may; an expert item takes five.
    bool has_room() const { return drawn + 5 * experts.size() < limits::tree_items; }

    const char* text(Span span, bool quoted) const { return to_utf8(pinfo, view(diagnostics.text, span), quoted); }

    proto_item* add_string(proto_tree* tree, int id, Span at, const char* text) const
    {
        ++drawn;
        return proto_tree_add_string(tree, id, value, begin(at), size(at), text);
    }

    /// A string field whose whole line is its text, without the field's name before it.
    proto_item* add_line(proto_tree* tree, int id, Span at, const char* text) const
    {
        ++drawn;
        return proto_tree_add_string_format(tree, id, value, begin(at), size(at), text, "%s", printable(pinfo, text));
    }

    proto_item* add_uint(proto_tree* tree, int id, Span at, std::uint32_t number) const
    {
        ++drawn;
        return proto_tree_add_uint(tree, id, value, begin(at), size(at), number);
    }

    /// One bit of `number`, by the bit mask of the field.
    proto_item* add_bit(proto_tree* tree, int id, Span at, std::uint32_t number) const
    {
        ++drawn;
        return proto_tree_add_boolean(tree, id, value, begin(at), size(at), number);
    }

    static int begin(Span span) { return static_cast<int>(span.begin); }
    static int size(Span span) { return static_cast<int>(span.size); }
};

} // namespace icewarn
