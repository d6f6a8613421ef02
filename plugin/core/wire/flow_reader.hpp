// SPDX-License-Identifier: GPL-2.0-or-later
// From the payload of a packet to the events of its flow.
#pragma once

#include <string_view>

#include "core/wire/flow.hpp"
#include "core/wire/packet.hpp"

namespace icewarn {

/// When and where an event happened.
struct Moment {
    std::uint32_t frame;
    std::int64_t ns;
};

/// Adds an event, or counts it to those of its kind.
void add_mark(Flow& flow, Event event, bool by_client, const Moment& moment, std::uint16_t code = 0,
              std::uint8_t ttl = 0, const WireAddress& by = {});

/// A packet on its way through its flow.
struct Reading {
    Flow& flow;
    bool by_client;
    std::uint8_t ttl;
    const Moment& moment;

    TcpSide& side() const { return flow.sides[by_client ? 0 : 1]; }

    void add(Event event, unsigned code = 0, const WireAddress& far = {}) const
    {
        add_mark(flow, event, by_client, moment, static_cast<std::uint16_t>(code), ttl, far);
    }
};

/// Whether a packet is the answer to one before it.
bool is_answer(const PacketHeads& packet);

/// Whether a payload makes a flow worth remembering that is not yet.
bool starts_flow(const PacketHeads& packet);

/// Adds what a packet of the flow shows.
void read_payload(Flow& flow, const PacketHeads& packet, const Moment& moment);

} // namespace icewarn
