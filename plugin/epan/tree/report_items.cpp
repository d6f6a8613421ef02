// SPDX-License-Identifier: GPL-2.0-or-later
// A media report: side, media, flags with their leaves, endpoints, and any other Key=Value.
#include "epan/tree/report_items.hpp"

#include "epan/tree/value_items.hpp"
#include "epan/tree/verdict_items.hpp"
#include "epan/wire/evidence_items.hpp"

namespace icewarn {
namespace {

/// Where a key's value goes. Keys that are not listed are drawn as icewarn.item.
struct KeyField {
    Key key;
    int* id;
    const EndpointFields* endpoint;
    const BitFields* bits;
};

constexpr KeyField key_fields[] = {
    {Key::icewarn, &hf.flags, nullptr, nullptr},
    {Key::icewarn_ex, &hf.flags_ex, nullptr, nullptr},
    {Key::local_site, &hf.local_site.text, &hf.local_site, nullptr},
    {Key::remote_site, &hf.remote_site.text, &hf.remote_site, nullptr},
    {Key::local_mr, &hf.local_mr.text, &hf.local_mr, nullptr},
    {Key::remote_mr, &hf.remote_mr.text, &hf.remote_mr, nullptr},
    {Key::base_address, &hf.base_address.text, &hf.base_address, nullptr},
    {Key::port_range, &hf.port_range, nullptr, nullptr},
    {Key::local_mr_rtcp_port, &hf.local_mr_rtcp_port, nullptr, nullptr},
    {Key::remote_mr_rtcp_port, &hf.remote_mr_rtcp_port, nullptr, nullptr},
    {Key::local_location, &hf.local_location, nullptr, nullptr},
    {Key::remote_location, &hf.remote_location, nullptr, nullptr},
    {Key::federation_type, &hf.federation_type, nullptr, nullptr},
    {Key::network_name, &hf.network_name, nullptr, nullptr},
    {Key::interfaces, &hf.interfaces.value, nullptr, &hf.interfaces},
    {Key::base_interface, &hf.base_interface.value, nullptr, &hf.base_interface},
};

const KeyField* find_field(Key key)
{
    for (const KeyField& field : key_fields)
        if (field.key == key) return &field;
    return nullptr;
}

/// @param ids  null where the bits have no fields
void add_interface_items(const TreeContext& context, proto_item* item, const BitFields* ids, const Item& interfaces,
                         std::uint32_t bits)
{
    proto_tree* tree = ids != nullptr ? proto_item_add_subtree(item, ett.bits) : nullptr;
    const char* separator = ": ";
    std::uint32_t unknown = bits;
    for (std::size_t i = 0; i < interface_bits.size(); ++i) {
        if ((bits & interface_bits[i].bit) == 0) continue;
        if (ids != nullptr) context.add_bit(tree, ids->bits[i], interfaces.value, bits);
        proto_item_append_text(item, "%s%s", separator, interface_bits[i].label.data());
        separator = ", ";
        unknown &= ~interface_bits[i].bit;
    }
    if (unknown != 0) proto_item_append_text(item, "%sunknown 0x%x", separator, unknown);
    proto_item_append_text(item, " [inferred]");
}

void add_number_item(TreeContext& context, proto_item* item, const KeyField& field, const Item& number,
                     std::uint32_t value)
{
    if (number.key == Key::icewarn) add_flag_items(context, item, number.value, value);
    else if (number.key == Key::icewarn_ex && value != 0) proto_item_append_text(item, " (no documented meaning)");
    else if (field.bits != nullptr) add_interface_items(context, item, field.bits, number, value);
    else mark_inferred(item, key_row(number.key).basis);
}

void add_range_items(const TreeContext& context, proto_item* item, Span at, const PortRange& range)
{
    proto_tree* tree = proto_item_add_subtree(item, ett.range);
    if (range.min) context.add_uint(tree, hf.port_range_min, at, *range.min);
    if (range.max) context.add_uint(tree, hf.port_range_max, at, *range.max);
}

/// The value in the key's own field; a null pointer when it has none, or the value is not of the kind it should be.
proto_item* add_typed_item(TreeContext& context, proto_tree* tree, const Item& item)
{
    const KeyField* field = find_field(item.key);
    if (field == nullptr) return nullptr;
    if (const auto* number = std::get_if<std::uint32_t>(&item.decoded)) {
        proto_item* added = context.add_uint(tree, *field->id, item.value, *number);
        add_number_item(context, added, *field, item, *number);
        return added;
    }
    const auto* endpoint = std::get_if<Endpoint>(&item.decoded);
    const auto* range = std::get_if<PortRange>(&item.decoded);
    if (endpoint == nullptr && range == nullptr && key_row(item.key).kind != ValueKind::text) return nullptr;
    proto_item* added = context.add_string(tree, *field->id, item.value, context.text(item.value, item.quoted));
    if (endpoint != nullptr) add_endpoint_items(context, added, *field->endpoint, item.value, *endpoint);
    if (range != nullptr) add_range_items(context, added, item.value, *range);
    return added;
}

/// The meaning of a value whose key has no field of its own.
void add_meaning(const TreeContext& context, proto_item* added, const Item& item)
{
    if (item.key == Key::none) return;
    if (const auto* endpoint = std::get_if<Endpoint>(&item.decoded))
        add_any_address_item(context, added, item.value, *endpoint);
    const auto* number = std::get_if<std::uint32_t>(&item.decoded);
    if (number == nullptr) return;
    if (key_row(item.key).kind == ValueKind::bits) return add_interface_items(context, added, nullptr, item, *number);
    const std::string_view name = key_row(item.key).names.find(*number);
    if (!name.empty()) proto_item_append_text(added, ": %s [inferred]", name.data());
}

/// Key=Value as it stands. Its pairs, if it has any, are drawn below it.
proto_item* add_plain_item(const TreeContext& context, proto_tree* tree, const Item& item, proto_tree** children)
{
    const char* whole = context.text(item.whole, false);
    proto_item* added = context.add_line(tree, hf.item, item.whole, whole);
    *children = proto_item_add_subtree(added, ett.item);
    if (!item.name.empty()) context.add_string(*children, hf.item_name, item.name, context.text(item.name, false));
    if (!item.value.empty())
        context.add_string(*children, hf.item_value, item.value, context.text(item.value, item.quoted));
    add_meaning(context, added, item);
    return added;
}

/// True for what is drawn at the head of the report, and for empty values, which give no field.
bool is_shown_elsewhere(const Item& item)
{
    if (item.key == Key::none || item.key == Key::icewarn) return false;
    return item.value.empty() || item.key == Key::media_type || std::holds_alternative<Side>(item.decoded);
}

/// Flags answer first, so that they are drawn before what else stands in the report.
enum class Part { flags, rest, all };

bool is_in(Part part, const Item& item)
{
    const bool flags = item.key == Key::icewarn || item.key == Key::icewarn_ex;
    return part == Part::all || flags == (part == Part::flags);
}

/// Draws the items from `first` up to `end`, as far as they are of that part.
void add_media_items(TreeContext& context, proto_tree* tree, std::size_t first, std::size_t end, proto_item** items,
                     Part part)
{
    for (std::size_t i = first; i < end && context.has_room(); i += 1 + context.diagnostics.items[i].children) {
        const Item& item = context.diagnostics.items[i];
        if (!is_in(part, item) || is_shown_elsewhere(item)) continue;
        items[i] = add_typed_item(context, tree, item);
        if (items[i] != nullptr) continue;
        proto_tree* children = nullptr;
        items[i] = add_plain_item(context, tree, item, &children);
        if (item.children > 0) add_media_items(context, children, i + 1, i + 1 + item.children, items, Part::all);
    }
}

} // namespace

void add_report_items(TreeContext& context, proto_tree* tree, const Report& report, const AssessedReport& assessed,
                      proto_item** items)
{
    proto_item* item = add_report_line(context, tree, report.whole, assessed);
    proto_tree* content = proto_item_add_subtree(item, ett.report);
    const std::size_t end = report.first_item + report.item_count;
    add_verdict_items(context, content, item, assessed);
    add_evidence_items(context, content, assessed);
    add_media_items(context, content, report.first_item, end, items, Part::flags);
    if (report.side) {
        const char* side = *report.side == Side::caller ? "caller" : "callee";
        proto_item* added = context.add_string(content, hf.side, report.side_span, side);
        if (report.side_inherited) proto_item_set_generated(added);
    }
    if (!report.media.empty()) context.add_string(content, hf.media, report.media, assessed.media);
    add_media_items(context, content, report.first_item, end, items, Part::rest);
    add_media_filter_item(context, content, assessed);
}

} // namespace icewarn
