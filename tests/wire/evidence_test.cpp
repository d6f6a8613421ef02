// SPDX-License-Identifier: GPL-2.0-or-later
// What is concluded from flows: contradictions, whose packets count, and how much is remembered. What whole captures
// show is in test-captures/wire.
#include "cmocka.hpp"

#include <cstdio>
#include <string>

#include "core/wire/address_text.hpp"
#include "core/wire/candidates.hpp"
#include "core/wire/evidence.hpp"
#include "icewarn/fingerprint.hpp"
#include "wire_packets.hpp"

using namespace icewarn;
using namespace wire_packets;

namespace {

bool tells_contradictions()
{
    Wire wire;
    allocate(wire, 1);
    wire.add(udp(10, 50012, 20, 50045, stun(0x0001, attribute(6, "abcd"), "c")), 2);
    wire.add(udp(20, 50045, 10, 50012, stun(0x0101, attribute(6, "abcd"), "c")), 2);
    const auto set = find_evidence(wire.flows, query_of(0x22));
    const auto clear = find_evidence(wire.flows, query_of(0x40));
    const Evidence* relay = find(set, "relay UDP");
    const Evidence* local = find(set, "local UDP");
    return relay != nullptr && relay->contradicts &&
           relay->sentence == "relay UDP: 192.0.2.30:3478 allocated 1.2.3.4:257 in frame 2; contradicts flag 0x2." &&
           local != nullptr && local->contradicts && local->result == EvidenceResult::answered &&
           !find(clear, "relay UDP")->contradicts && !find(clear, "local UDP")->contradicts &&
           find(clear, "UDP NAT")->sentence == "UDP NAT: not in the capture.";
}

void contradictions(void**) { assert_true(tells_contradictions()); }

/// An empty capture blames nobody: each path whose flag is set is not in it, the others are not spoken of.
bool says_not_in_capture()
{
    const Wire wire;
    const auto all = find_evidence(wire.flows, query_of(0x2aa));
    for (const Evidence& evidence : all)
        if (evidence.result != EvidenceResult::not_in_capture || evidence.first_frame != 0 || evidence.contradicts ||
            evidence.sentence.find("not in the capture") == std::string::npos)
            return false;
    return all.size() == 5 && find(all, "UDP NAT") == nullptr && find_evidence(wire.flows, query_of(0)).empty();
}

void nothing(void**) { assert_true(says_not_in_capture()); }

/// Packets of other hosts, of other ports beside known ones, and of the time before the call do not count.
bool keeps_to_the_call()
{
    Wire others;
    others.add(udp(11, 50012, 30, 3478, stun(0x0003, cookie, "a")), 1);
    others.add(tcp(11, 50012, 30, 443, 2), 1);
    if (find(find_evidence(others.flows, query_of(2)), "relay UDP")->result != EvidenceResult::not_in_capture)
        return false;

    Wire ports;
    ports.add(udp(10, 60000, 30, 3478, stun(0x0003, cookie, "x")), 1);
    allocate(ports, 2);
    const auto relay = find_evidence(ports.flows, query_of(2));
    if (find(relay, "relay UDP")->first_frame != 2) return false;

    Wire before;
    allocate(before, 1);
    EvidenceQuery query = query_of(2);
    query.since_ns = 100 * second;
    return find(find_evidence(before.flows, query), "relay UDP")->result == EvidenceResult::not_in_capture;
}

void the_call(void**) { assert_true(keeps_to_the_call()); }

/// The Call-ID in a bandwidth request ties a flow to the call whatever its addresses.
bool finds_call_id()
{
    Wire wire;
    wire.add(udp(11, 50012, 30, 3478, stun(0x0003, cookie + attribute(0x8062, "call@contoso.com"), "a")), 1);
    EvidenceQuery query = query_of(2);
    query.call = fingerprint("call@contoso.com");
    const auto own = find_evidence(wire.flows, query);
    query.call = fingerprint("other@contoso.com");
    return find(own, "relay UDP")->result == EvidenceResult::unanswered &&
           find(find_evidence(wire.flows, query), "relay UDP")->result == EvidenceResult::not_in_capture;
}

/// The SIP Dialog Identifier too, as text and as the bytes that a hexadecimal Call-ID stands for.
bool finds_dialog_id()
{
    Wire wire;
    wire.add(udp(11, 50012, 30, 3478, stun(0x0003, cookie + attribute(0x8061, "\x5e\xc5\x3a\x42"), "a")), 1);
    EvidenceQuery query = query_of(2);
    query.call = fingerprint("5ec53a42");
    query.call_bytes = hexadecimal_fingerprint("5ec53a42");
    return find(find_evidence(wire.flows, query), "relay UDP")->result == EvidenceResult::unanswered &&
           hexadecimal_fingerprint("5ec53a4") == 0 && hexadecimal_fingerprint("5ec5 a42") == 0;
}

/// A capture of what this side sent alone blames nobody. That it is one shows where the client sends credentials, which
/// it does when it was asked for them.
bool knows_one_direction()
{
    const std::string check = udp(10, 50012, 20, 50045, stun(0x0001, attribute(6, "abcd"), "c"));
    Wire wire;
    wire.add(udp(10, 50012, 30, 3478, stun(0x0003, cookie, "a")), 1);
    wire.add(check, 2);
    if (find(find_evidence(wire.flows, query_of(0x22)), "local UDP")->result != EvidenceResult::unanswered)
        return false;
    const std::string credentials = attribute(6, "user") + attribute(8, std::string(20, 'i'));
    wire.add(udp(10, 50012, 30, 3478, stun(0x0003, cookie + credentials, "b")), 3);
    wire.add(tcp(10, 50014, 30, 443, 2), 4);
    wire.add(tcp(10, 50014, 30, 443, 0x10, hello(), 1), 5);
    const auto all = find_evidence(wire.flows, query_of(0x2a));
    for (const char* path : {"relay UDP", "relay TCP", "local UDP"})
        if (find(all, path)->result != EvidenceResult::not_in_capture) return false;
    if (find(all, "local UDP")->sentence !=
        "local UDP: not in the capture, which has only what this side sent (frame 2).")
        return false;
    wire.add(udp(20, 50045, 10, 50012, stun(0x0001, attribute(6, "efgh"), "d")), 6);
    const auto both = find_evidence(wire.flows, query_of(0x2a));
    return find(both, "local UDP")->result == EvidenceResult::unanswered &&
           find(both, "relay TCP")->sentence ==
               "relay TCP: not in the capture: nothing that 192.0.2.30:443 sent on this connection (frame 5).";
}

void one_direction(void**) { assert_true(knows_one_direction()); }

/// A request whose end is in another fragment, or beyond the capture length, is one all the same.
bool reads_cut_requests()
{
    const std::string whole = udp(10, 50012, 30, 3478, stun(0x0003, cookie + attribute(6, std::string(90, 'u')), "a"));
    std::string fragment = whole.substr(0, 84);
    fragment[6] = '\x20'; // more fragments
    std::string later = whole.substr(0, 20) + whole.substr(84);
    later[7] = '\x08';
    for (const std::string& first : {fragment, whole.substr(0, 84)}) {
        Wire wire;
        wire.add(first, 1);
        wire.add(later, 1);
        const auto all = find_evidence(wire.flows, query_of(2));
        if (find(all, "relay UDP")->sentence.find("1 Allocate request to 192.0.2.30:3478") == std::string::npos)
            return false;
    }
    return true;
}

/// The hello of pseudo-TLS in segments of every size, its answer in two; what is behind is read as frames.
bool reads_split_handshakes()
{
    const std::string hello = std::string("\x16\x03\x01\0\x2d\x01\0\0\x29\x03\x01", 11) + std::string(32, 'r') +
                              std::string("\0\0\x02\0\x18\x01\0", 7);
    std::string answer = std::string("\x16\x03\x01\0\x4e\2\0\0\x46\3\1", 11) + std::string(72, 's');
    answer[79] = '\x0e';
    for (std::size_t split = 1; split < hello.size(); ++split) {
        Wire wire;
        wire.add(tcp(10, 50012, 30, 443, 2), 1);
        wire.add(tcp(30, 443, 10, 50012, 0x12), 1);
        wire.add(tcp(10, 50012, 30, 443, 0x10, hello.substr(0, split), 1), 1);
        wire.add(tcp(10, 50012, 30, 443, 0x10, hello.substr(0, split), 1), 1); // sent again
        wire.add(tcp(10, 50012, 30, 443, 0x10, hello.substr(split), 1 + split), 1);
        wire.add(tcp(30, 443, 10, 50012, 0x10, answer.substr(0, split + 6), 1), 1);
        wire.add(tcp(30, 443, 10, 50012, 0x10, answer.substr(split + 6), 7 + split), 1);
        const auto all = find_evidence(wire.flows, query_of(8));
        const Evidence* relay = find(all, "relay TCP");
        if (relay->sentence.find("no Allocate was sent") == std::string::npos) return false;
    }
    return true;
}

void dialog_id(void**) { assert_true(finds_dialog_id()); }
void cut_requests(void**) { assert_true(reads_cut_requests()); }
void split_handshakes(void**) { assert_true(reads_split_handshakes()); }

void call_id(void**) { assert_true(finds_call_id()); }

/// A call that comes later from the same ports starts anew.
bool starts_anew()
{
    Wire wire;
    allocate(wire, 1);
    wire.add(udp(10, 50012, 30, 3478, stun(0x0003, cookie, "b")), 500);
    const auto all = find_evidence(wire.flows, query_of(2));
    return find(all, "relay UDP")->result == EvidenceResult::unanswered && find(all, "relay UDP")->first_frame == 3;
}

void anew(void**) { assert_true(starts_anew()); }

/// Many connections: the table stays bounded, and what a relay was asked stays in it.
bool stays_bounded()
{
    Wire wire;
    allocate(wire, 1);
    for (unsigned i = 0; i < 200'000; ++i) wire.add(tcp(i % 9 + 40, 1 + i / 9 % 60'000, 100 + i % 7, 443, 2), 2);
    const auto all = find_evidence(wire.flows, query_of(0x82));
    return wire.flows.size() <= limits::flows && wire.flows.has_forgotten() &&
           find(all, "relay UDP")->result == EvidenceResult::answered &&
           find(all, "UDP TURN")->sentence.find("more flows than are remembered") != std::string::npos;
}

