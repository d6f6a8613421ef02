// SPDX-License-Identifier: GPL-2.0-or-later
// STUN messages and the relay dialect of Lync and Skype for Business, [MS-TURN].
//
// MS-TURN differs from RFC 8656 in what the reader has to know: MAGIC-COOKIE (0x000f) comes first, attributes are not
// padded, Send (0x0004), Set Active Destination (0x0006) and Data indication (0x0115) have numbers of their own, and of
// its addresses only MS XOR-MAPPED-ADDRESS (0x8020) is XORed.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/wire/bytes.hpp"

namespace icewarn {

namespace stun {
constexpr unsigned binding_request = 0x0001;
constexpr unsigned allocate_request = 0x0003;
constexpr unsigned send_request = 0x0004;
constexpr unsigned set_active_request = 0x0006;
constexpr unsigned binding_response = 0x0101;
constexpr unsigned allocate_response = 0x0103;
constexpr unsigned set_active_response = 0x0106;
constexpr unsigned binding_error = 0x0111;
constexpr unsigned allocate_error = 0x0113;
constexpr unsigned set_active_error = 0x0116;
constexpr unsigned data_indication = 0x0115;
constexpr unsigned answer_bit = 0x0100; ///< in the types of all responses, and of what the relay sends by itself

constexpr unsigned mapped_address = 0x0001;
constexpr unsigned error_code = 0x0009;
constexpr unsigned alternate_server = 0x000e;
constexpr unsigned magic_cookie = 0x000f;
constexpr unsigned bandwidth = 0x0010;
constexpr unsigned destination_address = 0x0011;
constexpr unsigned remote_address = 0x0012;
constexpr unsigned data = 0x0013;
constexpr unsigned use_candidate = 0x0025;
constexpr unsigned ms_version = 0x8008;
constexpr unsigned policy_type = 0x8056; ///< 0 check, 1 commit, 2 update; this and the next ones: [MS-TURNBWM]
constexpr unsigned policy_amount =
    0x8058; ///< four numbers of kbit/s: most and least to send, most and least to receive
constexpr unsigned policy_first_answer = 0x805d; ///< valid, most to send, most to receive
constexpr unsigned policy_remote_relay = 0x805e; ///< the same of the path from relay to relay
constexpr unsigned policy_local_relay = 0x8060;
constexpr unsigned sip_dialog_id = 0x8061;
constexpr unsigned sip_call_id = 0x8062;

constexpr std::size_t header_size = 20;
constexpr std::uint32_t rfc_cookie = 0x2112A442; ///< RFC 5389, first word of the transaction id
constexpr std::uint32_t ms_cookie = 0x72C64BC6;  ///< value of MAGIC-COOKIE
} // namespace stun

struct StunAttribute {
    unsigned type = 0;
    std::string_view value;
};

/// A message whose length fits its bytes. All of it are views into them.
struct StunMessage {
    unsigned type = 0;
    std::string_view transaction; ///< 16 bytes, the cookie of RFC 5389 included
    std::string_view attributes;
    bool ms_turn = false; ///< MAGIC-COOKIE comes first
    bool padded = false;  ///< attributes are filled up to four bytes
};

/// Takes one attribute off the front of `rest`; false at the end and where an attribute goes past it.
bool next_attribute(std::string_view& rest, bool padded, StunAttribute& attribute);

/// Takes a datagram, or the content of a frame, as a STUN message.
/// @param whole_size  bytes that it had before the capture or a fragment's end cut it
/// @return nothing where it is none: the length must fit exactly, and it must carry the cookie of RFC 5389,
/// MAGIC-COOKIE,
///         or the type of a connectivity check with attributes that fit
std::optional<StunMessage> read_stun(std::string_view bytes, std::size_t whole_size);
inline std::optional<StunMessage> read_stun(std::string_view bytes) { return read_stun(bytes, bytes.size()); }

/// The value of the first attribute of that type.
std::optional<std::string_view> find_attribute(const StunMessage& message, unsigned type);

/// An address attribute that is not XORed: MAPPED-ADDRESS, ALTERNATE-SERVER, DESTINATION-ADDRESS, REMOTE-ADDRESS.
std::optional<WireEndpoint> read_address(std::string_view value);

/// ERROR-CODE as one number: 401, 436. 0 without one.
unsigned error_of(const StunMessage& message);

/// What [MS-TURN] calls a message; empty for types it does not have.
std::string_view turn_message_name(unsigned type);

/// What [MS-TURN] calls one of its address attributes; empty for others.
std::string_view turn_address_name(unsigned attribute);

/// The error codes of relays and checks in words; empty for codes without one.
std::string_view stun_error_name(unsigned code);

} // namespace icewarn
