// SPDX-License-Identifier: GPL-2.0-or-later
// Checks, allocations, and what goes through a relay.
#include "core/wire/stun_reader.hpp"

#include <algorithm>

#include "core/wire/policy.hpp"
#include "icewarn/fingerprint.hpp"

namespace icewarn {
namespace {

bool has_credentials(const StunMessage& message)
{
    constexpr unsigned username = 0x0006;
    constexpr unsigned integrity = 0x0008;
    return find_attribute(message, username) || find_attribute(message, integrity);
}

void note_allocate_error(const Reading& reading, const StunMessage& message)
{
    const unsigned code = error_of(message);
    const bool refused = reading.flow.last_auth != 0 && fingerprint(message.transaction) == reading.flow.last_auth;
    if (code == 401 && !refused) return reading.add(Event::challenge);
    constexpr unsigned try_alternate = 300;
    if (code == try_alternate)
        if (const auto value = find_attribute(message, stun::alternate_server))
            reading.flow.alternate = read_address(*value);
    reading.add(Event::allocate_error, code);
}

/// The events of a check, direct or through the relay.
struct CheckEvents {
    Event sent, answered, refused;
};

constexpr CheckEvents direct_check{Event::check, Event::check_ok, Event::check_error};
constexpr CheckEvents relayed_check{Event::relayed_check, Event::relayed_check_ok, Event::relayed_check_error};

/// @param far  the far end of a relayed one, where the packet names it
void note_check(const Reading& reading, const StunMessage& message, const CheckEvents& events,
                const WireAddress& far = {})
{
    switch (message.type) {
    case stun::binding_request:
        reading.add(events.sent, 0, far);
        if (!find_attribute(message, stun::use_candidate)) return;
        reading.add(Event::nomination);
        reading.flow.last_nomination = fingerprint(message.transaction);
        return;
    case stun::binding_response: {
        reading.add(events.answered, 0, far);
        const std::uint64_t nomination = reading.flow.last_nomination;
        if (nomination != 0 && fingerprint(message.transaction) == nomination) reading.add(Event::nomination_ok);
        return;
    }
    case stun::binding_error: return reading.add(events.refused, error_of(message), far);
    default: return;
    }
}

/// The address that a Send request goes to, or that a Data indication came from.
WireAddress far_address(const StunMessage& message)
{
    for (const unsigned type : {stun::destination_address, stun::remote_address})
        if (const auto value = find_attribute(message, type))
            if (const auto endpoint = read_address(*value)) return endpoint->address;
    return {};
}

void note_call(Flow& flow, const StunMessage& message)
{
    const auto note = [&message](unsigned type, std::uint64_t& to) {
        if (const auto value = find_attribute(message, type)) to = fingerprint(value->substr(0, value->find('\0')));
    };
    note(stun::sip_call_id, flow.call);
    note(stun::sip_dialog_id, flow.dialog);
}

void note_allocate(const Reading& reading, const StunMessage& message)
{
    constexpr std::uint32_t first_with_sha256 = 3;
    const auto version = find_attribute(message, stun::ms_version);
    if (version && version->size() >= 4 && be32_at(*version, 0) >= first_with_sha256)
        reading.add(Event::allocate_sha256, be32_at(*version, 0));
    if (!has_credentials(message)) return reading.add(Event::allocate);
    const std::uint64_t transaction = fingerprint(message.transaction);
    if (transaction == reading.flow.answered_auth) reading.add(Event::allocate_again);
    reading.flow.last_auth = transaction;
    reading.add(Event::allocate_auth);
}

void note_allocated(const Reading& reading, const StunMessage& message)
{
    reading.add(Event::allocate_ok);
    reading.flow.answered_auth = fingerprint(message.transaction);
    if (const auto value = find_attribute(message, stun::bandwidth); value && value->size() >= 4)
        reading.add(Event::bandwidth, std::min<std::uint32_t>(be32_at(*value, 0), UINT16_MAX));
    if (const auto value = find_attribute(message, stun::mapped_address)) reading.flow.allocated = read_address(*value);
}

} // namespace

void note_relayed(const Reading& reading, std::string_view content, const WireAddress& far)
{
    if (const auto message = read_stun(content)) note_check(reading, *message, relayed_check, far);
}

void note_stun(const Reading& reading, const StunMessage& message)
{
    Flow& flow = reading.flow;
    flow.worth = std::max(flow.worth, message.ms_turn ? Worth::relay : Worth::checks);
    if (message.ms_turn) {
        note_call(flow, message);
        note_policy(reading, message);
    }
    const auto data = find_attribute(message, stun::data);
    switch (message.type) {
    case stun::binding_request:
    case stun::binding_response:
    case stun::binding_error:
        return flow.active ? note_check(reading, message, relayed_check, *flow.active)
                           : note_check(reading, message, direct_check);
    case stun::allocate_request: return note_allocate(reading, message);
    case stun::allocate_response: return note_allocated(reading, message);
    case stun::allocate_error: return note_allocate_error(reading, message);
    case stun::set_active_request: flow.active = far_address(message); return;
    case stun::send_request: reading.add(Event::send); break;
    case stun::data_indication: reading.add(Event::data_indication); break;
    default: return;
    }
    if (data) note_relayed(reading, *data, far_address(message));
}

} // namespace icewarn
