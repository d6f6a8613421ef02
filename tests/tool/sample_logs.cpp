// SPDX-License-Identifier: GPL-2.0-or-later
// Blocks and records around messages.
#include "sample_logs.hpp"

#include <cstdio>
#include <utility>

namespace log_tool {
namespace {

constexpr const char* crlf = "\r\n"; // no object: tests make logs before main() too

std::string message(const std::string& start, const std::string& call_id, const std::string& cseq,
                    const std::string& more)
{
    return start + crlf + "Via: SIP/2.0/TLS 192.0.2.3:50060" + crlf +
           "From: \"Alice\" <sip:alice@contoso.com>;tag=a1;epid=01" + crlf + "To: <sip:bob@contoso.com>;tag=b1" + crlf +
           "Call-ID: " + call_id + crlf + "CSeq: " + cseq + crlf + more + "Content-Length: 0" + crlf + crlf;
}

std::string replaced(std::string text, const std::string& what, const std::string& by)
{
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size())
        text.replace(at, what.size(), by);
    return text;
}

/// "11/21/2016|13:00:02.500" and the like.
std::string stamp(int hour, double seconds, char between)
{
    char text[40];
    std::snprintf(text, sizeof text, "11/21/2016%c%02d:00:%06.3f", between, hour, seconds);
    return text;
}

} // namespace

std::vector<Sip> sample_call(const std::string& call_id)
{
    const std::string report =
        "ms-client-diagnostics: 24; reason=\"Call failed to establish due to a media connectivity failure when both "
        "endpoints are remote\";CallerMediaDebug=\"application-sharing:ICEWarn=0x320,LocalSite=192.0.2.3:50041,"
        "LocalMR=203.0.113.9:57498,RemoteSite=198.51.100.203:50045,PortRange=50040:50049\"\r\n";
    return {{true, 0, message("INVITE sip:bob@contoso.com SIP/2.0", call_id, "1 INVITE", "Max-Forwards: 70\r\n")},
            {false, 2.5, message("SIP/2.0 200 OK", call_id, "1 INVITE", "")},
            {true, 23.75, message("BYE sip:bob@contoso.com SIP/2.0", call_id, "2 BYE", report)}};
}

std::string client_log(const std::vector<Sip>& call, const ClientForm& form)
{
    const auto prefix = [&](double seconds) { return stamp(form.hour, seconds, '|') + " 998:9AC INFO  :: "; };
    std::string log = prefix(0) + "CUccPlatform starts" + crlf;
    for (const Sip& sip : call) {
        const std::string head = sip.sent ? "Sending Packet - " + form.remote + " (From Local Address: " + form.local
                                          : "Data Received -" + form.remote + " (To Local Address: " + form.local;
        const std::string line = head + ") " + std::to_string(sip.text.size()) + " bytes:";
        log += prefix(sip.seconds) + line + crlf + prefix(sip.seconds) + sip.text + prefix(sip.seconds) + "End of " +
               line.substr(0, line.size() - 1) + crlf + prefix(sip.seconds) + "Something else" + crlf;
    }
    return replaced(std::move(log), crlf, form.line_end);
}

std::string without_end(const std::string& client_log)
{
    const std::size_t line = client_log.rfind("End of Sending Packet");
    return client_log.substr(0, client_log.rfind("11/21/2016", line));
}

std::string server_log(const std::vector<Sip>& call, int hour)
{
    std::string log;
    for (const Sip& sip : call) {
        const std::size_t start_line = sip.text.find(crlf);
        const std::string headers = sip.text.substr(start_line, sip.text.size() - start_line - 2);
        log += "TL_INFO(TF_PROTOCOL) [0]06E4.0EB4::" + stamp(hour, sip.seconds, '-') +
               ".00005386 (SIPStack,SIPAdminLog::TraceProtocolRecord:SIPAdminLog.cpp(125))$$begin_record" + crlf +
               "Trace-Correlation-Id: 2003888399" + crlf + "Instance-Id: 0000C23F" + crlf +
               "Direction: " + (sip.sent ? "incoming" : "outgoing") +
               ";source=\"internal edge\";destination=\"external edge\"" + crlf + "Peer: client01.contoso.com:61182" +
               crlf + "Message-Type: " + (sip.text.rfind("SIP/", 0) == 0 ? "response" : "request") + crlf +
               "Start-Line: " + sip.text.substr(0, start_line) + headers + "Message-Body: -" + crlf + "$$end_record" +
               crlf;
    }
    return log;
}

std::string utf16(const std::string& log, bool big_endian, bool mark)
{
    std::string text = !mark ? "" : big_endian ? "\xfe\xff" : "\xff\xfe";
    for (const char c : log) {
        if (big_endian) text += '\0';
        text += c;
        if (!big_endian) text += '\0';
    }
    return text;
}

} // namespace log_tool
