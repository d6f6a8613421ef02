// SPDX-License-Identifier: GPL-2.0-or-later
// Names in front of the packets that need them.
#include "icewarn-log/output/packet_sink.hpp"

#include <algorithm>

#include "icewarn/printable.hpp"

namespace icewarn::tool {
namespace {

std::vector<std::string> printable_names(std::vector<std::string> names)
{
    std::transform(names.begin(), names.end(), names.begin(), printable);
    return names;
}

} // namespace

PacketSink::PacketSink(int fd, const std::vector<std::string>& logs, CaptureReader* capture)
    : writer_(fd, printable_names(logs), capture), capture_(capture)
{
    for (const std::string& log : logs) packets_.emplace_back(log, static_cast<std::uint32_t>(packets_.size()));
    has_record_ = capture_ != nullptr && capture_->next();
}

bool PacketSink::copy_before(std::int64_t time_ns)
{
    while (has_record_ && capture_->time_ns() < time_ns) {
        if (!writer_.copy(*capture_)) return false;
        ++copied_;
        has_record_ = capture_->next();
    }
    return true;
}

bool PacketSink::finish() { return copy_before(INT64_MAX) && writer_.close(); }

bool PacketSink::write(std::size_t log, const log::Message& message, std::int64_t time_ns, const std::string& note)
{
    LogPackets& packets = packets_[log];
    const Packet& packet = packets.make(message, time_ns, note);
    if (packet.whole_size > packet.bytes.size()) ++cut_;
    return copy_before(packet.time_ns) && write_name(packets.local()) && write_name(packets.remote()) &&
           writer_.write(packet);
}

bool PacketSink::write_name(const PduPeer& peer)
{
    if (peer.name.empty() || named_.size() >= most_names) return true;
    const Ipv6& address = std::get<Ipv6>(peer.address);
    return !named_.insert(address).second ||
           writer_.write_name({reinterpret_cast<const char*>(address.data()), address.size()}, printable(peer.name));
}

} // namespace icewarn::tool
