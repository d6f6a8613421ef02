// SPDX-License-Identifier: GPL-2.0-or-later
// One text, one answer: the table, --explain and the packets that -o writes for tshark find the same flags in whatever
// a message or log was pasted through.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "staged_test.hpp"

namespace {

const std::string bye =
    "BYE sip:bob@contoso.com SIP/2.0\nVia: SIP/2.0/TLS 192.0.2.13:6966\n"
    "From: \"Alice\" <sip:alice@contoso.com>;tag=1\nTo: <sip:bob@contoso.com>;tag=2\nCall-ID: k1\nCSeq: 2 BYE\n"
    "ms-client-diagnostics: 23; reason=\"r\";CallerMediaDebug=\"audio:ICEWarn=0x4000320,LocalSite=192.0.2.13:50001\"\n"
    "Content-Length: 0\n\n";

std::string replaced(std::string text, const std::string& what, const std::string& with)
{
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

std::string html(const std::string& text)
{
    return replaced(replaced(replaced(text, "<", "&lt;"), ">", "&gt;"), "\"", "&quot;");
}

std::string json(const std::string& text)
{
    return "{\"m\":\"" + replaced(replaced(text, "\"", "\\\""), "\n", "\\r\\n") + "\"}\n";
}

std::string before_each(const std::string& prefix, const std::string& text)
{
    return prefix + replaced(text.substr(0, text.size() - 1), "\n", "\n" + prefix) + "\n";
}

const std::string stamp = "11/21/2016|13:58:57.019 998:9AC INFO  :: ";
const std::string ends = "203.0.113.158:443 (From Local Address: 192.0.2.13:6966) 333 bytes";
const std::string client =
    stamp + "Sending Packet - " + ends + ":\n" + stamp + bye + "\n" + stamp + "End of Sending Packet - " + ends + "\n";
const std::string server =
    "TL_INFO(TF_PROTOCOL) [0]06E4.0EB4::01/18/2012-05:00:43.101.00005386 (SIPStack,SIPAdminLog::TraceProtocolRecord:"
    "SIPAdminLog.cpp(125))$$begin_record\nDirection: incoming\nPeer: fe01.contoso.com:61182\nMessage-Type: request\n"
    "Start-Line: " +
    bye.substr(0, bye.size() - 1) + "Message-Body: -\n$$end_record\n";

struct Case {
    const char* name;
    std::string text;
};

const Case cases[] = {
    {"bare", bye},
    {"in a block of code", "```\n" + bye + "```\n"},
    {"quoted in a mail", before_each("> ", bye)},
    {"a list", before_each("- ", bye)},
    {"HTML", html(bye)},
    {"HTML with line ends", replaced(html(bye), "\n", "<br>\n")},
    {"HTML on one line", "<p>" + replaced(html(bye), "\n", "<br/>") + "</p>\n"},
    {"HTML in pre", "<pre><code>" + html(bye) + "</code></pre>\n"},
    {"JSON", json(bye)},
    {"a cell of a table", "a,\"" + replaced(bye, "\"", "\"\"") + "\"\n"},
    {"quoted-printable", replaced(bye, "=", "=3D")},
    {"no-break blanks", replaced(bye, " ", "\u00a0")},
    {"typographic quotes", replaced(replaced(bye, "=\"", "=\u201c"), "\";", "\u201d;")},
    {"empty lines between", replaced(bye, "\n", "\n\n")},
    {"syslog", "Mar  2 07:10:46 sbc sipd[77]: " + replaced(bye, "\n", "#015#012") + "\n"},
    {"syslog, a line each", before_each("Mar  2 07:10:46 sbc sipd[77]: ", bye)},
    {"a client log", client},
    {"a client log in HTML", replaced(html(client), "\n", "<br>\n")},
    {"a client log in JSON", json(client)},
    {"a client log with empty lines between", replaced(client, "\n", "\n\n")},
    {"a client log, quoted", before_each("> ", client)},
    {"a server log", server},
    {"a server log in HTML", replaced(html(server), "\n", "<br>\n")},
    {"a server log in JSON", json(server)},
    {"a server log, a search", before_each("fe01.log:", server)},
};

std::string check(const Case& test)
{
    constexpr const char* flags = "0x04000320";
    stage().write("log.txt", test.text);
    const Output table = stage().log_tool({"log.txt"});
    if (table.out.find("alice@contoso.com     bob@contoso.com       k1") == std::string::npos ||
        table.out.find(flags) == std::string::npos)
        return "the table is:\n" + table.out + table.error;
    const Output explained = stage().log_tool({"--explain", test.text});
    if (explained.out.find("Caller audio, ICEWarn 0x04000320: ") == std::string::npos)
        return "--explain says:\n" + explained.out + explained.error;
    stage().log_tool({"log.txt", "-o", "log.pcapng"});
    const Output packets = stage().tshark({"-r", "log.pcapng", "-T", "fields", "-e", "icewarn.flags", "-e",
                                           "sip.Call-ID", "-e", "sip.from.addr", "-e", "icewarn.media"});
    return packets.out == "0x04000320\tk1\tsip:alice@contoso.com\taudio\n" ? "" : "tshark says:\n" + packets.out;
}

/// Wireshark takes a status line for SIP only with the blank behind the code (RFC 3261 7.2).
std::string no_phrase()
{
    for (const char* status : {"SIP/2.0 488", "SIP/2.0 488 "}) {
        stage().write("log.txt", std::string(status) +
                                     "\nCall-ID: n1\nCSeq: 1 INVITE\nms-diagnostics: 7008;reason=\"r\"\n"
                                     "Content-Length: 0\n\n");
        stage().log_tool({"log.txt", "-o", "log.pcapng"});
        const Output packets = stage().tshark({"-r", "log.pcapng", "-T", "fields", "-e", "sip.Status-Code", "-e",
                                               "sip.Call-ID", "-e", "icewarn.error_id"});
        if (packets.out != "488\tn1\t7008\n") return "tshark says:\n" + packets.out;
    }
    return "";
}

} // namespace

int main()
{
    TestList tests;
    tests.add_each<check>(cases);
    tests.add<no_phrase>("field_17_no_reason_phrase_is_sip_for_wireshark");
    return tests.run("same_answer");
}
