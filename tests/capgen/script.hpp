// SPDX-License-Identifier: GPL-2.0-or-later
// The readable source of a capture: flows between two endpoints, and the messages on them.
//
//   # comment
//   flow NAME udp|tcp|ws ENDPOINT ENDPOINT      endpoint: 192.0.2.1:5060 or [2001:db8::1]:5060; the first one is the
//   client NAME> SECONDS [OPTION...]                   a message from the client (NAME< from the server), up to a line
//   "."
//   ...
//   .
//
// Lines of a message end in CRLF on the wire. "Content-Length: auto" counts the body. {hex:0d0a} stands for these
// bytes, {repeat:N:text} for N times the text, in which # is replaced by the number of the repetition. Options:
// split=N,N  tcp segments end at these bytes   join    in one segment with the next message
//          snap=N     the capture holds N bytes of it   quote   not sent, but quoted whole in an ICMP error
//          @FLOW> lines stand for one packet or a few, see wire_lines.hpp
//          bye        the lines are headers: the generator puts a BYE of a call of its own around them
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace capgen {

enum class Transport { udp, tcp, websocket };

struct Endpoint {
    std::string address; ///< 4 or 16 bytes in network order
    unsigned port = 0;
};

struct Flow {
    std::string name;
    Transport transport = Transport::udp;
    Endpoint client;
    Endpoint server;
};

struct Message {
    std::size_t flow = 0; ///< index into Script::flows
    bool from_client = true;
    double seconds = 0;
    std::string bytes;
    std::vector<std::size_t> split;
    bool join = false;
    bool quote = false;
    std::size_t snap = 0; ///< 0: all of it
    unsigned ttl = 64;
    bool lost = false;      ///< sent, but not captured
    bool opens = false;     ///< the handshake of TCP
    unsigned tcp_flags = 0; ///< of a packet without data; 0 where there is data
    bool is_icmp = false;   ///< an error about the flow's last packet of the other side
    unsigned icmp_type = 0, icmp_code = 0;
    std::string icmp_by; ///< address of who sends the error; empty: the receiver of the packet
};

struct Script {
    std::vector<Flow> flows;
    std::vector<Message> messages;
};

/// Reads a source file. Throws std::runtime_error that names the file, the line and what is wrong.
Script read_script(const std::string& path);

} // namespace capgen
