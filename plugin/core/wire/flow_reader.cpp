// SPDX-License-Identifier: GPL-2.0-or-later
// STUN in datagrams, in frames of MS-TURN over TCP and behind the length of RFC 4571; the handshakes of TCP, of
// pseudo-TLS and of proxies.
#include "core/wire/flow_reader.hpp"

#include <algorithm>
#include <utility>

#include "core/wire/flow_table.hpp"
#include "core/wire/stun_reader.hpp"
#include "core/wire/turn_stream.hpp"
#include "icewarn/ascii.hpp"

namespace icewarn {
namespace {

void read_frame(const Reading& reading, std::string_view frame, std::size_t size)
{
    const bool is_data = byte_at(frame, 0) == static_cast<unsigned>(TurnFrame::data);
    const std::string_view content = frame.substr(turn_frame_header);
    if (is_data) {
        reading.add(Event::data);
        note_relayed(reading, content.substr(framing_size(content, size - turn_frame_header)),
                     reading.flow.active.value_or(WireAddress{}));
    } else if (const auto message = read_stun(content)) {
        note_stun(reading, *message);
    }
}

/// Keeps a control frame whose rest is in the next segment. What is longer is no message that counts here.
bool keep_for_later(TcpSide& side, std::string_view bytes)
{
    constexpr std::size_t longest = 512;
    const bool is_short = bytes.size() < turn_frame_header;
    if (!is_short && byte_at(bytes, 0) != static_cast<unsigned>(TurnFrame::control)) return false;
    if (!is_short && turn_frame_header + be16_at(bytes, 2) > longest) return false;
    side.pending = bytes;
    return true;
}

/// Frames of MS-TURN over TCP, one after the other; what does not fit is looked for again.
void read_frames(const Reading& reading, std::string_view bytes)
{
    TcpSide& side = reading.side();
    const std::string begun = std::exchange(side.pending, {});
    const std::string whole = begun.empty() ? begun : begun + std::string(bytes);
    if (!whole.empty()) bytes = whole;
    const std::size_t skipped = std::min<std::size_t>(side.skip, bytes.size());
    side.skip -= static_cast<std::uint32_t>(skipped);
    bytes.remove_prefix(skipped);
    while (bytes.size() >= turn_frame_header) {
        if (!may_be_frame(bytes)) {
            bytes.remove_prefix(find_frame(bytes));
            continue;
        }
        const std::size_t size = turn_frame_header + be16_at(bytes, 2);
        if (size > bytes.size() && keep_for_later(side, bytes)) return;
        read_frame(reading, bytes.substr(0, size), size);
        if (size > bytes.size()) side.skip = static_cast<std::uint32_t>(size - bytes.size());
        bytes.remove_prefix(std::min(size, bytes.size()));
    }
    if (!bytes.empty()) keep_for_later(side, bytes);
}

void read_records(const Reading& reading, std::string_view bytes)
{
    while (may_be_record(bytes)) {
        const std::size_t whole = tls_record_header + be16_at(bytes, 3);
        const std::size_t size = std::min(bytes.size(), whole);
        reading.side().skip = static_cast<std::uint32_t>(whole - size); // in the next segment
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

/// The first bytes of a connection to a proxy.
bool read_proxy(const Reading& reading, std::string_view bytes)
{
    constexpr std::size_t status_at = 9; // HTTP/1.1 200
    if (reading.by_client && begins_with(bytes, "CONNECT ")) {
        reading.flow.worth = Worth::relay;
        reading.add(Event::connect);
        return true;
    }
    if (reading.by_client || !begins_with(bytes, "HTTP/1.") || bytes.size() < status_at + 3) return false;
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

void note_framed(Flow& flow)
{
    // What came before was the handshake, perhaps out of order, and no media.
    if (!flow.framed)
        flow.marks.erase(std::remove_if(flow.marks.begin(), flow.marks.end(),
                                        [](const Mark& mark) { return mark.event == Event::data; }),
                         flow.marks.end());
    flow.framed = true;
    flow.worth = Worth::relay;
}

/// A hello in several segments.
bool read_hello_part(const Reading& reading, std::string_view bytes)
{
    Flow& flow = reading.flow;
    if (flow.framed || !reading.by_client) return false;
    const std::size_t size = hello_part(bytes, flow.hello);
    flow.hello = size == 0 ? std::uint8_t{0} : static_cast<std::uint8_t>(flow.hello + size);
    if (flow.hello == pseudo_hello_size) {
        note_framed(flow);
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
    if (beginning == Beginning::pseudo_hello || beginning == Beginning::turn_message) note_framed(flow);
    if (!flow.framed) {
        flow.other_tls = flow.other_tls || (reading.by_client && may_be_record(bytes));
        if (!read_proxy(reading, bytes)) read_direct(reading, bytes);
    } else if (reading.side().skip == 0 && reading.side().pending.empty() && may_be_record(bytes)) {
        read_records(reading, bytes);
    } else {
        read_frames(reading, bytes);
    }
}

/// Each byte once, whatever was sent again or comes out of order.
void read_segment(const Reading& reading, const PacketHeads& packet)
{
    TcpSide& side = reading.side();
    const std::size_t missing = packet.whole_size - packet.payload.size();
    const NewBytes got = take_segment(side, packet.sequence, packet.payload, missing);
    if (got.bytes.empty()) return;
    if (!got.in_order) reading.flow.hello = 0;
    if (got.late) {
        const TcpSide ahead = side;
        side.skip = 0;
        side.pending.clear();
        read_tcp(reading, got.bytes);
        side = ahead;
        return;
    }
    read_tcp(reading, got.bytes);
    if (missing == 0) return;
    side.skip -= std::min<std::uint32_t>(side.skip, static_cast<std::uint32_t>(missing));
    side.pending.clear();
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

bool is_answer(const PacketHeads& packet)
{
    if (packet.tcp && (packet.tcp_flags & tcp_flag::syn) != 0) return (packet.tcp_flags & tcp_flag::ack) != 0;
    const std::size_t at = packet.tcp ? turn_frame_header : 0; // only a frame begins a flow without SYN
    return packet.payload.size() >= at + 2 && (be16_at(packet.payload, at) & stun::answer_bit) != 0;
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
        if ((packet.tcp_flags & tcp_flag::syn) != 0) {
            reading.side().open(packet.sequence);
            reading.add((packet.tcp_flags & tcp_flag::ack) != 0 ? Event::syn_ack : Event::syn);
        }
        if ((packet.tcp_flags & tcp_flag::rst) != 0) reading.add(Event::rst);
        if ((packet.tcp_flags & tcp_flag::fin) != 0) reading.add(Event::fin);
        if (!packet.payload.empty()) read_segment(reading, packet);
    } else if (const auto message = read_stun(packet.payload, packet.whole_size)) {
        note_stun(reading, *message);
    } else if (!packet.payload.empty()) {
        reading.add(Event::data);
    }
}

} // namespace icewarn
