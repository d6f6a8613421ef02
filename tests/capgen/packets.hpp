// SPDX-License-Identifier: GPL-2.0-or-later
// Puts messages into Ethernet frames: IPv4 and IPv6, UDP, TCP with its handshake, WebSocket, ICMP errors.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "script.hpp"

namespace capgen {

/// Takes one frame: its time, its bytes, and how many of them the capture holds (0: all).
using Sink = std::function<void(double seconds, const std::string& frame, std::size_t snap)>;

class Packets {
public:
    Packets(const Script& script, Sink sink) : script_(script), sink_(std::move(sink)) {}

    void write_all();

private:
    struct Connection {
        std::uint32_t next[2] = {1000, 2000}; ///< sequence numbers of client and server
        bool open = false;
        std::string pending; ///< messages that wait for the one they are joined with
        std::string last[2]; ///< IP packet that client and server sent last, for ICMP errors to quote
    };

    void write(const Message& message);
    void open(const Flow& flow, Connection& connection, double seconds);
    void send_tcp(const Flow& flow, Connection& connection, const Message& message, std::string bytes);
    void segment(const Flow& flow, Connection& connection, bool from_client, std::uint8_t flags,
                 const std::string& bytes, double seconds, std::size_t snap = 0, unsigned ttl = 64, bool lost = false);
    void send_icmp(const Flow& flow, const Connection& connection, const Message& message);
    bool send_control(const Flow& flow, Connection& connection, const Message& message);

    const Script& script_;
    Sink sink_;
    std::map<std::size_t, Connection> connections_;
};

} // namespace capgen
