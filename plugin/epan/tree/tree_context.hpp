// SPDX-License-Identifier: GPL-2.0-or-later
// Adds items at spans of a header value.
#pragma once

#include "reports/carriers.hpp"
#include "epan/jump_safe.hpp"
#include "epan/epan_compat.hpp"
#include "epan/fields/expert.hpp"
#include "epan/fields/fields.hpp"
#include "icewarn/parse_limits.hpp"
#include "epan/memory.hpp"
#include "epan/calls/call_ref.hpp"

namespace icewarn {

/// One header or report body being drawn. Trivially destructible: exceptions of Wireshark may jump over it.
struct TreeContext {
    packet_info* pinfo;
    tvbuff_t* value;
    const Diagnostics& diagnostics;
    ExpertQueue& experts;
    std::size_t& drawn; ///< items drawn for the frame so far
    const CallRef& call_ref;
    Carrier carrier;
    RequestFacts request = {}; ///< of a value without a media report

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
        return add_line(tree, id, at, text, printable(pinfo, text));
    }

    /// The same with another line than the value of the field.
    proto_item* add_line(proto_tree* tree, int id, Span at, const char* text, const char* shown) const
    {
        ++drawn;
        return proto_tree_add_string_format(tree, id, value, begin(at), size(at), text, "%s", shown);
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

    /// What is inferred, or stands elsewhere: shown in square brackets, without bytes of its own.
    proto_item* add_generated(proto_tree* tree, int id, const char* text) const
    {
        proto_item* item = add_string(tree, id, {}, text);
        proto_item_set_generated(item);
        return item;
    }

    /// The same with another text in the line than the value of the field.
    proto_item* add_generated(proto_tree* tree, int id, const char* text, const char* shown) const
    {
        ++drawn;
        proto_item* item = proto_tree_add_string_format(
            tree, id, value, 0, 0, text, "%s: %s", proto_registrar_get_nth(static_cast<unsigned>(id))->name, shown);
        proto_item_set_generated(item);
        return item;
    }

    proto_item* add_generated(proto_tree* tree, int id, std::uint32_t number) const
    {
        proto_item* item = add_uint(tree, id, {}, number);
        proto_item_set_generated(item);
        return item;
    }

    static int begin(Span span) { return static_cast<int>(span.begin); }
    static int size(Span span) { return static_cast<int>(span.size); }
};

static_assert(is_jump_safe<TreeContext>);

} // namespace icewarn
