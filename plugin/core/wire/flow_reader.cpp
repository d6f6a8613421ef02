// SPDX-License-Identifier: GPL-2.0-or-later
// STUN in datagrams, in frames of MS-TURN over TCP and behind the length of RFC 4571; the handshakes of TCP, of
// pseudo-TLS and of proxies.
#include "core/wire/flow_reader.hpp"

#include <algorithm>

#include "core/wire/flow_table.hpp"
#include "core/wire/policy.hpp"
#include "core/wire/stun.hpp"
#include "core/wire/turn_stream.hpp"
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

/// What is inside Send requests and Data indications, and in frames of end-to-end data.
/// @param far  the far end, where the packet names it
void note_relayed(const Reading& reading, std::string_view content, const WireAddress& far)
{
    const auto message = read_stun(content);
    if (!message) return;
    switch (message->type) {
    case stun::binding_request: return reading.add(Event::relayed_check, 0, far);
    case stun::binding_response: return reading.add(Event::relayed_check_ok, 0, far);
    case stun::binding_error: return reading.add(Event::relayed_check_error, error_of(*message), far);
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

void note_check(const Reading& reading, const StunMessage& message)
{
    reading.add(Event::check);
    if (!find_attribute(message, stun::use_candidate)) return;
    reading.add(Event::nomination);
    reading.flow.last_nomination = fingerprint(message.transaction);
}

void note_check_answer(const Reading& reading, const StunMessage& message)
{
    reading.add(Event::check_ok);
    const std::uint64_t nomination = reading.flow.last_nomination;
    if (nomination != 0 && fingerprint(message.transaction) == nomination) reading.add(Event::nomination_ok);
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
    if (const auto value = find_attribute(message, stun::mapped_address)) reading.flow.allocated = read_address(*value);
}

void note_stun(const Reading& reading, const StunMessage& message)
{
    reading.flow.kept = true;
    if (message.ms_turn) {
        note_call(reading.flow, message);
        note_policy(reading, message);
    }
    const auto data = find_attribute(message, stun::data);
    switch (message.type) {
    case stun::binding_request: return note_check(reading, message);
    case stun::binding_response: return note_check_answer(reading, message);
    case stun::binding_error: return reading.add(Event::check_error, error_of(message));
    case stun::allocate_request: return note_allocate(reading, message);
    case stun::allocate_response: return note_allocated(reading, message);
    case stun::allocate_error: return note_allocate_error(reading, message);
    case stun::send_request: reading.add(Event::send); break;
    case stun::data_indication: reading.add(Event::data_indication); break;
    default: return;
    }
    if (data) note_relayed(reading, *data, far_address(message));
}

void read_frame(const Reading& reading, std::string_view frame, std::size_t size)
{
    const bool is_data = byte_at(frame, 0) == static_cast<unsigned>(TurnFrame::data);
    const std::string_view content = frame.substr(turn_frame_header);
    if (is_data) {
        reading.add(Event::data);
        note_relayed(reading, content.substr(framing_size(content, size - turn_frame_header)), {});
    } else if (const auto message = read_stun(content)) {
        note_stun(reading, *message);
    }
}

/// Frames of MS-TURN over TCP, one after the other; what does not fit is looked for again.
void read_frames(const Reading& reading, std::string_view bytes)
{
    std::uint32_t& skip = reading.flow.skip[reading.by_client ? 0 : 1];
    const std::size_t skipped = std::min<std::size_t>(skip, bytes.size());
    skip -= static_cast<std::uint32_t>(skipped);
    bytes.remove_prefix(skipped);
    while (bytes.size() >= turn_frame_header) {
        if (!may_be_frame(bytes)) {
            bytes.remove_prefix(find_frame(bytes));
            continue;
        }
        const std::size_t size = turn_frame_header + be16_at(bytes, 2);
        read_frame(reading, bytes.substr(0, size), size);
        if (size > bytes.size()) skip = static_cast<std::uint32_t>(size - bytes.size());
        bytes.remove_prefix(std::min(size, bytes.size()));
    }
}

void read_records(const Reading& reading, std::string_view bytes)
{
    while (may_be_record(bytes)) {
        const std::size_t whole = tls_record_header + be16_at(bytes, 3);
        const std::size_t size = std::min(bytes.size(), whole);
        reading.flow.skip[reading.by_client ? 0 : 1] = static_cast<std::uint32_t>(whole - size); // in the next segment
        switch (classify_record(bytes.substr(0, size))) {
        case PseudoTls::client_hello: reading.add(Event::hello); break;
        case PseudoTls::server_hello: reading.add(Event::server_hello); break;
        case PseudoTls::foreign:
        case PseudoTls::certificate: reading.add(Event::certificate); break;
        case PseudoTls::alert: reading.add(Event::alert); break;
        case PseudoTls::other: break;
        }
        bytes.remove_prefix(size);
    }
}

bool starts_with(std::string_view text, std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; }

/// The first bytes of a connection to a proxy.
bool read_proxy(const Reading& reading, std::string_view bytes)
{
    constexpr std::size_t status_at = 9; // HTTP/1.1 200
    if (reading.by_client && starts_with(bytes, "CONNECT ")) {
        reading.flow.kept = true;
        reading.add(Event::connect);
        return true;
    }
    if (reading.by_client || !starts_with(bytes, "HTTP/1.") || bytes.size() < status_at + 3) return false;
    unsigned status = 0;
    for (const char digit : bytes.substr(status_at, 3)) status = status * 10 + static_cast<unsigned>(digit - '0') % 10;
    reading.add(status == 200 ? Event::proxy_ok : Event::proxy_error, status);
    return true;
}

/// Candidates over TCP: STUN and media behind the length of RFC 4571.
void read_direct(const Reading& reading, std::string_view bytes)
{
    if (bytes.size() > 2 && be16_at(bytes, 0) + 2U <= bytes.size())
        if (const auto message = read_stun(bytes.substr(2, be16_at(bytes, 0)))) return note_stun(reading, *message);
    reading.add(Event::data);
}

/// A hello in several segments, of which one may be repeated.
bool read_hello_part(const Reading& reading, std::string_view bytes)
{
    Flow& flow = reading.flow;
    if (flow.framed || !reading.by_client) return false;
    std::size_t size = hello_part(bytes, 0); // also once more: random bytes that begin like it are not expected
    if (size > 0) flow.hello = 0;
    else if (flow.hello > 0) size = hello_part(bytes, flow.hello);
    if (size == 0) flow.hello = 0;
    flow.hello = static_cast<std::uint8_t>(flow.hello + size);
    if (flow.hello == pseudo_hello_size) {
        flow.framed = flow.kept = true;
        flow.hello = 0;
        reading.add(Event::hello);
        read_frames(reading, bytes.substr(size));
    }
    return size > 0;
}

void read_tcp(const Reading& reading, std::string_view bytes)
{
    Flow& flow = reading.flow;
    if (read_hello_part(reading, bytes)) return;
    const Beginning beginning = beginning_of(bytes);
    if (beginning == Beginning::pseudo_hello || beginning == Beginning::turn_message) flow.framed = flow.kept = true;
    if (!flow.framed) {
        if (!read_proxy(reading, bytes)) read_direct(reading, bytes);
    } else if (flow.skip[reading.by_client ? 0 : 1] == 0 && may_be_record(bytes)) {
        read_records(reading, bytes);
    } else {
        read_frames(reading, bytes);
    }
}

} // namespace

void add_mark(Flow& flow, Event event, bool by_client, const Moment& moment, std::uint16_t code, std::uint8_t ttl,
              const WireAddress& by)
{
    const auto same = std::find_if(flow.marks.begin(), flow.marks.end(), [&](const Mark& mark) {
        return mark.event == event && mark.by_client == by_client && mark.code == code && mark.by == by;
    });
    if (same != flow.marks.end()) {
        ++same->count;
        same->last_frame = moment.frame;
        same->last_ns = moment.ns;
    } else if (flow.marks.size() < limits::flow_marks) {
        flow.marks.push_back({event, by_client, ttl, code, 1, moment.frame, moment.frame, moment.ns, moment.ns, by});
    }
}

bool starts_flow(const PacketHeads& packet)
{
    if (!packet.tcp) return read_stun(packet.payload, packet.whole_size).has_value();
    if ((packet.tcp_flags & tcp_flag::syn) != 0) return true;
    return beginning_of(packet.payload) != Beginning::other;
}

void read_payload(Flow& flow, const PacketHeads& packet, const Moment& moment)
{
    const Reading reading{flow, packet.from == flow.client, packet.ttl, moment};
    if (packet.tcp) {
        if ((packet.tcp_flags & tcp_flag::syn) != 0)
            reading.add((packet.tcp_flags & tcp_flag::ack) != 0 ? Event::syn_ack : Event::syn);
        if ((packet.tcp_flags & tcp_flag::rst) != 0) reading.add(Event::rst);
        if ((packet.tcp_flags & tcp_flag::fin) != 0) reading.add(Event::fin);
        if (!packet.payload.empty()) read_tcp(reading, packet.payload);
    } else if (const auto message = read_stun(packet.payload, packet.whole_size)) {
        note_stun(reading, *message);
    } else if (!packet.payload.empty()) {
        reading.add(Event::data);
    }
}

} // namespace icewarn
