// SPDX-License-Identifier: GPL-2.0-or-later
// What Wireshark's menu Conversation Filter offers for a packet, without its window: the call, and the media of all
// reports.
#include <algorithm>
#include <string>
#include <type_traits>
#include <vector>

#include "epan/tree/conversation_filter.hpp"
#include "test_list.hpp"

namespace {

/// One packet, with the memory that Wireshark gives each.
class Packet {
public:
    Packet() { info_.pool = wmem_allocator_new(WMEM_ALLOCATOR_SIMPLE); }
    ~Packet() { wmem_destroy_allocator(info_.pool); }
    Packet(const Packet&) = delete;
    Packet& operator=(const Packet&) = delete;

    packet_info* info() { return &info_; }

private:
    packet_info info_{};
};

/// Callbacks have a second argument from Wireshark 4.4 on.
template <typename Callback> auto call(Callback callback, packet_info* pinfo)
{
    if constexpr (std::is_invocable_v<Callback, packet_info*>) return callback(pinfo);
    else return callback(pinfo, nullptr);
}

/// "TITLE: FILTER" for each entry that is offered.
std::string menu_of(packet_info* pinfo)
{
    std::string menu;
    for (const GList* one = packet_conv_filter_list; one != nullptr; one = one->next) {
        const auto* entry = static_cast<const conversation_filter_t*>(one->data);
        if (!call(entry->is_filter_valid, pinfo)) continue;
        char* filter = call(entry->build_filter_string, pinfo);
        menu += std::string(entry->display_name) + ": " + filter + "\n";
        g_free(filter);
    }
    return menu;
}

icewarn::ReportFacts facts_with(const char* address, std::uint16_t port)
{
    icewarn::ReportFacts facts;
    facts.local_site.present = true;
    facts.local_site.endpoint = icewarn::parse_endpoint(std::string(address) + ":" + std::to_string(port)).endpoint;
    return facts;
}

struct Case {
    const char* name;
    std::vector<const char*> call_ids; ///< of the packet's reports
    std::vector<icewarn::ReportFacts> reports;
    const char* menu;
};

const Case cases[] = {
    {"nothing", {}, {}, ""},
    {"a call", {"a@b"}, {}, "This call (Call-ID): sip.Call-ID == \"a@b\" || icewarn.call_id == \"a@b\"\n"},
    {"no Call-ID", {""}, {}, ""},
    {"the first call of several",
     {"", "a", "b"},
     {},
     "This call (Call-ID): sip.Call-ID == \"a\" || icewarn.call_id == \"a\"\n"},
    {"quotes and backslashes",
     {R"(a"b\c)"},
     {},
     "This call (Call-ID): sip.Call-ID == \"a\\\"b\\\\c\" || icewarn.call_id == \"a\\\"b\\\\c\"\n"},
    {"media",
     {},
     {facts_with("192.0.2.3", 5)},
     "ICE media of this report: (ip.addr == 192.0.2.3 && (udp.port == 5 || tcp.port == 5))\n"},
    {"media of two reports, each once",
     {},
     {facts_with("192.0.2.3", 5), facts_with("192.0.2.3", 6), facts_with("192.0.2.3", 5)},
     "ICE media of this report: (ip.addr == 192.0.2.3 && (udp.port == 5 || tcp.port == 5)) || "
     "(ip.addr == 192.0.2.3 && (udp.port == 6 || tcp.port == 6))\n"},
    {"a report without an address", {}, {icewarn::ReportFacts()}, ""},
};

std::string check(const Case& test)
{
    Packet packet;
    for (const char* call_id : test.call_ids) icewarn::publish_call_filter(packet.info(), call_id);
    for (const icewarn::ReportFacts& facts : test.reports) icewarn::publish_media_filter(packet.info(), facts);
    const std::string menu = menu_of(packet.info());
    return menu == test.menu ? "" : "offers:\n" + menu;
}

} // namespace

int main()
{
    icewarn::register_media_filter(1);
    return TestList().add_each<check>(cases).run("conversation filter");
}
