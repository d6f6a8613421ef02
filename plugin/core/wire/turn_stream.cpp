// SPDX-License-Identifier: GPL-2.0-or-later
// Recognising the handshake, the frames and what is in them.
#include "core/wire/turn_stream.hpp"

#include "core/wire/stun.hpp"

namespace icewarn {
namespace {

constexpr std::string_view hello_begin{"\x16\x03\x01\x00\x2d\x01\x00\x00\x29\x03\x01", 11};
// Behind the 32 bytes of random: no session id, one cipher suite 0x0018, one compression method, none.
constexpr std::string_view hello_end{"\x00\x00\x02\x00\x18\x01\x00", 7};

constexpr unsigned alert = 0x15;
constexpr unsigned handshake = 0x16;
constexpr unsigned server_hello = 2;
constexpr unsigned server_hello_done = 14;
constexpr unsigned certificate = 11;
constexpr unsigned pseudo_server_hello_size = 0x4e;
constexpr unsigned rtp_version = 2;

bool is_pseudo_server_hello(std::string_view record)
{
    if (be16_at(record, 3) != pseudo_server_hello_size || byte_at(record, 5) != server_hello) return false;
    constexpr std::size_t done = tls_record_header + pseudo_server_hello_size - 4;
    return record.size() <= done || byte_at(record, done) == server_hello_done;
}

} // namespace

Beginning beginning_of(std::string_view bytes)
{
    if (bytes.empty()) return Beginning::other;
    if (bytes[0] == hello_begin[0]) {
        const std::size_t size = bytes.size() < hello_begin.size() ? bytes.size() : hello_begin.size();
        if (bytes.compare(0, size, hello_begin, 0, size) != 0) return Beginning::other;
        if (bytes.size() < pseudo_hello_size) {
            // Fewer bytes than these begin any handshake.
            return bytes.size() > tls_record_header ? Beginning::maybe_hello : Beginning::other;
        }
        return bytes.compare(pseudo_hello_size - hello_end.size(), hello_end.size(), hello_end) == 0
                   ? Beginning::pseudo_hello
                   : Beginning::other;
    }
    constexpr std::size_t cookie_end = turn_frame_header + stun::header_size + 8;
    if (bytes.size() < cookie_end || byte_at(bytes, 0) != static_cast<unsigned>(TurnFrame::control) ||
        !may_be_frame(bytes))
        return Beginning::other;
    const std::string_view attribute = bytes.substr(turn_frame_header + stun::header_size);
    return be16_at(attribute, 0) == stun::magic_cookie && be32_at(attribute, 4) == stun::ms_cookie
               ? Beginning::turn_message
               : Beginning::other;
}

std::size_t hello_part(std::string_view bytes, std::size_t before)
{
    const std::size_t size = bytes.size() < pseudo_hello_size - before ? bytes.size() : pseudo_hello_size - before;
    constexpr std::size_t end = pseudo_hello_size - hello_end.size();
    for (std::size_t i = 0; i < size; ++i) {
        const std::size_t at = before + i;
        if (at < hello_begin.size() && bytes[i] != hello_begin[at]) return 0;
        if (at >= end && bytes[i] != hello_end[at - end]) return 0;
    }
    return size;
}

bool may_be_frame(std::string_view bytes)
{
    if (bytes.size() < turn_frame_header || bytes[1] != 0) return false;
    const unsigned type = byte_at(bytes, 0);
    const unsigned size = be16_at(bytes, 2);
    const std::string_view content = bytes.substr(turn_frame_header);
    if (type == static_cast<unsigned>(TurnFrame::control)) {
        if (size < stun::header_size) return false;
        if (content.size() >= 2 && (be16_at(content, 0) & 0xc000) != 0) return false;
        return content.size() < 4 || be16_at(content, 2) == size - stun::header_size;
    }
    if (type != static_cast<unsigned>(TurnFrame::data)) return false;
    if (content.size() < 4) return size > 0;
    const bool is_stun = byte_at(content, 0) >> 6 == 0 && be16_at(content, 2) + stun::header_size == size;
    return framing_size(content, size) != 0 || is_stun || byte_at(content, 0) >> 6 == rtp_version;
}

bool may_be_record(std::string_view bytes)
{
    constexpr unsigned longest = 0x4800; // 2^14 + 2048, RFC 5246
    return bytes.size() >= tls_record_header && byte_at(bytes, 0) >= 0x14 && byte_at(bytes, 0) <= 0x17 &&
           byte_at(bytes, 1) == 3 && byte_at(bytes, 2) <= 4 && be16_at(bytes, 3) <= longest;
}

std::size_t find_frame(std::string_view bytes)
{
    // More is asked for than of a frame in its place: any three bytes may look like a header.
    constexpr std::size_t needed = turn_frame_header + 4;
    for (std::size_t at = 1; at + needed <= bytes.size(); ++at)
        if (bytes[at + 1] == 0 && (bytes[at] == 2 || bytes[at] == 3) && may_be_frame(bytes.substr(at))) return at;
    return bytes.size();
}

PseudoTls classify_record(std::string_view record)
{
    if (record.size() <= tls_record_header) return PseudoTls::other;
    if (byte_at(record, 0) == alert) return PseudoTls::alert;
    if (byte_at(record, 0) != handshake) return PseudoTls::other;
    if (beginning_of(record) == Beginning::pseudo_hello) return PseudoTls::client_hello;
    switch (byte_at(record, tls_record_header)) {
    case server_hello: return is_pseudo_server_hello(record) ? PseudoTls::server_hello : PseudoTls::foreign;
    case certificate: return PseudoTls::certificate;
    default: return PseudoTls::other;
    }
}

std::string_view pseudo_tls_name(PseudoTls what)
{
    switch (what) {
    case PseudoTls::client_hello: return "ClientHello";
    case PseudoTls::server_hello: return "ServerHello, ServerHelloDone";
    case PseudoTls::foreign: return "ServerHello of something else than a relay";
    case PseudoTls::certificate: return "Certificate, which no relay sends: TLS inspection";
    case PseudoTls::alert: return "Alert";
    case PseudoTls::other: break;
    }
    return "other record";
}

MediaContent classify_media(std::string_view content)
{
    if (content.size() >= 2 && byte_at(content, 0) >> 6 == rtp_version) {
        const unsigned type = byte_at(content, 1);
        return type >= 192 && type <= 223 ? MediaContent::rtcp : MediaContent::rtp; // RFC 5761 4
    }
    const bool maybe_stun = content.size() >= stun::header_size && byte_at(content, 0) >> 6 == 0 &&
                            be16_at(content, 2) == content.size() - stun::header_size;
    return maybe_stun ? MediaContent::stun : MediaContent::unknown;
}

std::size_t framing_size(std::string_view content, std::size_t whole_size)
{
    return content.size() >= 2 && be16_at(content, 0) + 2 == whole_size ? 2 : 0;
}

} // namespace icewarn
