// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes as a capture file (pcap, little-endian): its packets as flows, and the evidence of a report on them. The
// captures of test-captures/wire are the seeds; the snapshot length in the file's header has the flags of the report.
#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "core/wire/candidates.hpp"
#include "core/wire/evidence.hpp"
#include "core/wire/stun.hpp"
#include "core/wire/turn_stream.hpp"
#include "require.hpp"

using namespace icewarn;

namespace {

constexpr std::size_t file_header = 24;
constexpr std::size_t packet_header = 16;
constexpr std::int64_t second = 1'000'000'000;

std::uint32_t le32(std::string_view bytes, std::size_t at)
{
    std::uint32_t number = 0;
    for (std::size_t i = 4; i-- > 0;) number = number << 8 | byte_at(bytes, at + i);
    return number;
}

LinkType link_of(std::uint32_t network)
{
    constexpr LinkType known[] = {LinkType::loopback, LinkType::ethernet, LinkType::ip, LinkType::linux_cooked,
                                  LinkType::linux_cooked_2};
    return known[network % std::size(known)];
}

/// What is read of a payload without a flow, too.
void check_payload(std::string_view payload)
{
    static_cast<void>(classify_media(payload));
    if (!payload.empty()) require(find_frame(payload) <= payload.size(), "a frame begins within the bytes");
    for (std::size_t before = 0; before < pseudo_hello_size; before += 7)
        require(hello_part(payload, before) <= std::min(payload.size(), pseudo_hello_size - before), "a part of them");
    const auto message = read_stun(payload);
    if (!message) return;
    require(message->attributes.size() + stun::header_size == payload.size(), "the length of a message fits");
    std::string_view rest = message->attributes;
    for (StunAttribute attribute; next_attribute(rest, message->padded, attribute);)
        require(attribute.value.data() >= payload.data() &&
                    attribute.value.data() + attribute.value.size() <= payload.data() + payload.size(),
                "an attribute lies within its message");
}

/// @return how many packets there were
std::uint32_t read_capture(std::string_view file, FlowTable& flows)
{
    const LinkType link = link_of(le32(file, 20));
    file.remove_prefix(file_header);
    std::uint32_t frame = 0;
    while (file.size() > packet_header) {
        const std::size_t size = std::min<std::size_t>(le32(file, 8), file.size() - packet_header);
        // A copy of its own size, so that the sanitizer sees a read past the end.
        const std::vector<char> bytes(file.begin() + packet_header,
                                      file.begin() + static_cast<std::ptrdiff_t>(packet_header + size));
        const std::int64_t time = le32(file, 0) * second + le32(file, 4) % 1'000'000 * 1000;
        ++frame;
        if (const auto packet = read_packet({bytes.data(), bytes.size()}, link)) {
            require(packet->packet.whole_size >= packet->packet.payload.size(), "a payload is no longer than it was");
            check_payload(packet->packet.payload);
            flows.note(*packet, frame, time);
        }
        file.remove_prefix(packet_header + size);
    }
    return frame;
}

/// That of the scenarios.
EvidenceQuery make_query(std::uint32_t flags)
{
    const auto endpoint = [](const char* address, std::uint16_t port) {
        return WireEndpoint{make_address({address, 4}), port};
    };
    EvidenceQuery query;
    query.flags = flags;
    query.tcp_media = (flags & 1) != 0;
    query.local_site = endpoint("\xc0\0\x02\x0a", 50012);
    query.remote_site = endpoint("\xc6\x33\x64\x14", 50045);
    query.local_mr = endpoint("\xcb\0\x71\x0a", 0);
    query.remote_mr = endpoint("\xcb\0\x71\x28", 0);
    query.port_min = 50000;
    query.port_max = 50019;
    query.relay_name = "edge01.contoso.com";
    return query;
}

void check(const Evidence& evidence, std::uint32_t frames)
{
    constexpr std::size_t longest = 240;
    require(evidence.sentence.size() < longest, "a sentence keeps to its size");
    require(evidence.sentence.rfind(evidence.path + ": ", 0) == 0, "it begins with its path");
    require(evidence.first_frame <= evidence.last_frame && evidence.last_frame <= frames, "its frames are there");
    require(std::all_of(evidence.sentence.begin(), evidence.sentence.end(), [](char c) { return c >= 0x20; }),
            "it is text");
    require(!evidence.contradicts || evidence.result == EvidenceResult::answered, "answers contradict, nothing else");
    const bool nothing = evidence.result == EvidenceResult::not_in_capture;
    require(!nothing || evidence.sentence.find("in the capture") != std::string::npos, "nothing is said to be nothing");
    require(!nothing || evidence.sentence.find("block") == std::string::npos, "and blames nobody");
}

std::string all_sentences(const std::vector<Evidence>& all)
{
    std::string text;
    for (const Evidence& evidence : all) text += evidence.sentence;
    return text;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view file(reinterpret_cast<const char*>(data), size); // NOLINT: bytes as text
    static_cast<void>(read_offered(file));
    if (size < file_header) return 0;
    const EvidenceQuery query = make_query(le32(file, 16));
    FlowTable flows(1), same(2);
    const std::uint32_t frames = read_capture(file, flows);
    const std::vector<Evidence> all = find_evidence(flows, query);
    for (const Evidence& evidence : all) check(evidence, frames);
    require(flows.size() <= limits::flows, "flows are bounded");
    read_capture(file, same);
    require(all_sentences(find_evidence(same, query)) == all_sentences(all), "the order of the table does not matter");
    return 0;
}
