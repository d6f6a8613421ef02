// SPDX-License-Identifier: GPL-2.0-or-later
// traffic KIND COUNT [FILE]: a capture of COUNT packets, to standard output without a FILE. KIND is one of
//   dns     queries and answers
//   sip     calls of four messages without a diagnostics header
//   sdp     calls of seven messages, two of them with SDP, without a diagnostics header
//   fourth  as sip, with the header of the support article in every fourth message
//   every   the same, with it in every message
//   after   as dns, behind a message with that header
//   quality quality reports of a call with audio, without a call in the capture
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iterator>
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

/// An offer or answer as Lync makes them, with host, server reflexive and relayed candidates.
std::string session(bool reply)
{
    const std::string own = reply ? "198.51.100.10" : "192.0.2.3";
    std::string sdp = "v=0\r\no=- 0 0 IN IP4 " + own + "\r\ns=session\r\nc=IN IP4 " + own +
                      "\r\nb=CT:99980\r\nt=0 0\r\na=x-devicecaps:audio:send,recv;video:send,recv\r\n"
                      "m=audio 50041 RTP/SAVP 104 9 8 0 13 101\r\na=ice-ufrag:6K4r\r\n"
                      "a=ice-pwd:Z6bTqYyRJ8dX1cE0nM5vKw2f\r\n";
    for (const char* const rest :
         {"1 1 UDP 2130706431 192.0.2.3 50041 typ host", "1 2 UDP 2130705918 192.0.2.3 50042 typ host",
          "2 1 UDP 1694234111 203.0.113.3 50041 typ srflx raddr 192.0.2.3 rport 50041",
          "3 1 UDP 184547839 203.0.113.9 57498 typ relay raddr 203.0.113.3 rport 50041",
          "4 1 TCP-PASS 174455807 203.0.113.9 57499 typ relay raddr 203.0.113.3 rport 50041",
          "5 1 TCP-ACT 1684797951 203.0.113.3 50041 typ srflx raddr 192.0.2.3 rport 50041"})
        sdp += std::string("a=candidate:") + rest + "\r\n";
    return sdp + "a=rtpmap:104 SILK/16000\r\na=rtpmap:9 G722/8000\r\na=rtpmap:101 telephone-event/8000\r\n"
                 "a=fmtp:101 0-16\r\na=rtcp-mux\r\na=ptime:20\r\n";
}

struct Step {
    const char* first;
    const char* cseq;
    bool reply;
    bool tagged; ///< To has a tag
    bool sdp;
};

constexpr const char* invite = "INVITE sip:bob@contoso.com SIP/2.0";
constexpr const char* bye = "BYE sip:bob@contoso.com SIP/2.0";

constexpr Step short_call[] = {{invite, "1 INVITE", false, false, false},
                               {"SIP/2.0 180 Ringing", "1 INVITE", true, true, false},
                               {"SIP/2.0 200 OK", "1 INVITE", true, true, false},
                               {bye, "2 BYE", false, true, false}};
constexpr Step whole_call[] = {{invite, "1 INVITE", false, false, true},
                               {"SIP/2.0 100 Trying", "1 INVITE", true, false, false},
                               {"SIP/2.0 180 Ringing", "1 INVITE", true, true, false},
                               {"SIP/2.0 200 OK", "1 INVITE", true, true, true},
                               {"ACK sip:bob@contoso.com SIP/2.0", "1 ACK", false, true, false},
                               {bye, "2 BYE", false, true, false},
                               {"SIP/2.0 200 OK", "2 BYE", true, true, false}};

std::string sip(unsigned call_number, const Step& step, bool with_header)
{
    const std::string call = std::to_string(call_number);
    std::string message = std::string(step.first) + "\r\nVia: SIP/2.0/UDP 192.0.2.3:5060;branch=z9hG4bK" + call +
                          "\r\nMax-Forwards: 70\r\nFrom: \"Alice\" <sip:alice@contoso.com>;tag=a" + call +
                          ";epid=01\r\nTo: <sip:bob@contoso.com>" + (step.tagged ? ";tag=b" + call : "") +
                          "\r\nCall-ID: " + call + "@contoso.com\r\nCSeq: " + step.cseq +
                          "\r\nContact: <sip:alice@contoso.com;gruu>\r\n"
                          "User-Agent: UCCAPI/15.0.4569.1503 OC/15.0.4569.1503 (Microsoft Lync)\r\n";
    if (with_header) message += header;
    const std::string body = step.sdp ? session(step.reply) : "";
    if (step.sdp) message += "Content-Type: application/sdp\r\n";
    return frame(message + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body, 5060, 5060,
                 step.reply);
}

