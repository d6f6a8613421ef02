// SPDX-License-Identifier: GPL-2.0-or-later
// traffic KIND COUNT [FILE]: a capture of COUNT packets, to standard output without a FILE. KIND is one of
//   dns     queries and answers
//   sip     calls of four messages without a diagnostics header
//   fourth  the same, with the header of the support article in every fourth message
//   every   the same, with it in every message
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

constexpr const char* header =
    "ms-client-diagnostics: 24; reason=\"Call failed to establish due to a media connectivity failure when both "
    "endpoints are remote\";CallerMediaDebug=\"application-sharing:ICEWarn=0x320,LocalSite=192.0.2.3:50041,"
    "LocalMR=203.0.113.9:57498,RemoteSite=198.51.100.203:50045,PortRange=50040:50049,LocalMRTCPPort=57498,"
    "LocalLocation=1,RemoteLocation=1,FederationType=0\"\r\n";

std::string big16(unsigned value) { return {static_cast<char>(value >> 8 & 0xff), static_cast<char>(value & 0xff)}; }

std::string little32(std::uint32_t value)
{
    std::string bytes;
    for (unsigned shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(value >> shift & 0xff);
    return bytes;
}

std::string ipv4_header(std::size_t payload, bool reply)
{
    const std::string a("\xc0\x00\x02\x03", 4); // 192.0.2.3
    const std::string b("\xc6\x33\x64\x0a", 4); // 198.51.100.10
    std::string ip = std::string("\x45\x00", 2) + big16(static_cast<unsigned>(payload + 28)) +
                     std::string("\x00\x01\x00\x00\x40\x11\x00\x00", 8) + (reply ? b + a : a + b);
    unsigned sum = 0;
    for (std::size_t i = 0; i < ip.size(); i += 2)
        sum += static_cast<unsigned>(static_cast<unsigned char>(ip[i]) << 8 | static_cast<unsigned char>(ip[i + 1]));
    while (sum > 0xffff) sum = (sum & 0xffff) + (sum >> 16);
    ip.replace(10, 2, big16(~sum & 0xffff));
    return ip;
}

std::string frame(const std::string& payload, unsigned client_port, unsigned server_port, bool reply)
{
    const std::string ethernet("\x00\x00\x5e\x00\x53\x01\x00\x00\x5e\x00\x53\x02\x08\x00", 14);
    const std::string ports = reply ? big16(server_port) + big16(client_port) : big16(client_port) + big16(server_port);
    return ethernet + ipv4_header(payload.size(), reply) + ports + big16(static_cast<unsigned>(payload.size() + 8)) +
           std::string(2, '\0') + payload;
}

std::string label(const std::string& text) { return static_cast<char>(text.size()) + text; }

std::string dns(unsigned number)
{
    const bool answer = number % 2 != 0;
    const std::string question = label("edge01") + label("contoso") + label("com") + std::string("\0\0\1\0\1", 5);
    std::string message = big16(number / 2 & 0xffff) + std::string(answer ? "\x81\x80\0\1\0\1" : "\1\0\0\1\0\0", 6) +
                          std::string(4, '\0') + question;
    if (answer) message += std::string("\xc0\x0c\0\1\0\1\0\0\x0e\x10\0\4\xcb\0\x71\x09", 16);
    return frame(message, 50053, 53, answer);
}

std::string sip(unsigned number, bool with_header)
{
    const std::string call = std::to_string(number / 4);
    const unsigned step = number % 4; // INVITE, 180, 200, BYE
    const bool reply = step == 1 || step == 2;
    const char* const first = step == 0   ? "INVITE sip:bob@contoso.com SIP/2.0"
                              : step == 1 ? "SIP/2.0 180 Ringing"
                              : step == 2 ? "SIP/2.0 200 OK"
                                          : "BYE sip:bob@contoso.com SIP/2.0";
    std::string message = std::string(first) + "\r\nVia: SIP/2.0/UDP 192.0.2.3:5060;branch=z9hG4bK" + call +
                          "\r\nMax-Forwards: 70\r\nFrom: \"Alice\" <sip:alice@contoso.com>;tag=a" + call +
                          ";epid=01\r\nTo: <sip:bob@contoso.com>" + (step == 0 ? "" : ";tag=b" + call) +
                          "\r\nCall-ID: " + call + "@contoso.com\r\nCSeq: " + (step == 3 ? "2 BYE" : "1 INVITE") +
                          "\r\nContact: <sip:alice@contoso.com;gruu>\r\n"
                          "User-Agent: UCCAPI/15.0.4569.1503 OC/15.0.4569.1503 (Microsoft Lync)\r\n";
    if (with_header) message += header;
    return frame(message + "Content-Length: 0\r\n\r\n", 5060, 5060, reply);
}

std::string packet(const std::string& kind, unsigned number)
{
    if (kind == "dns") return dns(number);
    return sip(number, kind == "every" || (kind == "fourth" && number % 4 == 3));
}

} // namespace

int main(int argc, char** argv)
{
    const std::string kind = argc > 1 ? argv[1] : "";
    if (argc < 3 || (kind != "dns" && kind != "sip" && kind != "fourth" && kind != "every")) {
        std::fputs("usage: traffic dns|sip|fourth|every COUNT [FILE]\n", stderr);
        return 2;
    }
    std::FILE* out = argc > 3 ? std::fopen(argv[3], "wb") : stdout;
    if (out == nullptr) return 1;
    const auto count = static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10));
    std::string bytes = little32(0xa1b2c3d4) + std::string("\2\0\4\0", 4) + std::string(8, '\0') + little32(262144) +
                        little32(1); // Ethernet
    for (unsigned i = 0; i < count; ++i) {
        const std::string one = packet(kind, i);
        const auto size = static_cast<std::uint32_t>(one.size());
        bytes += little32(1'700'000'000 + i / 1000) + little32(i % 1000 * 1000) + little32(size) + little32(size) + one;
        std::fwrite(bytes.data(), 1, bytes.size(), out);
        bytes.clear();
    }
    return std::fclose(out) == 0 ? 0 : 1;
}
