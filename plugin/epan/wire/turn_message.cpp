// SPDX-License-Identifier: GPL-2.0-or-later
// Items of MS-TURN messages, and the note on the preference of `stun`.
#include "epan/wire/turn_message.hpp"

#include <cstring>
#include <optional>
#include <type_traits>

#include <epan/prefs-int.h>
#include <epan/to_str.h>

#include "core/wire/stun.hpp"
#include "epan/memory.hpp"
#include "epan/wire/turn_fields.hpp"

namespace icewarn {
namespace {

/// True where `stun` is told to read another dialect than the packet's. False where it has no such preference.
bool reads_other_dialect()
{
    module_t* module = prefs_find_module("stun");
    pref_t* preference = module != nullptr ? prefs_find_preference(module, "stunversion") : nullptr;
    if (preference == nullptr) return false;
    const int version = prefs_get_enum_value(preference, pref_current);
    for (const enum_val_t* row = prefs_get_enumvals(preference); row->name != nullptr; ++row)
        if (row->value == version) return std::strcmp(row->name, "Auto") != 0 && std::strcmp(row->name, "MS-TURN") != 0;
    return false;
}

bool is_stun_enabled()
{
    const int stun = proto_get_id_by_filter_name("stun");
    return stun >= 0 && proto_is_protocol_enabled(find_protocol_by_id(stun)) != 0;
}

void add_address(tvbuff_t* tvb, packet_info* pinfo, proto_tree* tree, int at, const char* name,
                 const WireEndpoint& endpoint)
{
    constexpr int port_at = 2;
    constexpr int address_at = 4;
    const int size = endpoint.address.v6 ? 16 : 4;
    address shown;
    set_address(&shown, endpoint.address.v6 ? AT_IPv6 : AT_IPv4, size, endpoint.address.bytes.data());
    const char* text = address_to_str(pinfo->pool, &shown);
    proto_item* item =
        proto_tree_add_string_format(tree, turn_hf.address, tvb, at, address_at + size,
                                     wmem_strdup_printf(pinfo->pool, endpoint.address.v6 ? "[%s]:%u" : "%s:%u", text,
                                                        static_cast<unsigned>(endpoint.port)),
                                     "%s: %s, port %u", name, text, static_cast<unsigned>(endpoint.port));
    proto_tree* children = proto_item_add_subtree(item, turn_address_ett);
    proto_tree_add_item(children, endpoint.address.v6 ? turn_hf.address_ipv6 : turn_hf.address_ip, tvb, at + address_at,
                        size, ENC_BIG_ENDIAN);
    proto_tree_add_item(children, turn_hf.address_port, tvb, at + port_at, 2, ENC_BIG_ENDIAN);
}

void add_attributes(tvbuff_t* tvb, packet_info* pinfo, proto_tree* tree, const StunMessage& message)
{
    std::string_view rest = message.attributes;
    for (StunAttribute attribute; next_attribute(rest, message.padded, attribute);) {
        const auto behind_head = static_cast<std::size_t>(attribute.value.data() - message.attributes.data());
        const int at = static_cast<int>(stun::header_size + behind_head);
        const std::string_view name = turn_address_name(attribute.type);
        if (!name.empty())
            if (const auto endpoint = read_address(attribute.value))
                add_address(tvb, pinfo, tree, at, name.data(), *endpoint);
        if (attribute.type == stun::error_code && attribute.value.size() >= 4) {
            const unsigned code = error_of(message);
            proto_item* item = proto_tree_add_uint(tree, turn_hf.error, tvb, at + 2, 2, code);
            const std::string_view meaning = stun_error_name(code);
            if (!meaning.empty()) proto_item_append_text(item, " (%s)", meaning.data());
        }
    }
}

} // namespace

bool add_turn_message(tvbuff_t* tvb, packet_info* pinfo, proto_tree* tree)
{
    static_assert(std::is_trivially_destructible_v<std::optional<StunMessage>>);
    const auto message = read_stun(text_of(tvb));
    if (!message || !message->ms_turn) return false;
    proto_item* item = proto_tree_add_item(tree, turn_protocol, tvb, 0, -1, ENC_NA);
    const std::string_view name = turn_message_name(message->type);
    proto_tree* children = proto_item_add_subtree(item, turn_ett);
    if (!name.empty()) {
        proto_item_append_text(item, ": %s", name.data());
        proto_tree_add_string(children, turn_hf.message, tvb, 0, 2, name.data());
    }
    if (tree != nullptr) add_attributes(tvb, pinfo, children, *message);
    if (is_stun_enabled() && reads_other_dialect())
        expert_add_info_format(pinfo, item, &turn_stun_version,
                               "MS-TURN, which Wireshark reads wrongly as it is set: set Protocols, STUN, \"Version\" "
                               "to Auto (stun.stunversion)");
    return true;
}

} // namespace icewarn
