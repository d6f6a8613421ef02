// SPDX-License-Identifier: GPL-2.0-or-later
// Finding, remembering and forgetting flows; names looked up in DNS.
#include "core/wire/flow_table.hpp"

#include <algorithm>

#include "core/wire/flow_reader.hpp"
#include "icewarn/ascii.hpp"
#include "icewarn/fingerprint.hpp"

namespace icewarn {
namespace {

constexpr std::int64_t second = 1'000'000'000;
/// A new SYN or Allocate after this much silence is another attempt, for another call.
constexpr std::int64_t new_attempt = 60 * second;
constexpr unsigned dns_port = 53;
constexpr std::size_t dns_header = 12;
constexpr std::size_t most_addresses = 4;

bool comes_before(const WireEndpoint& a, const WireEndpoint& b)
{
    if (a.port != b.port) return a.port < b.port;
    return a.address.bytes < b.address.bytes;
}

/// A name in a DNS message, lower-cased; `at` goes behind it. Empty for what is no plain name.
std::string read_name(std::string_view message, std::size_t& at)
{
    std::string name;
    constexpr std::size_t longest = 255;
    while (at < message.size() && name.size() <= longest) {
        const std::size_t size = byte_at(message, at++);
        if (size == 0) return name;
        if (size > 63 || at + size > message.size()) break;
        if (!name.empty()) name += '.';
        for (const char c : message.substr(at, size)) name += static_cast<char>(to_lower(c));
        at += size;
    }
    return "";
}

/// Behind a name that may end in a pointer.
bool skip_name(std::string_view message, std::size_t& at)
{
    while (at < message.size()) {
        const std::size_t size = byte_at(message, at);
        if (size >= 0xc0) return (at += 2) <= message.size();
        at += size + 1;
        if (size == 0) return at <= message.size();
    }
    return false;
}

void read_answers(std::string_view message, std::size_t at, unsigned count, std::vector<WireAddress>& addresses)
{
    constexpr std::size_t fixed = 10; // type, class, time to live, size
    for (unsigned i = 0; i < count && addresses.size() < most_addresses; ++i) {
        if (!skip_name(message, at) || at + fixed > message.size()) return;
        const unsigned type = be16_at(message, at);
        const std::size_t size = be16_at(message, at + 8);
        at += fixed;
        if (at + size > message.size()) return;
        if ((type == 1 && size == 4) || (type == 28 && size == 16)) {
            const WireAddress address = make_address(message.substr(at, size));
            if (std::find(addresses.begin(), addresses.end(), address) == addresses.end()) addresses.push_back(address);
        }
        at += size;
    }
}

} // namespace

std::size_t FlowTable::Hash::operator()(const Key& key) const
{
    const auto bytes = [](const WireEndpoint& endpoint) {
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): the same bytes as characters
        return std::string_view(reinterpret_cast<const char*>(endpoint.address.bytes.data()),
                                endpoint.address.bytes.size());
    };
    const std::uint64_t ports =
        std::uint64_t{key.low.port} << 32 | std::uint64_t{key.high.port} << 1 | std::uint64_t{key.tcp};
    return static_cast<std::size_t>(fingerprint(bytes(key.low), fingerprint(bytes(key.high), seed ^ ports)));
}

FlowTable::Key FlowTable::key_of(const PacketHeads& packet)
{
    return comes_before(packet.from, packet.to) ? Key{packet.from, packet.to, packet.tcp}
                                                : Key{packet.to, packet.from, packet.tcp};
}

Flow* FlowTable::find(const PacketHeads& packet)
{
    const auto found = flows_.find(key_of(packet));
    return found == flows_.end() ? nullptr : found->second.get();
}

Flow& FlowTable::create(const PacketHeads& packet)
{
    if (flows_.size() >= limits::flows) forget_some();
    auto flow = std::make_unique<Flow>();
    const bool answer = is_answer(packet); // first: what it answers is not in the capture
    flow->client = answer ? packet.to : packet.from;
    flow->server = answer ? packet.from : packet.to;
    flow->tcp = packet.tcp;
    return *flows_.emplace(key_of(packet), std::move(flow)).first->second;
}

