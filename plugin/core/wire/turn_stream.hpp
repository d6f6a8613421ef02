// SPDX-License-Identifier: GPL-2.0-or-later
// MS-TURN over TCP: a handshake that looks like TLS and is none, then frames of four bytes and their content.
//
// The client hello is a record 16 03 01 00 2d: TLS 1.0, no session id, one cipher suite, 0x0018 (DH_anon_RC4_128_MD5),
// no extension; the server answers with ServerHello and ServerHelloDone in one record 16 03 01 00 4e, without a
// certificate. Then frames: type (2 control, 3 end-to-end data), an unused byte, the length of what follows. The order
// of the handshake is documented in [MS-TURN] 2.1; the bytes are those of libnice.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/wire/bytes.hpp"

namespace icewarn {

constexpr std::size_t turn_frame_header = 4;
constexpr std::size_t tls_record_header = 5;
constexpr std::size_t pseudo_hello_size = 50; ///< of the whole record

enum class TurnFrame : std::uint8_t { control = 2, data = 3 };

/// What the beginning of a stream may be.
enum class Beginning : std::uint8_t {
    other,
    pseudo_hello, ///< the whole client hello of the pseudo-TLS handshake
    maybe_hello,  ///< the first bytes of one; more are needed to tell
    turn_message, ///< a control frame with an MS-TURN message: the handshake is not in the capture
};

Beginning beginning_of(std::string_view bytes);

/// How many bytes at the beginning of a segment continue a hello of which so many were in the segments before; 0 where
/// they do not. The random bytes in it may be any.
std::size_t hello_part(std::string_view bytes, std::size_t before);

/// True where a frame may begin: its type and what its content begins with fit its length.
/// @param bytes  at least four of them
bool may_be_frame(std::string_view bytes);

/// True for the header of a TLS record of the handshake or of an alert.
bool may_be_record(std::string_view bytes);

/// Where the next frame may begin after bytes that are none; the size of `bytes` when nowhere.
std::size_t find_frame(std::string_view bytes);

/// What a record of the handshake is.
enum class PseudoTls : std::uint8_t {
    client_hello,
    server_hello, ///< ServerHello and ServerHelloDone in one record: the relay's answer; or how one of its size begins
    foreign,      ///< another ServerHello: something else than a relay answered
    certificate,  ///< likewise
    alert,
    other,
};

/// @param record  begins with the record's header
PseudoTls classify_record(std::string_view record);

std::string_view pseudo_tls_name(PseudoTls what);

/// What end-to-end data holds.
enum class MediaContent : std::uint8_t { stun, rtp, rtcp, unknown };

/// @param content  without its RFC 4571 length
MediaContent classify_media(std::string_view content);

/// The two bytes of length (RFC 4571) that end-to-end data begins with; 0 where they do not fit it.
std::size_t framing_size(std::string_view content, std::size_t whole_size);

} // namespace icewarn