void bounded(void**) { assert_true(stays_bounded()); }

/// Packets that are cut or damaged anywhere are read within their bytes.
bool survives_damage()
{
    const std::string request = udp(10, 50012, 30, 3478, stun(0x0003, cookie + attribute(6, "user"), "a"));
    const std::string quoted = ipv4(1, v4(1), v4(10), std::string("\3\x0d\0\0\0\0\0\0", 8) + request);
    const std::string dns = udp(10, 53000, 3, 53, std::string("\0\1\1\0\0\1\0\0\0\0\0\0\4edge\0\0\1\0\1", 22));
    for (const std::string& whole : {request, quoted, dns})
        for (std::size_t size = 0; size <= whole.size(); ++size)
            for (const char value : {'\0', '\xff', '\x45', '\x60'}) {
                Wire wire;
                std::string packet = whole.substr(0, size);
                wire.add(packet, 1);
                for (std::size_t at = 0; at < size; at += 3) {
                    packet[at] = value;
                    wire.add(packet, 1);
                }
                static_cast<void>(find_evidence(wire.flows, query_of(0xffffffff)));
            }
    return true;
}

void damage(void**) { assert_true(survives_damage()); }

/// In a capture that is out of order the answer of the name server comes before the question.
bool orders_frames()
{
    const std::string name("\4edge\0\0\1\0\1", 10);
    const std::string question = std::string("\0\1\1\0\0\1\0\0\0\0\0\0", 12) + name;
    const std::string answer = std::string("\0\1\x81\x80\0\1\0\1\0\0\0\0", 12) + name +
                               std::string("\xc0\x0c\0\1\0\1\0\0\0\x3c\0\4", 12) + v4(30);
    Wire wire;
    wire.add(udp(3, 53, 10, 53000, answer), 1);
    wire.add(udp(10, 53000, 3, 53, question), 2);
    EvidenceQuery query = query_of(2);
    query.relay_name = "edge";
    const auto all = find_evidence(wire.flows, query);
    const Evidence* lookup = find(all, "relay name");
    return lookup != nullptr && lookup->sentence == "relay name: DNS gave 192.0.2.30 for edge in frame 1." &&
           lookup->first_frame == 1 && lookup->last_frame == 2;
}

