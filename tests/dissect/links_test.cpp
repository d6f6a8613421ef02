// SPDX-License-Identifier: GPL-2.0-or-later
// The evidence of packets is the same whatever they come in: other links, tags, tunnels.
#include <string>
#include <vector>

#include "staged_test.hpp"

namespace {

constexpr std::size_t ethernet_head = 14;
constexpr std::size_t file_head = 24, link_type_at = 20, record_head = 16;

std::string be16(std::size_t number)
{
    return {static_cast<char>(number >> 8 & 0xff), static_cast<char>(number & 0xff)};
}

std::string bytes_of(const char* hex)
{
    std::string bytes;
    for (; hex[0] != '\0' && hex[1] != '\0'; hex += 2)
        bytes += static_cast<char>(std::stoi(std::string(hex, 2), nullptr, 16));
    return bytes;
}

std::string in_ethernet(const char* type, const std::string& content)
{
    return bytes_of("020000000005020000000006") + bytes_of(type) + content;
}

std::string in_ip(char protocol, const std::string& content)
{
    return in_ethernet("0800", bytes_of("4500") + be16(20 + content.size()) + bytes_of("0000000040") + protocol +
                                   bytes_of("00000a0900010a090002") + content);
}

std::string in_udp(std::size_t port, const std::string& content)
{
    constexpr char udp = 17;
    return in_ip(udp, be16(1111) + be16(port) + be16(8 + content.size()) + be16(0) + content);
}

std::string ip_of(const std::string& frame) { return frame.substr(ethernet_head); }

struct Link {
    const char* name;
    char type; ///< of the file, LINKTYPE_...
    std::string (*wrap)(const std::string& frame);
};

constexpr char ethernet = 1, ppp = 9, raw = 101, radiotap = 127;

const Link links[] = {
    {"VLAN", ethernet, [](const std::string& frame) { return in_ethernet("8100", be16(5) + frame.substr(12)); }},
    {"MPLS", ethernet,
     [](const std::string& frame) { return in_ethernet("8847", bytes_of("00011140") + ip_of(frame)); }},
    {"GRE", ethernet, [](const std::string& frame) { return in_ip(47, bytes_of("00000800") + ip_of(frame)); }},
    {"VXLAN", ethernet, [](const std::string& frame) { return in_udp(4789, bytes_of("0800000000000500") + frame); }},
    {"IP in IP", ethernet, [](const std::string& frame) { return in_ip(4, ip_of(frame)); }},
    {"PPPoE", ethernet,
     [](const std::string& frame) {
         const std::string ip = ip_of(frame);
         return in_ethernet("8864", bytes_of("11000001") + be16(ip.size() + 2) + bytes_of("0021") + ip);
     }},
    {"PPP", ppp, [](const std::string& frame) { return bytes_of("ff030021") + ip_of(frame); }},
    {"raw IP", raw, [](const std::string& frame) { return ip_of(frame); }},
    {"wireless LAN", radiotap,
     [](const std::string& frame) {
         return bytes_of("0000080000000000") + bytes_of("0801000002000000000502000000000602000000000700") + '\0' +
                bytes_of("aaaa03000000") + frame.substr(12);
     }},
};

/// A capture of capgen, which writes its numbers in the byte order of little-endian machines.
std::string wrapped(const std::string& capture, const Link& link)
{
    const auto byte = [&](std::size_t at) { return std::size_t{static_cast<unsigned char>(capture[at])}; };
    std::string out = capture.substr(0, file_head);
    out[link_type_at] = link.type;
    for (std::size_t at = file_head; at + record_head <= capture.size();) {
        const std::size_t size = byte(at + 8) | byte(at + 9) << 8;
        const std::string frame = link.wrap(capture.substr(at + record_head, size));
        const std::string le16{static_cast<char>(frame.size() & 0xff), static_cast<char>(frame.size() >> 8)};
        out += capture.substr(at, 8) + le16 + be16(0) + le16 + be16(0) + frame;
        at += record_head + size;
    }
    return out;
}

Output evidence_of(const std::string& capture)
{
    return stage().tshark({"-q", "-r", capture, "-z", "icewarn,evidence"});
}

std::string check(const Link& link)
{
    for (const char* name : {"udp-refused-icmp", "all-open"}) {
        const std::string source = std::string(ICEWARN_CAPTURES_DIR "/wire/") + name + ".pcap";
        const Output plain = evidence_of(stage().add(source));
        if (plain.out.find("relay UDP: 203.0.113.10:3478") == std::string::npos &&
            plain.out.find("answered the packets to 203.0.113.10:3478") == std::string::npos)
            return plain.out + plain.error;
        const Output seen = evidence_of(stage().write("wrapped.pcap", wrapped(dissect::read_file(source), link)));
        if (seen.out != plain.out) return "expected:\n" + plain.out + "got:\n" + seen.out + seen.error;
    }
    return "";
}

} // namespace

int main()
{
    TestList tests;
    tests.add_each<check>(links);
    return tests.run("evidence behind other links");
}
