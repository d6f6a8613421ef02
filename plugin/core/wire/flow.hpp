// SPDX-License-Identifier: GPL-2.0-or-later
// What is remembered of the packets between two endpoints, as far as it can tell why media failed.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/wire/bytes.hpp"
#include "core/wire/tcp_side.hpp"

namespace icewarn {

/// What happened. Of each kind and direction the first and the last are remembered, and how many there were.
enum class Event : std::uint8_t {
    syn,
    syn_ack,
    rst,
    fin,
    data,  ///< media, or whatever else has a payload
    icmp,  ///< an error about a packet of the flow; code is type * 256 + code
    check, ///< STUN Binding request
    check_ok,
    check_error,     ///< code is its error code
    nomination,      ///< a check with USE-CANDIDATE
    nomination_ok,   ///< its response
    policy,          ///< asks for bandwidth, [MS-TURNBWM]; code is the type: 0 check, 1 commit, 2 update
    policy_answer,   ///< code is the type that it answers
    policy_reduced,  ///< an answer that allows less than was asked for
    policy_refused,  ///< an answer that is valid for neither relay site
    bandwidth,       ///< what a relay allows an allocation; code is kbit/s
    allocate,        ///< without credentials
    allocate_auth,   ///< with credentials
    allocate_again,  ///< the same request with credentials once more, although it had a response
    allocate_sha256, ///< asks for SHA-256 (FIPS); code is its MS-VERSION
    allocate_ok,
    challenge,       ///< 401 that asks for credentials
    allocate_error,  ///< any other error; code is its error code
    send,            ///< Send request
    data_indication, ///< Data indication
    relayed_check,   ///< a check inside one of the two
    relayed_check_ok,
    relayed_check_error,
    hello,        ///< pseudo-TLS client hello
    server_hello, ///< the relay's answer to it
    certificate,  ///< something else's answer to it
    alert,
    connect,     ///< HTTP CONNECT
    proxy_ok,    ///< 200 of a proxy
    proxy_error, ///< any other answer of a proxy; code is its status
};

struct Mark {
    Event event{};
    bool by_client = false; ///< the end that sent first
    std::uint8_t ttl = 0;
    std::uint16_t code = 0;
    std::uint32_t count = 0;
    std::uint32_t first_frame = 0, last_frame = 0;
    std::int64_t first_ns = 0, last_ns = 0;
    WireAddress by; ///< who sent an ICMP error; the far end of what goes through a relay
};

/// What a flow is worth when there are too many.
enum class Worth : std::uint8_t {
    little, ///< a TCP handshake and data
    checks,
    relay, ///< what a relay was asked, or an ICMP error
};

struct Flow {
    WireEndpoint client, server; ///< the client is the one that was seen to send first
    bool tcp = false;
    std::vector<Mark> marks; ///< in the order of their first packet
    std::int64_t last_ns = 0;
    std::uint32_t last_frame = 0;
    std::optional<WireEndpoint> allocated; ///< address on the relay
    std::optional<WireEndpoint> alternate; ///< the server that error 300 names
    std::uint64_t call = 0;                ///< fingerprint of the SIP Call-ID in its STUN, 0 without one
    std::uint64_t dialog = 0;              ///< the same of the SIP Dialog Identifier

    std::uint64_t last_auth = 0;       ///< fingerprint of the last transaction with credentials
    std::uint64_t answered_auth = 0;   ///< the same of the last that had a response
    std::uint64_t last_nomination = 0; ///< the same of the last check with USE-CANDIDATE
    std::uint64_t last_policy = 0;     ///< the same of the last that asked for bandwidth
    std::uint16_t policy_type = 0;     ///< what that one was
    std::uint32_t wish[2] = {0, 0};    ///< kbit/s that were asked for, to send and to receive
    std::uint8_t hello = 0;            ///< bytes of a pseudo-TLS hello so far that comes in several segments
    TcpSide sides[2];                  ///< client and server
    std::optional<WireAddress> active; ///< far end of what goes through the relay without a message around it
    bool framed = false;               ///< MS-TURN over TCP
    bool other_tls = false;            ///< began as TLS that is no MS-TURN
    Worth worth = Worth::little;
};

} // namespace icewarn
