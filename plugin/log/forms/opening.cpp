// SPDX-License-Identifier: GPL-2.0-or-later
// One row for each form; the words in it are those that stand in no other line.
#include "log/forms/opening.hpp"

#include <algorithm>

#include "icewarn/ascii.hpp"
#include "icewarn/span.hpp"

namespace icewarn::log {
namespace {

/// The text up to the next blank.
std::string_view word(std::string_view text)
{
    text = text.substr(std::min(text.find_first_not_of(" \t"), text.size()));
    return text.substr(0, text.find_first_of(" \t,;"));
}

/// The value in `name="value"`; empty when it is not there.
std::string_view attribute(std::string_view line, std::string_view name)
{
    for (std::size_t at = line.find(name); at != std::string_view::npos; at = line.find(name, at + 1)) {
        const std::size_t value = at + name.size() + 2;
        if (at > 0 && line[at - 1] != ' ') continue;
        if (line.substr(at + name.size(), 2) != "=\"") continue;
        return line.substr(value, line.find('"', value) - value);
    }
    return {};
}

/// `>>>>>>>>>>>>Outgoing SipMessage c=[<...>], 192.0.2.5:5068->192.0.2.6:5060`: the local end stands first.
bool read_mediation(std::string_view line, std::size_t at, Opening& opening)
{
    opening.direction = begins_with(line.substr(at), "Outgoing") ? Direction::sent : Direction::received;
    if (at > 0 && line[at - 1] != '>' && line[at - 1] != '<') return false;
    const std::size_t connection = line.find("],", at);
    const std::string_view ends = line.substr(connection == std::string_view::npos ? at : connection + 2);
    const std::size_t arrow = std::min(ends.find("->"), ends.find("<-"));
    if (arrow == std::string_view::npos) return true;
    const std::string_view before = trim(ends.substr(0, arrow));
    opening.local = before.substr(before.find_last_of(" ,") + 1); // npos + 1 is the beginning
    opening.remote = word(ends.substr(arrow + 2));
    return true;
}

/// `---- Incoming SIP Message from 192.0.2.24:5067 to SIPInterface #2 (name) TLS TO(#138) SocketID(204) ----`
bool read_audiocodes(std::string_view line, std::size_t at, Opening& opening)
{
    const std::string_view text = line.substr(at);
    const bool incoming = begins_with(text, "Incoming");
    opening.direction = incoming ? Direction::received : Direction::sent;
    const std::string_view mark = incoming ? " from " : " to ";
    const std::size_t peer = text.find(mark);
    const std::size_t end = text.find("----");
    if (peer == std::string_view::npos || peer > end) return false;
    opening.remote = word(text.substr(peer + mark.size()));
    const std::size_t time = text.find("[Time:");
    opening.time = find_time(time == std::string_view::npos ? line.substr(0, at) : text.substr(time));
    if (end != std::string_view::npos) opening.text = at + end + 4;
    return true;
}

/// Attributes of Cisco: `Action="Received" Local-ip="..." Local-port="..." Src-ip="..." Src-port="..."`.
bool read_expressway(std::string_view line, std::size_t /*at*/, Opening& opening)
{
    const std::string_view action = attribute(line, "Action");
    if (action != "Received" && action != "Sent") return false;
    const bool received = action == "Received";
    opening.direction = received ? Direction::received : Direction::sent;
    opening.local = attribute(line, "Local-ip");
    opening.local_port = attribute(line, "Local-port");
    opening.remote = attribute(line, received ? "Src-ip" : "Dst-ip");
    opening.remote_port = attribute(line, received ? "Src-port" : "Dst-port");
    opening.time = find_utc(attribute(line, "UTCTime"));
    if (!opening.time) opening.time = find_time(line);
    if (const std::size_t message = line.find("SIPMSG:"); message != std::string_view::npos) opening.text = message + 7;
    return true;
}

/// Attributes of Pexip, with the message in `Detail="..."`.
bool read_pexip(std::string_view line, std::size_t /*at*/, Opening& opening)
{
    const std::string_view what = attribute(line, "Message");
    const bool received = begins_with(what, "Received");
    if (!received && !begins_with(what, "Sen")) return false;
    opening.direction = received ? Direction::received : Direction::sent;
    opening.local = attribute(line, received ? "Dst-address" : "Src-address");
    opening.local_port = attribute(line, received ? "Dst-port" : "Src-port");
    opening.remote = attribute(line, received ? "Src-address" : "Dst-address");
    opening.remote_port = attribute(line, received ? "Src-port" : "Dst-port");
    opening.time = find_time(line);
    constexpr std::string_view detail = "Detail=\"";
    if (const std::size_t message = line.find(detail); message != std::string_view::npos)
        opening.text = message + detail.size();
    return true;
}

/// `>>> Data Send TLS 203.0.113.39:443`, `<<< Data received TLS`
bool read_polycom(std::string_view line, std::size_t at, Opening& opening)
{
    opening.direction = line[at] == '>' ? Direction::sent : Direction::received;
    const std::string_view verb = opening.direction == Direction::sent ? ">>> Data Send" : "<<< Data received";
    const std::string_view rest = trim(line.substr(at + verb.size()));
    const std::size_t transport = rest.find(' ');
    if (transport != std::string_view::npos) opening.remote = word(rest.substr(transport));
    opening.time = find_time(line.substr(0, at));
    return true;
}

/// `MESSAGE START <<<<<<<<<< SIP - 2016-08-26T06:25:03.933582Z`
bool read_pidgin(std::string_view line, std::size_t at, Opening& opening)
{
    const std::size_t arrows = line.find_first_of("<>", at);
    if (arrows == std::string_view::npos || line.find("SIP", arrows) == std::string_view::npos) return false;
    opening.direction = line[arrows] == '>' ? Direction::sent : Direction::received;
    opening.time = find_time(line.substr(arrows));
    return true;
}

struct Form {
    std::string_view words;
    bool (*read)(std::string_view line, std::size_t at, Opening& opening);
};

constexpr Form forms[] = {
    {"Outgoing SipMessage", read_mediation},
    {"Incoming SipMessage", read_mediation},
    {"Incoming SIP Message", read_audiocodes},
    {"Outgoing SIP Message", read_audiocodes},
    {"Module=\"network.sip\"", read_expressway},
    {"Name=\"support.sip\"", read_pexip},
    {">>> Data Send", read_polycom},
    {"<<< Data received", read_polycom},
    {"MESSAGE START ", read_pidgin},
};

constexpr std::string_view end_marks[] = {"MESSAGE END ", "------------EndOfOutgoing SipMessage",
                                          "------------EndOfIncoming SipMessage"};

} // namespace

std::optional<Opening> read_opening(std::string_view line)
{
    for (const Form& form : forms) {
        const std::size_t at = line.find(form.words);
        if (at == std::string_view::npos) continue;
        Opening opening;
        opening.text = line.size();
        if (form.read(line, at, opening)) return opening;
    }
    return std::nullopt;
}

bool is_end_mark(std::string_view line)
{
    line = trim(line);
    if (line == "|" || line == "SIPMSG:") return true; // of Expressway, behind a message and before it
    return std::any_of(std::begin(end_marks), std::end(end_marks),
                       [&](std::string_view mark) { return begins_with(line, mark); });
}

} // namespace icewarn::log