std::string stream(const char* name, const char* id)
{
    return std::string("<") + name + " Id='" + id +
           "'><Network><Jitter><InterArrival>4</InterArrival><InterArrivalMax>" +
           "17</InterArrivalMax></Jitter><PacketLoss><LossRate>0.0021</LossRate><LossRateMax>0.0313</LossRateMax>" +
           "</PacketLoss><Delay><RoundTrip>31</RoundTrip><RoundTripMax>62</RoundTripMax></"
           "Delay><Utilization><Packets>" +
           "2513</Packets></Utilization></Network><Payload><Audio><PayloadDescription>SILK</PayloadDescription>" +
           "</Audio></Payload></" + name + ">";
}

std::string quality(unsigned number)
{
    const std::string call = std::to_string(number);
    const std::string body =
        "<VQReportEvent xmlns='ms-rtcp-metrics' xmlns:v2='ms-rtcp-metrics.v2' Version='2.0' v2:SchemaVersion='2.0'>"
        "<VQSessionReport SessionId='" +
        call + "'><Endpoint Name='PC1'/><DialogInfo CallId='" + call +
        "@contoso.com' FromTag='a' ToTag='b' Start='2015-03-02T10:00:00Z' End='2015-03-02T10:01:00Z'><FromURI>"
        "sip:alice@contoso.com</FromURI><ToURI>sip:bob@contoso.com</ToURI><Caller>true</Caller></DialogInfo>"
        "<MediaLine Label='main-audio'><Description><Connectivity><Ice>RELAY</Ice><IceWarningFlags>800"
        "</IceWarningFlags></Connectivity><LocalAddr><IPAddr>192.0.2.3</IPAddr><Port>50041</Port></LocalAddr>"
        "<RemoteAddr><IPAddr>203.0.113.9</IPAddr><Port>57498</Port></RemoteAddr></Description>" +
        stream("InboundStream", "1") + stream("OutboundStream", "2") + "</MediaLine></VQSessionReport></VQReportEvent>";
    return frame("SERVICE sip:reports@contoso.com SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.3:5060;branch=z9hG4bK" + call +
                     "\r\nFrom: <sip:alice@contoso.com>;tag=q" + call +
                     "\r\nTo: <sip:reports@contoso.com>\r\nCall-ID: q" + call +
                     "\r\nCSeq: 1 SERVICE\r\nUser-Agent: UCCAPI/15.0.4569.1503 OC/15.0.4569.1503 (Microsoft Lync)"
                     "\r\nContent-Type: application/vq-rtcpxr+xml\r\nContent-Length: " +
                     std::to_string(body.size()) + "\r\n\r\n" + body,
                 5060, 5060, false);
}

std::string packet(const std::string& kind, unsigned number)
{
    if (kind == "dns" || (kind == "after" && number > 0)) return dns(number);
    if (kind == "after") return sip(number, short_call[3], true);
    if (kind == "quality") return quality(number);
    if (kind == "sdp") return sip(number / std::size(whole_call), whole_call[number % std::size(whole_call)], false);
    return sip(number / std::size(short_call), short_call[number % std::size(short_call)],
               kind == "every" || (kind == "fourth" && number % 4 == 3));
}

} // namespace

int main(int argc, char** argv)
{
    const std::string kind = argc > 1 ? argv[1] : "";
    constexpr const char* kinds[] = {"dns", "sip", "sdp", "fourth", "every", "after", "quality"};
    if (argc < 3 || std::find(std::begin(kinds), std::end(kinds), kind) == std::end(kinds)) {
        std::fputs("usage: traffic dns|sip|sdp|fourth|every|after|quality COUNT [FILE]\n", stderr);
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
