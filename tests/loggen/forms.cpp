// SPDX-License-Identifier: GPL-2.0-or-later
// Messages as other logs have them (plugin/doc/log-formats.md), and texts as they look where they were pasted.
#include <cmath>
#include <cstdio>
#include <ctime>
#include <stdexcept>

#include "recipe.hpp"

namespace loggen {
namespace {

std::string replaced(std::string text, const std::string& what, const std::string& with)
{
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

/// @param form  of strftime; milliseconds follow behind `separator`, if there is one
std::string time_text(double seconds, const char* form, const char* separator)
{
    const auto millis = static_cast<long>(std::lround(seconds * 1000));
    const std::time_t time = start_of_logs + millis / 1000;
    std::tm parts{};
    gmtime_r(&time, &parts);
    char text[64];
    std::strftime(text, sizeof text, form, &parts);
    if (*separator == '\0') return text;
    char out[80];
    std::snprintf(out, sizeof out, "%s%s%03ld", text, separator, millis % 1000);
    return out;
}

struct Ends {
    std::string local_host, local_port, remote_host, remote_port;
};

Ends ends_of(const capgen::Flow& flow)
{
    const auto host = [](const std::string& end) { return end.substr(0, end.rfind(':')); };
    const auto port = [](const std::string& end) { return end.substr(end.rfind(':') + 1); };
    const std::string local = show(flow.client);
    const std::string remote = show(flow.server);
    return {host(local), port(local), host(remote), port(remote)};
}

/// `name="value"` of both ends, as Cisco and Pexip write them.
std::string attributes(const Ends& ends, bool sent, const char* local, const char* host, const char* port)
{
    const std::string remote = sent ? "Dst" : "Src";
    const std::string here = *local != '\0' ? local : sent ? "Src" : "Dst";
    const auto of = [&](const std::string& who, const std::string& a, const std::string& b) {
        return " " + who + host + "=\"" + a + "\" " + who + port + "=\"" + b + "\"";
    };
    return of(here, ends.local_host, ends.local_port) + of(remote, ends.remote_host, ends.remote_port);
}

std::string mediation(const capgen::Flow& flow, const capgen::Message& message)
{
    const bool sent = message.from_client;
    const std::string name = sent ? "Outgoing" : "Incoming";
    std::string text = "TL_INFO(TF_PROTOCOL) [2]0F10.1A2C::" + time_text(message.seconds, "%m/%d/%Y-%H:%M:%S", ".") +
                       ".00005386 (S4,SipMessage.DataLoggingHelper:sipmessage.cs(686))[3389404117]\n";
    text +=
        std::string(12, sent ? '>' : '<') + name + " SipMessage c=[<SipTcpConnection_3B2B2C>], " + show(flow.client);
    return text + (sent ? "->" : "<-") + show(flow.server) + "\n" + replaced(message.bytes, "\r\n", "\n") +
           "------------EndOf" + name + " SipMessage\n\n";
}

std::string audiocodes(const capgen::Flow& flow, const capgen::Message& message)
{
    const bool sent = message.from_client;
    std::string text = time_text(message.seconds, "%H:%M:%S", ".");
    text += "  192.0.2.1  local0.notice  [S=1718460] [SID=b9027c:24:198171]  (N  6891677) ---- ";
    text += (sent ? "Outgoing SIP Message to " : "Incoming SIP Message from ") + show(flow.server);
    text += sent ? " from" : " to";
    return text + " SIPInterface #2 (SfB) TLS TO(#138) SocketID(204) ---- #012" +
           replaced(message.bytes, "\r\n", "#015#012") + time_text(message.seconds, " [Time:%d-%m@%H:%M:%S", ".") +
           "]\n";
}

std::string expressway(const capgen::Flow& flow, const capgen::Message& message)
{
    const bool sent = message.from_client;
    std::string text = time_text(message.seconds, "%Y-%m-%dT%H:%M:%S", ".") + "+00:00 vcse tvcs: UTCTime=\"";
    text += time_text(message.seconds, "%Y-%m-%d %H:%M:%S", ",") +
            "\" Module=\"network.sip\" Level=\"DEBUG\":  Action=\"" + (sent ? "Sent" : "Received") + "\"";
    text +=
        attributes(ends_of(flow), sent, "Local", "-ip", "-port") + " Msg-Hash=\"13707918855517357847\"\n SIPMSG:\n |";
    return text + replaced(message.bytes, "\r\n", "\n ") + "\n |\n";
}

std::string pexip(const capgen::Flow& flow, const capgen::Message& message)
{
    const bool sent = message.from_client;
    std::string text = time_text(message.seconds, "%Y-%m-%dT%H:%M:%S", ".") + "+00:00 node1 ";
    text += time_text(message.seconds, "%Y-%m-%d %H:%M:%S", ",") + " Level=\"INFO\" Name=\"support.sip\" Message=\"";
    text += std::string(sent ? "Sending" : "Received") + " SIP message\"";
    text += attributes(ends_of(flow), sent, "", "-address", "-port") + " Transport=\"TLS\" Detail=\"";
    return text + replaced(message.bytes, "\r\n", "^M") + "\"\n";
}

std::string polycom(const capgen::Flow& flow, const capgen::Message& message)
{
    const std::string prefix = time_text(message.seconds, "%m%d%H%M%S", "") + "|sip  |0|00|";
    std::string text = prefix;
    text +=
        message.from_client ? ">>> Data Send TLS " + show(flow.server) + "\n" : std::string("<<< Data received TLS\n");
    const std::string lines = message.bytes.substr(0, message.bytes.rfind("\r\n") + 2);
    text += prefix + "    " + replaced(lines, "\r\n", "\n" + prefix + "    ");
    return text.substr(0, text.rfind('\n') + 1);
}

std::string pidgin(const capgen::Flow& /*flow*/, const capgen::Message& message)
{
    const std::string mark = std::string(10, message.from_client ? '>' : '<') + " SIP - " +
                             time_text(message.seconds, "%Y-%m-%dT%H:%M:%S", ".") + "000Z\n";
    return time_text(message.seconds, "(%H:%M:%S) sipe: \n", "") + "MESSAGE START " + mark +
           replaced(message.bytes, "\r\n", "\n") + "\nMESSAGE END " + mark;
}

using Write = std::string (*)(const capgen::Flow& flow, const capgen::Message& message);

Write writer_of(Kind kind)
{
    switch (kind) {
    case Kind::mediation: return mediation;
    case Kind::audiocodes: return audiocodes;
    case Kind::expressway: return expressway;
    case Kind::pexip: return pexip;
    case Kind::polycom: return polycom;
    case Kind::pidgin: return pidgin;
    default: throw std::runtime_error("not a form");
    }
}

} // namespace

std::string write_form(std::string& text, Kind kind, const capgen::Flow& flow, const capgen::Message& message)
{
    text += writer_of(kind)(flow, message);
    return message.bytes;
}

std::string put_into(const std::string& place, const std::string& text)
{
    if (place == "html") {
        const std::string escaped =
            replaced(replaced(replaced(replaced(text, "&", "&amp;"), "<", "&lt;"), ">", "&gt;"), "\"", "&quot;");
        return "<html><body>\n" + replaced(escaped, "\n", "<br>\n") + "</body></html>\n";
    }
    if (place == "json")
        return "{\"log\":\"" + replaced(replaced(replaced(text, "\\", "\\\\"), "\"", "\\\""), "\n", "\\r\\n") + "\"}\n";
    if (place == "table") return "name,text\nlog,\"" + replaced(text, "\"", "\"\"") + "\"\n";
    throw std::runtime_error("not known: in " + place);
}

} // namespace loggen
