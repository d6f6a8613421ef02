// SPDX-License-Identifier: GPL-2.0-or-later
// Lines of a capture's source that stand for a packet or a few, of what is not SIP:
//
//   @FLOW> SECONDS WHAT [OPTION...]      from the client; @FLOW< from the server
//
//   open                                 the handshake of TCP, all three packets
//   syn, synack, ack, fin, rst           one TCP packet without data
//   icmp TYPE CODE by=ADDRESS            an ICMP or ICMPv6 error that quotes the flow's last packet of the other side
//   stun TYPE [ATTRIBUTE...]             TYPE: allocate, send, set-active, binding, each also with -ok and -error, data
//   hello, server-hello                  the pseudo-TLS handshake of MS-TURN
//   tls-hello, certificate, alert        a usual ClientHello, a ServerHello with a certificate, an alert
//   rtp, rtcp                            one packet
//   bytes HEX                            these bytes
//   text WORDS                           one line of text, and an empty one
//   dns NAME [ADDRESS]                   a query, or from the server the answer; without an address: no such name
//
// Attributes in the order given: cookie (MAGIC-COOKIE of MS-TURN; first, and then nothing is padded), version=N,
// lifetime=N, user=TEXT, realm=TEXT, nonce=TEXT, integrity, error=CODE, mapped=ENDPOINT, alternate=ENDPOINT,
// destination=ENDPOINT, remote=ENDPOINT, xor=ENDPOINT, use, call=TEXT, data=WHAT, attribute=TYPE:VALUE in hex. id=TEXT
// names the transaction, classic leaves out the cookie of RFC 5389.
//
// Options: ttl=N   times=N   every=SECONDS   frame=2|3 (MS-TURN over TCP; 3 with the length of RFC 4571)
//          lost (sent, but not captured)   split=N,N   join   snap=N
#pragma once

#include <string>

#include "script.hpp"

namespace capgen {

/// The messages that a line stands for.
/// @param line   from behind the direction: WHAT and the rest
/// @param flow   the flow it is on
/// @param first  with flow, direction and time filled in
/// Throws std::runtime_error that says what is wrong.
std::vector<Message> read_wire_line(const std::string& line, const Flow& flow, Message first);

/// Reads `192.0.2.1:5060` or `[2001:db8::1]:5060`. Throws std::runtime_error.
Endpoint parse_endpoint(const std::string& text);

/// 4 or 16 bytes in network order. Throws std::runtime_error.
std::string parse_address(const std::string& text);

} // namespace capgen
