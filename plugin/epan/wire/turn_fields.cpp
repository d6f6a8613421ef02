// SPDX-License-Identifier: GPL-2.0-or-later
// Registration. The protocol is one of its own: `icewarn` as a filter finds reports, and no relay traffic.
#include "epan/wire/turn_fields.hpp"

#include "epan/fields/registrar.hpp"

namespace icewarn {

TurnFields turn_hf;
int turn_protocol = -1;
int turn_ett = -1;
int turn_address_ett = -1;
expert_field turn_stun_version = EI_INIT;

namespace {

constexpr value_string frame_types[] = {{2, "control"}, {3, "end-to-end data"}, {0, nullptr}};

ei_register_info expert_items[] = {
    {&turn_stun_version,
     {"icewarn.expert.stun_version", PI_PROTOCOL, PI_NOTE,
      "MS-TURN is decoded wrongly while the preference stun.stunversion is not Auto", EXPFILL}},
};

} // namespace

void register_turn_fields()
{
    turn_protocol = proto_register_protocol("Media relay of Lync/Skype for Business", "MS-TURN", "icewarn.turn");
    const Registrar r(turn_protocol);
    r.add(turn_hf.frame_type, "Frame type", "icewarn.turn.frame_type", FT_UINT8, BASE_DEC,
          "What a frame of MS-TURN over TCP holds: a message for the relay, or data of the far side",
          VALS(frame_types));
    r.add(turn_hf.length, "Length", "icewarn.turn.length", FT_UINT16, BASE_DEC, "Bytes that follow the frame's header");
    r.add_text(turn_hf.pseudo_tls, "Pseudo-TLS", "icewarn.turn.pseudo_tls",
               "Message of the handshake that only looks like TLS");
    r.add(turn_hf.rest, "Rest of a frame", "icewarn.turn.rest", FT_BYTES, BASE_NONE,
          "Bytes of a frame whose beginning is not in the capture");
    r.add_text(turn_hf.message, "Message", "icewarn.turn.message", "Message type by its name in [MS-TURN]");
    r.add(turn_hf.error, "Error code", "icewarn.turn.error", FT_UINT16, BASE_DEC, "Error code of the relay");
    r.add_text(turn_hf.address, "Address", "icewarn.turn.address",
               "An address that MS-TURN does not XOR, by its name in [MS-TURN]");
    r.add(turn_hf.address_ip, "IPv4 address", "icewarn.turn.address.ip", FT_IPv4, BASE_NONE, "IPv4 address as it is");
    r.add(turn_hf.address_ipv6, "IPv6 address", "icewarn.turn.address.ipv6", FT_IPv6, BASE_NONE,
          "IPv6 address as it is");
    r.add(turn_hf.address_port, "Port", "icewarn.turn.address.port", FT_UINT16, BASE_DEC, "Port as it is");
    static int* const subtrees[] = {&turn_ett, &turn_address_ett};
    proto_register_subtree_array(subtrees, array_length(subtrees));
    expert_register_field_array(expert_register_protocol(turn_protocol), expert_items, array_length(expert_items));
}

} // namespace icewarn
