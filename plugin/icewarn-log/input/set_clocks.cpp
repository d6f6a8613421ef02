// SPDX-License-Identifier: GPL-2.0-or-later
// Messages of logs and packets of a capture, by the log's end of their connection: "Local Address" in a client's log.
#include "icewarn-log/input/set_clocks.hpp"

#include <cstdlib>
#include <map>
#include <string>

#include "capture/exported_pdu.hpp"
#include "capture/link_type.hpp"
#include "core/wire/packet.hpp"
#include "icewarn-log/command_line/utc_offset.hpp"
#include "icewarn-log/input/clock_match.hpp"
#include "icewarn-log/input/log_source.hpp"
#include "icewarn-log/output/say.hpp"

namespace icewarn::tool {
namespace {

constexpr std::int64_t second = 1'000'000'000;
constexpr std::int64_t burst = second / 50;     ///< packets that follow sooner carry the same message
constexpr std::size_t most_messages = 200'000;  ///< of one log, that are compared
constexpr std::size_t most_packets = 1'000'000; ///< the same of the capture
constexpr std::int64_t day = 86'400 * second;

/// Numbers of connections and directions: even ones are sent by the log's owner.
class Lanes {
public:
    std::uint32_t add(const std::string& endpoint, bool sent)
    {
        const auto number = static_cast<std::uint32_t>(2 * numbers_.size());
        return numbers_.emplace(endpoint, number).first->second + (sent ? 0 : 1);
    }

    std::optional<std::uint32_t> find(const WireEndpoint& endpoint, bool sent) const
    {
        const auto found = numbers_.find(key(endpoint));
        if (found == numbers_.end()) return std::nullopt;
        return found->second + (sent ? 0 : 1);
    }

    std::size_t size() const { return 2 * numbers_.size(); }

    static std::string key(const WireEndpoint& endpoint)
    {
        std::string key(endpoint.address.bytes.begin(), endpoint.address.bytes.end());
        key += static_cast<char>(endpoint.port >> 8);
        key += static_cast<char>(endpoint.port);
        return key;
    }

private:
    std::map<std::string, std::uint32_t> numbers_;
};

/// The log's end; nothing without its address and port.
std::optional<WireEndpoint> local_end(const log::Message& message)
{
    if (!message.local.port) return std::nullopt;
    const PduPeer peer = make_peer(message.local.host, message.local.port);
    if (!peer.name.empty()) return std::nullopt;
    const auto to_wire = [](const auto& address) {
        return make_address({reinterpret_cast<const char*>(address.data()), address.size()});
    };
    return WireEndpoint{std::visit(to_wire, peer.address), *message.local.port};
}

/// What is compared of a log.
struct LogTimes {
    std::vector<Occurrence> messages;
    std::int64_t assumed = 0; ///< how far its clock was taken to be ahead of UTC
    bool read_once = false;   ///< so that nothing is compared
};

/// What is not there is complained of by who reads it.
bool is_read_once(const std::string& path)
{
    const auto status = path == "-" ? std::nullopt : system::status_of(path);
    return path == "-" || (status && status->type != system::FileType::regular);
}

LogTimes read_times(const ListedLog& log, Lanes& lanes)
{
    LogTimes times;
    times.read_once = is_read_once(log.path);
    if (times.read_once) return times;
    LogSource source(log);
    for (; const KeptMessage* kept = source.front(); source.pop()) {
        const log::Message& message = kept->message;
        if (!message.time_ns || message.direction == log::Direction::unknown) continue;
        const auto local = local_end(message);
        if (!local || times.messages.size() >= most_messages) continue;
        times.messages.push_back(
            {lanes.add(Lanes::key(*local), message.direction == log::Direction::sent), kept->time_ns});
    }
    times.assumed = source.utc_offset();
    return times;
}

/// Packets with data on the connections of the logs; the first of each burst.
std::vector<Occurrence> read_packets(CaptureReader& capture, const Lanes& lanes)
{
    std::vector<Occurrence> packets;
    std::vector<std::int64_t> last(lanes.size());
    const auto take = [&](const WireEndpoint& local, bool sent) {
        const auto lane = lanes.find(local, sent);
        if (!lane) return;
        const std::int64_t time = capture.time_ns();
        if (time - last[*lane] > burst && packets.size() < most_packets) packets.push_back({*lane, time});
        last[*lane] = time;
    };
    while (capture.next()) {
        if (!capture.is_packet()) continue;
        const auto packet = read_packet(capture.bytes(), link_of(capture.encapsulation()));
        if (!packet || packet->is_error || !packet->packet.tcp || packet->packet.payload.empty()) continue;
        take(packet->packet.from, true);
        take(packet->packet.to, false);
    }
    return packets;
}

/// "--utc-offset +01:00:00.120": of a day or more there is none.
std::string clock_text(std::int64_t offset)
{
    if (std::abs(offset) < day) return "--utc-offset " + utc_offset_text(offset);
    return std::to_string(std::abs(offset) / second) + (offset < 0 ? " s behind" : " s ahead of") + " UTC";
}

std::string found_text(const ClockMatch& match, std::int64_t assumed, const std::string& capture)
{
    const ClockCorrection& correction = match.correction;
    std::string text = std::to_string(match.matched) + " of " + std::to_string(match.compared) +
                       " messages have their packets in " + capture + ", its clock being taken as " +
                       clock_text(assumed - correction.at_from);
    if (correction.at_to != correction.at_from) text += ", and by the end as " + clock_text(assumed - correction.at_to);
    return text;
}

std::string why_not(ClockMatchKind kind, const std::string& capture)
{
    switch (kind) {
    case ClockMatchKind::no_connection: return "none of its connections has data in " + capture;
    case ClockMatchKind::several: return "its messages match packets of " + capture + " at several differences";
    case ClockMatchKind::no_difference:
    case ClockMatchKind::found: break;
    }
    return "its messages match the packets of " + capture + " at no difference";
}

} // namespace

void set_clocks(std::vector<ListedLog>& logs, CaptureReader& capture)
{
    Lanes lanes;
    std::vector<LogTimes> times;
    for (const ListedLog& log : logs) times.push_back(read_times(log, lanes));
    std::vector<Occurrence> packets = read_packets(capture, lanes);
    sort_occurrences(packets);
    capture.rewind();
    for (std::size_t i = 0; i < logs.size(); ++i) {
        const ClockMatch match = match_clocks(times[i].messages, packets);
        if (match.kind == ClockMatchKind::found) {
            logs[i].correction = match.correction;
            say(logs[i].path + ": " + found_text(match, times[i].assumed, capture.path()) + ".");
            continue;
        }
        say(logs[i].path + ": " +
            (times[i].read_once ? "it can be read once only, so its clock cannot be compared"
                                : why_not(match.kind, capture.path())) +
            ": its clock is taken as " + clock_text(times[i].assumed) +
            (logs[i].utc_offset ? "." : ", this computer's time zone."));
    }
}

} // namespace icewarn::tool