void answer_before_question(void**) { assert_true(orders_frames()); }

bool reads_candidates()
{
    const ExactCopy sdp(
        "m=audio 1 RTP/AVP 8\r\na=candidate:user 1 pass UDP 0.830 192.0.2.5 50000\r\n"
        "a=label:main-audio\r\na=candidate:1 1 TCP-PASS 1 2001:db8::5 50001 typ relay raddr x rport 1\r\n"
        "a=candidate:1 1 UDP 1 host.contoso.com 5 typ host\r\na=candidate:short\r\nm=video 0 x\r\n"
        "a=candidate:1 1 UDP 1 192.0.2.6 50002 typ srflx");
    const auto all = read_offered(sdp.view());
    return all.size() == 3 && all[0].candidate.type == CandidateType::unstated && !all[0].candidate.tcp &&
           endpoint_text(all[0].candidate.endpoint) == "192.0.2.5:50000" && all[0].media == "audio" &&
           all[1].candidate.tcp && all[1].candidate.type == CandidateType::relay && all[1].label == "main-audio" &&
           endpoint_text(all[1].candidate.endpoint) == "[2001:db8::5]:50001" && all[2].media == "video" &&
           all[2].candidate.type == CandidateType::srflx &&
           is_same_media("application-sharing", "applicationSharing") && !is_same_media("audio", "audi") &&
           !is_same_media("", "a");
}