void FlowTable::note_error(const WirePacket& packet, std::uint32_t frame, std::int64_t time_ns)
{
    Flow* flow = find(packet.packet);
    if (flow == nullptr) return;
    flow->worth = Worth::relay;
    const auto code = static_cast<std::uint16_t>(packet.icmp_type << 8 | packet.icmp_code);
    add_mark(*flow, Event::icmp, packet.packet.from != flow->client, {frame, time_ns}, code, 0, packet.error_by);
    flow->last_ns = time_ns;
    flow->last_frame = frame;
}

void FlowTable::note(const WirePacket& packet, std::uint32_t frame, std::int64_t time_ns)
{
    if (packet.is_error) return note_error(packet, frame, time_ns);
    const PacketHeads& heads = packet.packet;
    if (!heads.tcp && (heads.from.port == dns_port || heads.to.port == dns_port))
        return note_dns(heads.payload, frame, time_ns);
    Flow* flow = find(heads);
    if (flow == nullptr && !starts_flow(heads)) return;
    if (flow == nullptr) flow = &create(heads);
    else if (time_ns - flow->last_ns > new_attempt && starts_flow(heads)) {
        const Flow former = std::move(*flow);
        *flow = Flow{};
        flow->client = former.client;
        flow->server = former.server;
        flow->tcp = former.tcp;
    }
    read_payload(*flow, heads, {frame, time_ns});
    flow->last_ns = time_ns;
    flow->last_frame = frame;
}

void FlowTable::note_dns(std::string_view message, std::uint32_t frame, std::int64_t time_ns)
{
    if (message.size() < dns_header || be16_at(message, 4) == 0) return;
    std::size_t at = dns_header;
    const std::string name = read_name(message, at);
    if (name.empty() || at + 4 > message.size()) return;
    const unsigned type = be16_at(message, at);
    if (type != 1 && type != 28) return;
    if (lookups_.size() >= limits::lookups) {
        lookups_.clear();
        forgotten_ = true;
    }
    Lookup& lookup = lookups_[name];
    lookup.last_ns = time_ns;
    if ((byte_at(message, 2) & 0x80) == 0) {
        if (lookup.asked++ == 0) lookup.asked_frame = frame;
        return;
    }
    lookup.answered_frame = frame;
    lookup.rcode = byte_at(message, 3) & 0xf;
    read_answers(message, at + 4, be16_at(message, 6), lookup.addresses);
}

/// Half of them go: a capture with many pays for it seldom.
void FlowTable::forget_some()
{
    forgotten_ = true;
    std::vector<std::pair<Worth, std::int64_t>> order;
    order.reserve(flows_.size());
    for (const auto& [key, flow] : flows_) order.emplace_back(flow->worth, flow->last_ns);
    const auto middle = order.begin() + static_cast<std::ptrdiff_t>(order.size() / 2);
    std::nth_element(order.begin(), middle, order.end());
    const std::pair<Worth, std::int64_t> limit = *middle;
    for (auto at = flows_.begin(); at != flows_.end();) {
        const std::pair<Worth, std::int64_t> own(at->second->worth, at->second->last_ns);
        at = own <= limit ? flows_.erase(at) : std::next(at);
    }
}

const std::vector<const Flow*>& FlowTable::all() const
{
    all_.clear();
    for (const auto& [key, flow] : flows_) all_.push_back(flow.get());
    return all_;
}

const Lookup* FlowTable::find_lookup(std::string_view name) const
{
    std::string key;
    for (const char c : name) key += static_cast<char>(to_lower(c));
    const auto found = lookups_.find(key);
    return found == lookups_.end() ? nullptr : &found->second;
}

void FlowTable::clear()
{
    flows_.clear();
    lookups_.clear();
    all_.clear();
    forgotten_ = false;
}

} // namespace icewarn
