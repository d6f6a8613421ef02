// SPDX-License-Identifier: GPL-2.0-or-later
// Places in the table of media types. What Wireshark dissects itself it hands to our places part by part.
#include "epan/input/multipart_bodies.hpp"

#include <array>

#include "epan/calls/call_ref.hpp"
#include "epan/calls/tracker.hpp"
#include "epan/input/report_bodies.hpp"
#include "epan/input/table_hook.hpp"
#include "epan/jump_safe.hpp"
#include "epan/memory.hpp"
#include "reports/media_types.hpp"
#include "reports/multipart.hpp"

namespace icewarn {
namespace {

constexpr std::size_t most_parts = 16; ///< real bodies have two or three

struct Part {
    std::size_t begin = 0; ///< in the body
    std::size_t size = 0;
    Carrier carrier = Carrier::sdp;
};

struct Parts {
    std::array<Part, most_parts> list;
    std::size_t count = 0;
};
static_assert(is_jump_safe<Parts>);

void find_parts(std::string_view content_type, std::string_view body, Parts& parts)
{
    for_each_part(content_type, body, [&](const BodyPart& part) {
        const BodyType* type = find_body_type(part.content_type);
        if (type == nullptr || parts.count == most_parts) return;
        const auto begin = static_cast<std::size_t>(part.content.data() - body.data());
        parts.list[parts.count++] = {begin, part.content.size(), type->carrier};
    });
}

/// @return true where SIP must not show the body as text, since a password stands in it
bool take_parts(tvbuff_t* body, packet_info* pinfo)
{
    if (message_around(pinfo, body) == nullptr) return false;
    Parts parts;
    find_parts(content_type_of(head_text(pinfo)), text_of(body), parts);
    bool hidden = false;
    for (std::size_t i = 0; i < parts.count; ++i) {
        const Part& part = parts.list[i];
        hidden = hidden || part.carrier == Carrier::relay_credentials;
        tvbuff_t* content = tvb_new_subset_length(body, static_cast<int>(part.begin), static_cast<int>(part.size));
        if (part.carrier == Carrier::sdp) take_sdp(content, pinfo);
        else take_report_body(content, pinfo, part.carrier);
    }
    return hidden;
}

struct MultipartHook {
    const char* media_type;
    const char* name;        ///< of our handle
    const char* description; ///< another for each, or Wireshark 4.6 complains
    dissector_t look;
    TableHook hook;
};

template <std::size_t index> int look(tvbuff_t* tvb, packet_info* pinfo, proto_tree* tree, void* data);

std::array<MultipartHook, 3> hooks{{
    {"multipart/mixed", "icewarn_multipart_mixed", "multipart/mixed, read for ICEWarn", look<0>, {}},
    {"multipart/alternative", "icewarn_multipart_alternative", "multipart/alternative, read for ICEWarn", look<1>, {}},
    {"multipart/related", "icewarn_multipart_related", "multipart/related, read for ICEWarn", look<2>, {}},
}};

template <std::size_t index> int look(tvbuff_t* tvb, packet_info* pinfo, proto_tree* tree, void* data)
{
    const TableHook& hook = hooks[index].hook;
    const int used = pass_on(hook, tvb, pinfo, tree, data);
    const bool hidden = used == 0 && hook.wanted && take_parts(tvb, pinfo);
    return hidden ? static_cast<int>(tvb_captured_length(tvb)) : used;
}

} // namespace

void register_multipart_bodies()
{
    for (MultipartHook& row : hooks) {
        row.hook = {"media_type", row.media_type,
                    create_dissector_handle_with_name_and_description(row.look, -1, row.name, row.description)};
        register_table_hook(row.hook);
    }
}

void update_multipart_bodies(bool wanted)
{
    for (MultipartHook& row : hooks) set_table_hook(row.hook, wanted);
}

} // namespace icewarn
