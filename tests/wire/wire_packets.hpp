// SPDX-License-Identifier: GPL-2.0-or-later
// Packets as a capture has them, written by hand, the question of a report, and what is expected of the answer.
#pragma once

#include "cmocka.hpp"

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "core/wire/evidence.hpp"
#include "exact_copy.hpp"

namespace wire_packets {

using namespace icewarn;

inline constexpr std::int64_t second = 1'000'000'000;

inline std::string be16(std::size_t value)
{
    return {static_cast<char>(value >> 8 & 0xff), static_cast<char>(value & 0xff)};
}

inline std::string v4(unsigned last) { return std::string("\xc0\0\x02", 3) + static_cast<char>(last); }

inline std::string ipv4(unsigned protocol, const std::string& from, const std::string& to, const std::string& content)
{
    return std::string("\x45\0", 2) + be16(20 + content.size()) + std::string("\0\0\0\0\x40", 5) +
           static_cast<char>(protocol) + std::string(2, '\0') + from + to + content;
}

inline std::string udp(unsigned from, unsigned from_port, unsigned to, unsigned to_port, const std::string& payload)
{
    return ipv4(17, v4(from), v4(to), be16(from_port) + be16(to_port) + be16(8 + payload.size()) + "\1\1" + payload);
}

inline std::string tcp(unsigned from, unsigned from_port, unsigned to, unsigned to_port, unsigned flags,
                       const std::string& payload = "", std::size_t sequence = 0)
{
    return ipv4(6, v4(from), v4(to),
                be16(from_port) + be16(to_port) + be16(0) + be16(sequence) + std::string(4, 'a') + '\x50' +
                    static_cast<char>(flags) + std::string(6, '\0') + payload);
}

inline std::string attribute(unsigned type, const std::string& value)
{
    return be16(type) + be16(value.size()) + value;
}

inline std::string stun(unsigned type, const std::string& attributes, const std::string& id)
{
    std::string transaction = "\x21\x12\xa4\x42" + id;
    transaction.resize(16, '.');
    return be16(type) + be16(attributes.size()) + transaction + attributes;
}

inline const std::string cookie = attribute(0x000f, "\x72\xc6\x4b\xc6");

class Wire {
public:
    void add(const std::string& packet, double seconds)
    {
        const ExactCopy copy(packet);
        const auto read = read_packet(copy.view(), LinkType::ip);
        ++frame_;
        if (read) flows.note(*read, frame_, static_cast<std::int64_t>(seconds * second));
    }

    void skip_frames(std::uint32_t count) { frame_ += count; }

    FlowTable flows;

private:
    std::uint32_t frame_ = 0;
};

inline EvidenceQuery query_of(std::uint32_t flags)
{
    EvidenceQuery query;
    query.flags = flags;
    query.local_site = WireEndpoint{make_address(v4(10)), 50012};
    query.remote_site = WireEndpoint{make_address(v4(20)), 50045};
    query.both_inside = true;
    return query;
}

inline const Evidence* find(const std::vector<Evidence>& all, std::string_view path)
{
    for (const Evidence& evidence : all)
        if (evidence.path == path) return &evidence;
    return nullptr;
}

inline void allocate(Wire& wire, double at)
{
    wire.add(udp(10, 50012, 30, 3478, stun(0x0003, cookie, "a")), at);
    wire.add(udp(30, 3478, 10, 50012, stun(0x0103, cookie + attribute(1, std::string("\0\1\1\1\1\2\3\4", 8)), "a")),
             at);
}

inline std::string endpoint(unsigned last, unsigned port) { return std::string("\0\1", 2) + be16(port) + v4(last); }

inline std::string framed(const std::string& message)
{
    return std::string("\2\0", 2) + be16(message.size()) + message;
}

inline std::string allocate_request(const std::string& id, const std::string& attributes = "")
{
    return stun(0x0003, cookie + attributes, id);
}

inline std::string allocate_response(const std::string& id, unsigned port = 52010, const std::string& attributes = "")
{
    return stun(0x0103, cookie + attribute(1, endpoint(30, port)) + attributes, id);
}

inline const std::string credentials = attribute(6, "user");

inline std::string hello()
{
    return std::string("\x16\x03\x01\0\x2d\x01\0\0\x29\x03\x01", 11) + std::string(32, 'r') +
           std::string("\0\0\x02\0\x18\x01\0", 7);
}

inline std::string server_hello()
{
    std::string answer = std::string("\x16\x03\x01\0\x4e\2\0\0\x46\3\1", 11) + std::string(72, 's');
    answer[79] = '\x0e';
    return answer;
}

/// A connection to the relay, whose segments follow each other.
class Connection {
public:
    explicit Connection(Wire& wire, unsigned port = 50014) : wire_(wire), port_(port)
    {
        wire_.add(tcp(10, port_, 30, 443, 2, "", 0), 1);
        wire_.add(tcp(30, 443, 10, port_, 0x12, "", 0), 1);
    }

    void open()
    {
        send(hello());
        receive(server_hello());
    }
    void send(const std::string& bytes) { send_at(next_[0], bytes), next_[0] += bytes.size(); }
    void receive(const std::string& bytes) { receive_at(next_[1], bytes), next_[1] += bytes.size(); }
    void send_at(std::size_t at, const std::string& bytes) { wire_.add(tcp(10, port_, 30, 443, 0x10, bytes, at), 1); }
    void receive_at(std::size_t at, const std::string& bytes)
    {
        wire_.add(tcp(30, 443, 10, port_, 0x10, bytes, at), 1);
    }
    void end(unsigned flags) { wire_.add(tcp(30, 443, 10, port_, flags, "", next_[1]), 1); }
    std::size_t received() const { return next_[1]; }
    void skip_received(std::size_t size) { next_[1] += size; }

private:
    Wire& wire_;
    unsigned port_;
    std::size_t next_[2] = {1, 1};
};

inline std::string sentence(const Wire& wire, const EvidenceQuery& query, std::string_view path)
{
    const auto all = find_evidence(wire.flows, query);
    const Evidence* evidence = find(all, path);
    return evidence == nullptr ? "" : evidence->sentence;
}

inline bool is(const std::string& found, const std::string& expected)
{
    if (found == expected) return true;
    std::fprintf(stderr, "expected: %s\n     got: %s\n", expected.c_str(), found.c_str());
    return false;
}

inline bool holds(const std::string& found, const std::string& part)
{
    if (found.find(part) != std::string::npos) return true;
    std::fprintf(stderr, "expected: ...%s...\n     got: %s\n", part.c_str(), found.c_str());
    return false;
}

template <bool (*test)()> void run(void**) { assert_true(test()); }

} // namespace wire_packets
