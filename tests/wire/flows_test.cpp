// SPDX-License-Identifier: GPL-2.0-or-later
// Which packets count for which call, and what half captures show: each case was told wrongly once.
#include "wire_packets.hpp"

using namespace icewarn;
using namespace wire_packets;

namespace {

bool begins_with_the_answer()
{
    Wire udp_wire;
    udp_wire.add(udp(30, 3478, 10, 50012, allocate_response("a")), 1);
    Wire tcp_wire;
    tcp_wire.add(tcp(30, 443, 10, 50012, 0x10, framed(allocate_response("a")), 700), 1);
    return is(sentence(udp_wire, query_of(2), "relay UDP"),
              "relay UDP: 192.0.2.30:3478 allocated 192.0.2.30:52010 in frame 1; contradicts flag 0x2.") &&
           is(sentence(tcp_wire, query_of(8), "relay TCP"),
              "relay TCP: 192.0.2.30:443 allocated 192.0.2.30:52010 in frame 1; contradicts flag 0x8.");
}

/// Checks of many others are forgotten first.
bool remembers_relays()
{
    Wire wire;
    wire.add(udp(10, 50012, 30, 3478, allocate_request("a")), 1);
    for (unsigned i = 0; i < 100'000; ++i)
        wire.add(udp(i % 9 + 40, 1 + i / 9, 100 + i % 7, 50045, stun(0x0001, attribute(6, "abcd"), "c")), 2);
    return wire.flows.has_forgotten() &&
           holds(sentence(wire, query_of(2), "relay UDP"), "1 Allocate request to 192.0.2.30:3478 (frame 1)");
}

EvidenceQuery of_call(unsigned port, std::uint32_t flags)
{
    EvidenceQuery query = query_of(flags);
    query.local_site->port = static_cast<std::uint16_t>(port);
    query.port_min = 50000;
    query.port_max = 50019;
    return query;
}

/// Two calls of one computer use the same range of ports: what worked for one does not contradict the other.
bool tells_calls_apart()
{
    Wire wire;
    allocate(wire, 1);
    wire.add(udp(10, 50016, 30, 3478, allocate_request("b")), 1);
    return holds(sentence(wire, of_call(50012, 2), "relay UDP"), "contradicts flag 0x2") &&
           is(sentence(wire, of_call(50016, 2), "relay UDP"),
              "relay UDP: 1 Allocate request to 192.0.2.30:3478 (frame 3), no answer in the capture: "
              "UDP 3478 is likely dropped on the way.");
}

/// An allocation that the call's SDP does not have is another call's.
bool knows_its_allocations()
{
    Wire wire;
    Connection other(wire, 50014);
    other.open();
    other.send(framed(allocate_request("a")));
    other.receive(framed(allocate_response("a", 53010)));
    Connection own(wire, 50018);
    EvidenceQuery query = of_call(50016, 8);
    query.local.push_back({{make_address(v4(10)), 50016}, CandidateType::host, false});
    EvidenceQuery offered = query;
    offered.local.push_back({{make_address(v4(30)), 53010}, CandidateType::relay, true});
    if (!is(sentence(wire, query, "relay TCP"),
            "relay TCP: a connection to 192.0.2.30:443 was opened, but no Allocate was sent.") ||
        !holds(sentence(wire, offered, "relay TCP"), "contradicts flag 0x8"))
        return false;
    Wire alone;
    Connection only(alone, 50014);
    only.open();
    only.send(framed(allocate_request("a")));
    only.receive(framed(allocate_response("a", 53010)));
    // Where a report has no PortRange, and no SDP was seen, nothing speaks for another call.
    return is(sentence(alone, query, "relay TCP"),
              "relay TCP: 192.0.2.30:443 allocated 192.0.2.30:53010 in frame 6.") &&
           holds(sentence(alone, query_of(8), "relay TCP"), "contradicts flag 0x8");
}

std::string check(const std::string& id, bool use = false)
{
    return stun(0x0001, attribute(6, "abcd") + (use ? attribute(0x25, "") : ""), id);
}

std::string send_request(unsigned to, const std::string& content)
{
    return stun(0x0004, cookie + attribute(0x11, endpoint(to, 55045)) + attribute(0x13, content), "s");
}

bool sees_nominations_through_the_relay()
{
    Wire wire;
    allocate(wire, 1);
    wire.add(udp(10, 50012, 30, 3478, send_request(40, check("n", true))), 2);
    const auto all = find_evidence(wire.flows, query_of(0x8000000));
    return is(find(all, "use-candidate")->sentence,
              "use-candidate: 1 check with USE-CANDIDATE (frame 3), no answer in the capture.");
}

/// Once a destination is active its checks go without a message around them.
bool sees_checks_to_the_active_destination()
{
    Wire wire;
    allocate(wire, 1);
    wire.add(udp(10, 50012, 30, 3478, stun(0x0006, cookie + attribute(0x11, endpoint(40, 55045)), "d")), 2);
    wire.add(udp(10, 50012, 30, 3478, check("n")), 2);
    return is(
        sentence(wire, query_of(0x80), "UDP TURN"),
        "UDP TURN: 1 check through the own relay to 192.0.2.40 (frame 4), no answer in the capture: likely dropped "
        "behind the own relay.");
}

/// With long frame numbers too, the end of the sentence is there.
bool fits_the_cause_in()
{
    Wire wire;
    wire.skip_frames(100'000);
    allocate(wire, 1);
    for (int i = 0; i < 100; ++i) {
        wire.add(udp(10, 50012, 40, 55045, check("d")), 2);
        wire.add(udp(40, 55045, 10, 50012, check("f")), 2);
        wire.add(udp(10, 50012, 30, 3478, send_request(40, check("r"))), 2);
    }
    EvidenceQuery query = query_of(0x80);
    query.remote_mr = WireEndpoint{make_address(v4(40)), 55045};
    return is(
        sentence(wire, query, "UDP TURN"),
        "UDP TURN: 200 checks to 192.0.2.40:55045, also through the own relay (frames 100003 to 100302), no answer "
        "in the capture, although 100 of the far side arrived: likely dropped between the relays (media ports "
        "50000 to 59999).");
}

/// Of several addresses behind the relay the far side's relay is named.
bool names_the_far_relay()
{
    Wire wire;
    allocate(wire, 1);
    wire.add(udp(10, 50012, 30, 3478, send_request(20, check("h"))), 2);
    wire.add(udp(10, 50012, 30, 3478, send_request(40, check("r"))), 2);
    EvidenceQuery query = query_of(0x80);
    query.remote_mr = WireEndpoint{make_address(v4(40)), 55045};
    return is(sentence(wire, query, "UDP TURN"),
              "UDP TURN: 2 checks through the own relay to 192.0.2.40 and others (frames 3 to 4), no answer in the "
              "capture: likely dropped between the relays (media ports 50000 to 59999).");
}

bool tells_the_bandwidth()
{
    Wire wire;
    wire.add(udp(10, 50012, 30, 3478, allocate_request("a", credentials)), 1);
    wire.add(udp(30, 3478, 10, 50012, allocate_response("a", 52010, attribute(0x10, std::string("\0\0\1\x2c", 4)))), 1);
    const auto all = find_evidence(wire.flows, query_of(0x10000));
    return is(find(all, "bandwidth policy")->sentence,
              "bandwidth policy: the relay allows the allocation 300 kbit/s in frame 2.");
}

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        {"begins_with_the_answer", run<begins_with_the_answer>, nullptr, nullptr, nullptr},
        {"remembers_relays", run<remembers_relays>, nullptr, nullptr, nullptr},
        {"tells_calls_apart", run<tells_calls_apart>, nullptr, nullptr, nullptr},
        {"knows_its_allocations", run<knows_its_allocations>, nullptr, nullptr, nullptr},
        {"sees_nominations_through_the_relay", run<sees_nominations_through_the_relay>, nullptr, nullptr, nullptr},
        {"sees_checks_to_the_active_destination", run<sees_checks_to_the_active_destination>, nullptr, nullptr,
         nullptr},
        {"fits_the_cause_in", run<fits_the_cause_in>, nullptr, nullptr, nullptr},
        {"names_the_far_relay", run<names_the_far_relay>, nullptr, nullptr, nullptr},
        {"tells_the_bandwidth", run<tells_the_bandwidth>, nullptr, nullptr, nullptr},
    };
    return cmocka_run_group_tests_name("wire_flows", tests, nullptr, nullptr);
}
