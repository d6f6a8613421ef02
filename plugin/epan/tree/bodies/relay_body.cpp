// SPDX-License-Identifier: GPL-2.0-or-later
// Relay credentials: relays with their ports, where the client is, and how long the credentials hold. The body's own
// text is not shown, neither here nor by SIP, since a password stands in it.
#include "reports/bodies/relay_credentials.hpp"

#include "epan/tree/bodies/body_item.hpp"
#include "epan/tree/bodies/body_pieces.hpp"
#include "icewarn/scalars.hpp"

namespace icewarn {
namespace {

Span place_of(const BodyText& text) { return text.where.empty() ? text.raw : text.where; }

void add_text_item(const TreeContext& context, proto_tree* tree, int id, const std::optional<BodyText>& text)
{
    if (text) context.add_string(tree, id, place_of(*text), to_utf8(context.pinfo, text->text));
}

/// @param maximum  of the field
void add_number_item(const TreeContext& context, proto_tree* tree, int id, const std::optional<BodyText>& text,
                     std::uint32_t maximum)
{
    if (!text) return;
    if (const auto number = parse_decimal(text->text, maximum).value)
        context.add_uint(tree, id, place_of(*text), *number);
}

void add_relay_items(const TreeContext& context, proto_tree* tree, const MediaRelay& relay)
{
    LabelText line;
    line.add(relay.host ? relay.host->text : "relay without a name");
    if (relay.location) line.add(", ").add(relay.location->text);
    if (relay.udp_port) line.add(", UDP ").add(relay.udp_port->text);
    if (relay.tcp_port) line.add(", TCP ").add(relay.tcp_port->text);
    proto_item* item = context.add_generated(tree, hf.relay, to_utf8(context.pinfo, line.view()));
    proto_tree* content = proto_item_add_subtree(item, ett.item);
    add_text_item(context, content, hf.relay_host, relay.host);
    add_text_item(context, content, hf.relay_location, relay.location);
    add_number_item(context, content, hf.relay_udp_port, relay.udp_port, 0xffff);
    add_number_item(context, content, hf.relay_tcp_port, relay.tcp_port, 0xffff);
}

} // namespace

void process_relay_credentials(FrameContext& frame, const Collected& body)
{
    auto* report = new_report<RelayCredentials>(frame.pinfo);
    read_relay_credentials(text_of(body.value), *report);
    if (frame.tree == nullptr) return add_body_findings(frame, *report, nullptr);
    const CallRef call_ref = message_of(frame.pinfo, body);
    auto* none = new_report<Diagnostics>(frame.pinfo);
    const TreeContext context = context_of(frame, body, *none, call_ref);
    // Without bytes, behind the last one: `icewarn contains` is not to find a password either.
    const std::size_t size = tvb_captured_length(body.value);
    const auto [item, content] =
        add_body_item(frame, context, make_span(size, size), "relay credentials", body.in_error);
    if (report->reason_phrase)
        context.add_generated(content, hf.relay_reason, to_utf8(frame.pinfo, *report->reason_phrase));
    add_text_item(context, content, hf.relay_client_location, report->location);
    add_number_item(context, content, hf.relay_lifetime, report->lifetime, 0xffffffff);
    for (const MediaRelay& relay : report->relays) add_relay_items(context, content, relay);
    add_body_findings(frame, *report, item);
}

} // namespace icewarn
