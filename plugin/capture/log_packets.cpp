// SPDX-License-Identifier: GPL-2.0-or-later
// One message, one packet.
#include "capture/log_packets.hpp"

#include <glib.h>

#include <chrono>
#include <utility>

#include "capture/clock.hpp"
#include "log/remarks.hpp"

#include "icewarn/printable.hpp"

namespace icewarn {
namespace {

constexpr std::string_view unknown_host = "unknown";
constexpr std::size_t longest_name = 255; ///< bytes of a host's name (RFC 1035 2.3.4); a longer one is none

std::int64_t now_ns()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
}

PacketDirection to_direction(log::Direction direction)
{
    switch (direction) {
    case log::Direction::sent: return PacketDirection::outbound;
    case log::Direction::received: return PacketDirection::inbound;
    case log::Direction::unknown: break;
    }
    return PacketDirection::unknown;
}

PduPeer to_peer(const log::Peer& peer, std::string_view otherwise)
{
    return make_peer(peer.host.empty() ? otherwise : std::string_view(peer.host), peer.port);
}

/// @param said  whether the log has the name, and it is not ours for want of one
void add_name(std::string& comment, const PduPeer& peer, bool said)
{
    if (peer.name.empty() || !said) return;
    comment.append("; ").append(peer.name.substr(0, longest_name)).append(peer.name.size() > longest_name ? "..." : "");
    comment.append(" is shown as ").append(address_text(std::get<Ipv6>(peer.address)));
}

} // namespace

LogPackets::LogPackets(std::string log_name, std::uint32_t interface) : log_name_(std::move(log_name))
{
    packet_.interface = interface;
}

const Packet& LogPackets::make(const log::Message& message, std::int64_t time_ns, std::string_view note)
{
    local_ = to_peer(message.local, log_name_);
    remote_ = to_peer(message.remote, unknown_host);
    packet_.direction = to_direction(message.direction);
    const bool received = packet_.direction == PacketDirection::inbound;
    make_sip_pdu(received ? remote_ : local_, received ? local_ : remote_, packet_.direction, message.bytes, pdu_);
    packet_.bytes = std::string_view(pdu_).substr(0, Packet::most);
    packet_.whole_size = pdu_.size();
    packet_.time_ns = time_ns == no_time ? now_ns() : time_ns;
    time_known_ = time_ns != no_time;
    make_comment(message, note);
    packet_.comment = comment_;
    return packet_;
}

void LogPackets::make_comment(const log::Message& message, std::string_view note)
{
    comment_ = log_name_ + " line " + std::to_string(message.line);
    if (!time_known_) comment_ += "; its time is unknown, that of the reading of the log is shown";
    else if (!message.time_ns) comment_ += "; its time is unknown, that of the message before it is shown";
    if (message.direction == log::Direction::unknown) comment_ += "; whether it was sent or received is not in the log";
    for (const log::RemarkText& row : log::remark_texts)
        if (message.remarks.*row.remark) comment_.append("; ").append(row.text);
    if (packet_.whole_size > packet_.bytes.size()) comment_ += "; longer than Wireshark takes";
    add_name(comment_, local_, !message.local.host.empty());
    add_name(comment_, remote_, !message.remote.host.empty());
    if (!note.empty()) comment_.append("; ").append(note);
    comment_ = printable(comment_);
}

std::string base_name(const std::string& path)
{
    char* name = g_path_get_basename(path.c_str());
    std::string result = name;
    g_free(name);
    return result;
}

} // namespace icewarn