void candidates(void**) { assert_true(reads_candidates()); }

bool writes_addresses()
{
    const auto text = [](std::string bytes) {
        bytes.resize(16, '\0');
        return address_text(make_address(bytes));
    };
    return text("") == "::" && text(std::string("\x20\x01\x0d\xb8", 4)) == "2001:db8::" &&
           text(std::string("\0\1\0\0\0\0\0\2\0\0\0\0\0\0\0\3", 16)) == "1:0:0:2::3" &&
           text(std::string("\0\1\0\2\0\3\0\4\0\5\0\6\0\7\0\0", 16)) == "1:2:3:4:5:6:7:0" &&
           address_text(make_address(v4(255))) == "192.0.2.255" &&
           icmp_text(false, 3, 13) == "administratively prohibited" && icmp_text(true, 1, 4) == "port unreachable" &&
           icmp_text(false, 3, 99) == "type 3, code 99";
}

void addresses(void**) { assert_true(writes_addresses()); }

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(contradictions),
        cmocka_unit_test(nothing),
        cmocka_unit_test(the_call),
        cmocka_unit_test(call_id),
        cmocka_unit_test(anew),
        cmocka_unit_test(bounded),
        cmocka_unit_test(dialog_id),
        cmocka_unit_test(cut_requests),
        cmocka_unit_test(split_handshakes),
        cmocka_unit_test(answer_before_question),
        cmocka_unit_test(one_direction),
        cmocka_unit_test(damage),
        cmocka_unit_test(candidates),
        cmocka_unit_test(addresses),
    };
    return cmocka_run_group_tests_name("wire_evidence", tests, nullptr, nullptr);
}
