// SPDX-License-Identifier: GPL-2.0-or-later
// Connections to a relay: segments that come twice, late or not at all, and how they end. Each case was told wrongly
// once.
#include "core/wire/tcp_side.hpp"
#include "wire_packets.hpp"

using namespace icewarn;
using namespace wire_packets;

namespace {

bool tells_how_connections_end()
{
    const std::string opened =
        "relay TCP: a connection to 192.0.2.30:443 was opened, but no Allocate was sent, and it ended with ";
    const std::string answered = "relay TCP: the pseudo-TLS hello to 192.0.2.30:443 (frame 3) was answered with ";
    const std::string ttl = " with TTL 64 like its other packets: likely by the host itself";
    for (const bool greeted : {false, true})
        for (const unsigned flags : {0x14U, 0x11U}) {
            Wire wire;
            Connection connection(wire);
            if (greeted) connection.send(hello());
            connection.end(flags);
            const std::string end = (flags == 0x14 ? "RST in frame " : "FIN in frame ") +
                                    std::string(greeted ? "4" : "3") + (flags == 0x14 ? ttl : "");
            EvidenceQuery query = query_of(8);
            query.local_mr = WireEndpoint{make_address(v4(30)), 52010};
            if (!is(sentence(wire, query, "relay TCP"), greeted ? answered + end + "." : opened + end + "."))
                return false;
        }
    return true;
}

/// An Allocate whose segment was sent again was not itself sent again.
bool reads_each_byte_once()
{
    Wire wire;
    Connection connection(wire);
    connection.open();
    const std::string request = framed(allocate_request("a", credentials));
    connection.send(request);
    connection.receive(framed(allocate_response("a")));
    connection.send_at(51, request);
    connection.send_at(51 + request.size() - 1, "x"); // keep-alive
    const auto all = find_evidence(wire.flows, query_of(0x800));
    return find(all, "allocation integrity")->result == EvidenceResult::not_in_capture;
}

/// Segments that come late, overlap, or are missing: the allocation is seen where its bytes are there.
bool reads_segments_in_any_order()
{
    const std::string request = framed(allocate_request("a", credentials));
    const std::string response = framed(allocate_response("a"));
    const auto first = [](Wire& wire) {
        Connection connection(wire);
        connection.open();
        return connection;
    };
    Wire late;
    Connection swapped = first(late);
    swapped.send(request);
    swapped.receive_at(swapped.received() + response.size(), framed(stun(0x0115, cookie, "i")));
    swapped.receive_at(swapped.received(), response);
    Wire overlapping;
    Connection overlap = first(overlapping);
    overlap.send(request);
    overlap.receive_at(overlap.received(), response.substr(0, 20));
    overlap.receive_at(overlap.received() + 10, response.substr(10));
    Wire gap;
    Connection lost = first(gap);
    lost.send(request);
    lost.receive(std::string("\3\0\1\0", 4) + "begins a frame of 256 bytes");
    lost.skip_received(229); // not in the capture
    lost.receive(response);
    for (const Wire* wire : {&late, &overlapping, &gap})
        if (!holds(sentence(*wire, query_of(8), "relay TCP"), "allocated 192.0.2.30:52010")) return false;
    return true;
}

/// The parts of a handshake, which were not recognised as such when the first one came late, are no media.
bool takes_no_handshake_for_media()
{
    Wire wire;
    Connection connection(wire);
    connection.send_at(11, hello().substr(10));
    connection.send_at(1, hello().substr(0, 10));
    connection.receive(server_hello());
    connection.send_at(51, framed(allocate_request("a")));
    connection.receive(framed(allocate_response("a")));
    return is(sentence(wire, query_of(0x200), "TCP TURN"), "TCP TURN: not in the capture.") &&
           holds(sentence(wire, query_of(8), "relay TCP"), "allocated 192.0.2.30:52010");
}

/// SIP over TLS to the relay's address and port is no connection to a relay, and its data is no media.
bool leaves_other_tls_alone()
{
    Wire wire;
    Connection connection(wire);
    connection.send(std::string("\x16\x03\x01\0\x04\1\0\0\0", 9));
    connection.receive(std::string("\x16\x03\x03\0\x04\2\0\0\0", 9));
    EvidenceQuery query = query_of(0x208);
    query.local_mr = WireEndpoint{make_address(v4(30)), 52010};
    return is(sentence(wire, query, "relay TCP"), "relay TCP: not in the capture.") &&
           is(sentence(wire, query, "TCP TURN"), "TCP TURN: not in the capture: no allocation of this side is there.");
}

/// Sequence numbers begin anew behind 2^32.
bool counts_around()
{
    TcpSide side;
    side.open(0xfffffffb);
    const NewBytes first = take_segment(side, 0xfffffffc, "abcdefgh", 0);
    const NewBytes again = take_segment(side, 0xfffffffe, "cdef", 0);
    const NewBytes more = take_segment(side, 2, "ghij", 0);
    const NewBytes ahead = take_segment(side, 20, "z", 0);
    const NewBytes late = take_segment(side, 6, "kl", 0);
    const NewBytes cut = take_segment(side, 21, "ab", 98);
    return first.bytes == "abcdefgh" && first.in_order && again.bytes.empty() && more.bytes == "ij" && more.in_order &&
           ahead.bytes == "z" && !ahead.in_order && late.bytes == "kl" && late.late && cut.bytes == "ab" &&
           side.next == 121 && take_segment(side, 6, "kl", 0).bytes.empty();
}

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        {"tells_how_connections_end", run<tells_how_connections_end>, nullptr, nullptr, nullptr},
        {"reads_each_byte_once", run<reads_each_byte_once>, nullptr, nullptr, nullptr},
        {"reads_segments_in_any_order", run<reads_segments_in_any_order>, nullptr, nullptr, nullptr},
        {"takes_no_handshake_for_media", run<takes_no_handshake_for_media>, nullptr, nullptr, nullptr},
        {"leaves_other_tls_alone", run<leaves_other_tls_alone>, nullptr, nullptr, nullptr},
        {"counts_around", run<counts_around>, nullptr, nullptr, nullptr},
    };
    return cmocka_run_group_tests_name("wire_streams", tests, nullptr, nullptr);
}
