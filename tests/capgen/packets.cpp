// SPDX-License-Identifier: GPL-2.0-or-later
// Frames from messages. Checksums are right, so that captures look as they do in the field.
#include "packets.hpp"

#include <stdexcept>

namespace capgen {
namespace {

constexpr std::uint32_t first_sequence = 1000; ///< of a client
constexpr std::uint8_t tcp_fin = 0x01;
constexpr std::uint8_t tcp_syn = 0x02;
constexpr std::uint8_t tcp_ack = 0x10;
constexpr std::uint8_t tcp_psh = 0x08;
constexpr unsigned protocol_icmp = 1;
constexpr unsigned protocol_tcp = 6;
constexpr unsigned protocol_udp = 17;
constexpr unsigned protocol_icmpv6 = 58;

std::string be16(std::size_t value) { return {static_cast<char>(value >> 8 & 0xff), static_cast<char>(value & 0xff)}; }

std::string be32(std::uint32_t value) { return be16(value >> 16) + be16(value & 0xffff); }

/// RFC 1071.
std::size_t checksum(const std::string& bytes)
{
    std::size_t sum = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        sum += static_cast<std::size_t>(static_cast<unsigned char>(bytes[i])) << (i % 2 == 0 ? 8 : 0);
    while (sum > 0xffff) sum = (sum >> 16) + (sum & 0xffff);
    return ~sum & 0xffff;
}

std::string ip(const Endpoint& from, const Endpoint& to, unsigned protocol, std::string payload,
               std::size_t checksum_at, unsigned ttl = 64)
{
    const bool v6 = from.address.size() == 16;
    const std::string pseudo = from.address + to.address +
                               (v6 ? be32(static_cast<std::uint32_t>(payload.size())) + be32(protocol)
                                   : be16(protocol) + be16(payload.size()));
    // An ICMP checksum covers no addresses.
    payload.replace(checksum_at, 2, be16(checksum((protocol == protocol_icmp ? "" : pseudo) + payload)));
    if (v6)
        return std::string("\x60\0\0\0", 4) + be16(payload.size()) + static_cast<char>(protocol) +
               static_cast<char>(ttl) + from.address + to.address + payload;
    std::string header = std::string("\x45\0", 2) + be16(20 + payload.size()) + std::string("\0\0\x40\0", 4) +
                         static_cast<char>(ttl) + static_cast<char>(protocol) + std::string(2, '\0') + from.address +
                         to.address;
    header.replace(10, 2, be16(checksum(header)));
    return header + payload;
}

std::string udp(const Endpoint& from, const Endpoint& to, const std::string& bytes, unsigned ttl)
{
    return ip(from, to, protocol_udp,
              be16(from.port) + be16(to.port) + be16(8 + bytes.size()) + std::string(2, '\0') + bytes, 6, ttl);
}

/// An error that quotes the whole packet.
std::string icmp_error(const Endpoint& from, const Endpoint& to, unsigned type, unsigned code,
                       const std::string& packet)
{
    const bool v6 = from.address.size() == 16;
    return ip(from, to, v6 ? protocol_icmpv6 : protocol_icmp,
              std::string(1, static_cast<char>(type)) + static_cast<char>(code) + std::string(6, '\0') + packet, 2);
}

/// Port unreachable, sent back by the receiver.
std::string port_unreachable(const Endpoint& from, const Endpoint& to, const std::string& packet)
{
    const bool v6 = from.address.size() == 16;
    return icmp_error(from, to, v6 ? 1 : 3, v6 ? 4 : 3, packet);
}

std::string ethernet(const std::string& packet)
{
    const bool v6 = (static_cast<unsigned char>(packet[0]) >> 4) == 6;
    return std::string("\x02\0\0\0\0\x02\x02\0\0\0\0\x01", 12) + (v6 ? "\x86\xdd" : std::string("\x08\0", 2)) + packet;
}

/// RFC 6455: one final text frame; what a client sends is masked.
std::string websocket_frame(const std::string& bytes, bool masked)
{
    std::string frame = "\x81";
    const int mask_bit = masked ? 0x80 : 0;
    if (bytes.size() < 126) frame += static_cast<char>(mask_bit | static_cast<int>(bytes.size()));
    else if (bytes.size() <= 0xffff) frame += static_cast<char>(mask_bit | 126) + be16(bytes.size());
    else throw std::runtime_error("a WebSocket message of more than 65535 bytes is not supported");
    if (!masked) return frame + bytes;
    const std::string mask = "\x12\x34\x56\x78";
    frame += mask;
    for (std::size_t i = 0; i < bytes.size(); ++i) frame += static_cast<char>(bytes[i] ^ mask[i % mask.size()]);
    return frame;
}

// The key and its answer are the example of RFC 6455 1.3; the subprotocol is RFC 7118.
constexpr const char* upgrade_request = "GET / HTTP/1.1\r\nHost: edge01.contoso.com\r\nUpgrade: websocket\r\n"
                                        "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                                        "Sec-WebSocket-Protocol: sip\r\nSec-WebSocket-Version: 13\r\n\r\n";
constexpr const char* upgrade_response = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                                         "Connection: Upgrade\r\n"
                                         "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"
                                         "Sec-WebSocket-Protocol: sip\r\n\r\n";

} // namespace

void Packets::segment(const Flow& flow, Connection& connection, bool from_client, std::uint8_t flags,
                      const std::string& bytes, double seconds, std::size_t snap, unsigned ttl, bool lost)
{
    const Endpoint& from = from_client ? flow.client : flow.server;
    const Endpoint& to = from_client ? flow.server : flow.client;
    std::uint32_t& own = connection.next[from_client ? 0 : 1];
    const std::uint32_t other = connection.next[from_client ? 1 : 0];
    const std::uint32_t ack = (flags & tcp_ack) != 0 ? other : 0;
    const std::string header = be16(from.port) + be16(to.port) + be32(own) + be32(ack) + '\x50' +
                               static_cast<char>(flags) + be16(65535) + std::string(4, '\0');
    connection.last[from_client ? 0 : 1] = ip(from, to, protocol_tcp, header + bytes, 16, ttl);
    if (!lost) sink_(seconds, ethernet(connection.last[from_client ? 0 : 1]), snap);
    own += static_cast<std::uint32_t>(bytes.size()) + ((flags & (tcp_syn | tcp_fin)) != 0 ? 1 : 0);
}

void Packets::open(const Flow& flow, Connection& connection, double seconds)
{
    connection.open = true;
    segment(flow, connection, true, tcp_syn, "", seconds);
    segment(flow, connection, false, tcp_syn | tcp_ack, "", seconds);
    segment(flow, connection, true, tcp_ack, "", seconds);
    if (flow.transport != Transport::websocket) return;
    segment(flow, connection, true, tcp_psh | tcp_ack, upgrade_request, seconds);
    segment(flow, connection, false, tcp_psh | tcp_ack, upgrade_response, seconds);
}

void Packets::send_tcp(const Flow& flow, Connection& connection, const Message& message, std::string bytes)
{
    if (!connection.open) open(flow, connection, message.seconds);
    bytes = connection.pending + bytes;
    connection.pending.clear();
    if (message.join) {
        connection.pending = bytes;
        return;
    }
    std::size_t begin = 0;
    for (const std::size_t end : message.split) {
        segment(flow, connection, message.from_client, tcp_ack, bytes.substr(begin, end - begin), message.seconds);
        begin = end;
    }
    constexpr std::size_t largest = 65000; // what an IPv4 packet holds
    for (; bytes.size() - begin > largest; begin += largest)
        segment(flow, connection, message.from_client, tcp_ack, bytes.substr(begin, largest), message.seconds);
    segment(flow, connection, message.from_client, tcp_psh | tcp_ack, bytes.substr(begin), message.seconds,
            message.snap, message.ttl, message.lost);
}

/// Who sends an ICMP error need not be an end of the flow.
void Packets::send_icmp(const Flow& flow, const Connection& connection, const Message& message)
{
    const Endpoint& to = message.from_client ? flow.server : flow.client;
    Endpoint by = message.from_client ? flow.client : flow.server;
    if (!message.icmp_by.empty()) by.address = message.icmp_by;
    const std::string& quoted = connection.last[message.from_client ? 1 : 0];
    if (quoted.empty()) throw std::runtime_error("an ICMP error about no packet, on flow " + flow.name);
    sink_(message.seconds, ethernet(icmp_error(by, to, message.icmp_type, message.icmp_code, quoted)), message.snap);
}

/// True for what is no payload: handshakes, flags, ICMP errors.
bool Packets::send_control(const Flow& flow, Connection& connection, const Message& message)
{
    if (message.is_icmp) send_icmp(flow, connection, message);
    else if (message.opens) open(flow, connection, message.seconds);
    else if (message.tcp_flags != 0) {
        connection.open = true; // as the source has it, or not at all
        if (message.tcp_flags == (tcp_syn | tcp_ack) && connection.next[0] == first_sequence) ++connection.next[0];
        std::uint32_t& own = connection.next[message.from_client ? 0 : 1];
        const std::uint32_t before = own;
        segment(flow, connection, message.from_client, static_cast<std::uint8_t>(message.tcp_flags), "",
                message.seconds, 0, message.ttl);
        if (message.tcp_flags == tcp_syn) own = before; // it may come again
    } else return false;
    return true;
}

void Packets::write(const Message& message)
{
    const Flow& flow = script_.flows[message.flow];
    const Endpoint& from = message.from_client ? flow.client : flow.server;
    const Endpoint& to = message.from_client ? flow.server : flow.client;
    Connection& connection = connections_[message.flow];
    if (send_control(flow, connection, message)) return;
    if (flow.transport == Transport::websocket) {
        send_tcp(flow, connection, message, websocket_frame(message.bytes, message.from_client));
    } else if (flow.transport == Transport::tcp) {
        send_tcp(flow, connection, message, message.bytes);
    } else {
        const std::string packet = udp(from, to, message.bytes, message.ttl);
        connection.last[message.from_client ? 0 : 1] = packet;
        if (message.lost) return;
        sink_(message.seconds, ethernet(message.quote ? port_unreachable(to, from, packet) : packet), message.snap);
    }
}

void Packets::write_all()
{
    for (const Message& message : script_.messages) write(message);
}

} // namespace capgen
