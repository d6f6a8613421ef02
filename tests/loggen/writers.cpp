// SPDX-License-Identifier: GPL-2.0-or-later
// Messages as client and server logs have them.
#include <arpa/inet.h>

#include <cctype>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <stdexcept>

#include "recipe.hpp"

namespace loggen {
namespace {

std::string stamp(double seconds, char between)
{
    const auto millis = static_cast<long>(std::lround(seconds * 1000));
    const std::time_t time = start_of_logs + millis / 1000;
    std::tm parts{};
    gmtime_r(&time, &parts);
    char text[32];
    const std::string form = std::string("%m/%d/%Y") + between + "%H:%M:%S";
    std::strftime(text, sizeof text, form.c_str(), &parts);
    char out[40];
    std::snprintf(out, sizeof out, "%s.%03ld", text, millis % 1000);
    return out;
}

std::string prefix(double seconds) { return stamp(seconds, '|') + " 998:9AC INFO  :: "; }

/// Each dotted quad as people mask it.
std::string masked(const std::string& text)
{
    const auto digits = [&](std::size_t& pos) {
        const std::size_t begin = pos;
        while (pos < text.size() && pos < begin + 3 && std::isdigit(static_cast<unsigned char>(text[pos])) != 0) ++pos;
        return pos > begin;
    };
    std::string out;
    for (std::size_t pos = 0; pos < text.size();) {
        std::size_t end = pos;
        int parts = 0;
        while (digits(end) && ++parts < 4 && end < text.size() && text[end] == '.') ++end;
        if (parts == 4) out += "xx.xx.xxx.x";
        else out += text[pos];
        pos = parts == 4 ? end : pos + 1;
    }
    return out;
}

/// Lines of a text that ends in CRLF, or in nothing.
std::vector<std::string> lines_of(const std::string& text)
{
    std::vector<std::string> lines;
    for (std::size_t pos = 0; pos < text.size();) {
        std::size_t end = text.find("\r\n", pos);
        if (end == std::string::npos) end = text.size();
        lines.push_back(text.substr(pos, end - pos));
        pos = end + 2;
    }
    return lines;
}

/// As mail wraps: a blank becomes a line end; where there is none, behind a comma or semicolon.
std::string wrapped(std::string line, std::size_t width)
{
    std::string out;
    while (line.size() > width) {
        const std::size_t blank = line.rfind(' ', width);
        const std::size_t mark = line.find_last_of(",;", width);
        if (blank != std::string::npos && blank > 0) {
            out += line.substr(0, blank) + "\n";
            line.erase(0, blank + 1);
        } else if (mark != std::string::npos) {
            out += line.substr(0, mark + 1) + "\n";
            line.erase(0, mark + 1);
        } else {
            break;
        }
    }
    return out + line;
}

struct Parts {
    std::string start_line;
    std::vector<std::string> headers;
    std::string body;
};

Parts split(const std::string& bytes)
{
    const std::size_t empty = bytes.find("\r\n\r\n");
    if (empty == std::string::npos) throw std::runtime_error("a message without an empty line");
    Parts parts;
    parts.headers = lines_of(bytes.substr(0, empty));
    parts.start_line = parts.headers.front();
    parts.headers.erase(parts.headers.begin());
    parts.body = bytes.substr(empty + 4);
    return parts;
}

void write_headers(std::string& text, const Parts& parts, double seconds, const Options& options)
{
    for (std::size_t i = 0; i < parts.headers.size(); ++i) {
        if (options.other && i % 2 == 1) write_entry(text, seconds, "CSomething::OnTimer this is no header: 1");
        std::string line = parts.headers[i];
        if (options.wrap > 0) line = wrapped(line, options.wrap);
        line.insert(0, options.indent, ' ');
        for (std::size_t pos = line.find('\n'); pos != std::string::npos; pos = line.find('\n', pos + 1))
            line.insert(pos + 1, options.indent, ' ');
        text += line + "\n";
    }
}

} // namespace

std::string show(const capgen::Endpoint& endpoint)
{
    const bool v6 = endpoint.address.size() == 16;
    char text[INET6_ADDRSTRLEN];
    if (inet_ntop(v6 ? AF_INET6 : AF_INET, endpoint.address.data(), text, sizeof text) == nullptr)
        throw std::runtime_error("no address");
    return (v6 ? "[" + std::string(text) + "]" : text) + ":" + std::to_string(endpoint.port);
}

void write_entry(std::string& text, double seconds, const std::string& what)
{
    text += stamp(seconds, '|') + " 998:1F4 TRACE :: " + what + "\n";
}

void write_keep_alive(std::string& text, double seconds)
{
    const std::string peers = "203.0.113.158:443 (To Local Address: 192.0.2.13:6966) 4 bytes";
    text += prefix(seconds) + "Data Received -" + peers + ":\n" + prefix(seconds) + "\n\n\n" + prefix(seconds) +
            "End of Data Received -" + peers + "\n";
}

std::string write_client(std::string& text, const capgen::Flow& flow, const capgen::Message& message,
                         const Options& options)
{
    std::string bytes = options.masked ? masked(message.bytes) : message.bytes;
    const Parts parts = split(bytes);
    const bool sent = message.from_client;
    std::string packet = std::string(sent ? "Sending Packet -" : "Data Received -") + (options.tight ? "" : " ") +
                         show(flow.server) + (sent ? " (From" : " (To") + " Local Address: " + show(flow.client) +
                         ") " + std::to_string(message.bytes.size()) + " bytes";
    if (options.masked) packet = masked(packet);
    const std::string head = prefix(message.seconds);
    if (!options.no_begin) text += head + packet + ":\n";
    if (options.gap) text += "\n";
    text += head + (options.own_line ? "\n" : "") + parts.start_line + "\n";
    write_headers(text, parts, message.seconds, options);
    text += "\n";
    for (const std::string& line : lines_of(parts.body)) text += line + "\n";
    if (!options.no_end) text += head + "End of " + packet + "\n";
    return bytes;
}

void write_record_header(std::string& text, double seconds, const std::string& flag, bool style_2015, bool mark)
{
    text += flag == "TF_DIAG" ? "TL_WARN(" : "TL_INFO(";
    text += flag + (style_2015 ? ") [contoso.com\\fe01]0584.0A44::" : ") [0]06E4.0EB4::") + stamp(seconds, '-');
    text += style_2015 ? ".0000773E (SIPStack,SIPAdminLog::ProtocolRecord::Flush:ProtocolRecord.cpp(265)) [156659184] "
                       : ".00005386 (SIPStack,SIPAdminLog::TraceProtocolRecord:SIPAdminLog.cpp(125))";
    text += mark ? "$$begin_record\n" : "\n";
}

std::string write_server(std::string& text, const capgen::Flow& flow, const capgen::Message& message,
                         const Options& options, bool style_2015)
{
    const Parts parts = split(message.bytes);
    const std::string indent(options.indent, ' ');
    write_record_header(text, message.seconds, "TF_PROTOCOL", style_2015, !options.no_begin);
    text += indent + "Trace-Correlation-Id: 2003888399\n" + indent + "Instance-Id: 0000C23F\n" + indent + "Direction: ";
    text += message.from_client ? "outgoing;source=\"local\"\n"
                                : "incoming;source=\"internal edge\";destination=\"external edge\"\n";
    text += indent + "Peer: " + (options.masked ? masked(show(flow.server)) : show(flow.server)) + "\n";
    text += indent + "Message-Type: " + (parts.start_line.rfind("SIP/", 0) == 0 ? "response\n" : "request\n");
    text += indent + "Start-Line: " + parts.start_line + "\n";
    write_headers(text, parts, message.seconds, options);
    text += indent + (parts.body.empty() ? "Message-Body: -\n" : options.below ? "Message-Body:\n" : "Message-Body: ");
    bool first = !options.below;
    for (const std::string& line : lines_of(parts.body)) {
        text += (first ? "" : indent) + line + "\n";
        first = false;
    }
    if (!options.no_end) text += indent + "$$end_record\n";
    return message.bytes;
}

} // namespace loggen
