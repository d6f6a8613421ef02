// SPDX-License-Identifier: GPL-2.0-or-later
// Filters in the packet's memory. A packet that is selected is dissected anew with a tree, and the menu is made after
// that, so that what was kept with the packet is all that the menu needs.
#include "epan/tree/conversation_filter.hpp"

#include <new>

#include "icewarn/media_filter.hpp"
#include "epan/memory.hpp"

namespace icewarn {
namespace {

int protocol = -1;

constexpr std::uint32_t filter_key = 0; ///< of the packet's own data

/// Lives in the packet's memory, and goes with it without a destructor.
std::pmr::string* new_filter(packet_info* pinfo)
{
    auto* memory = new (wmem_alloc(pinfo->pool, sizeof(PoolResource))) PoolResource(pinfo->pool);
    return new (wmem_alloc(pinfo->pool, sizeof(std::pmr::string))) std::pmr::string(memory);
}

const std::pmr::string* filter_of(packet_info* pinfo)
{
    return static_cast<std::pmr::string*>(p_get_proto_data(pinfo->pool, pinfo, protocol, filter_key));
}

HostBool has_filter(FILTER_ARGUMENTS) { return filter_of(pinfo) != nullptr; }

char* build_filter(FILTER_ARGUMENTS) { return g_strdup(filter_of(pinfo)->c_str()); }

} // namespace

void register_media_filter(int icewarn_protocol)
{
    protocol = icewarn_protocol;
    add_conversation_filter("icewarn", "ICE media of this report", has_filter, build_filter);
}

const char* publish_media_filter(packet_info* pinfo, const ReportFacts& facts)
{
    std::pmr::string* own = new_filter(pinfo);
    add_media_filter(facts, *own);
    if (own->empty()) return "";
    auto* offered = static_cast<std::pmr::string*>(p_get_proto_data(pinfo->pool, pinfo, protocol, filter_key));
    if (offered == nullptr) {
        offered = new_filter(pinfo);
        p_add_proto_data(pinfo->pool, pinfo, protocol, filter_key, offered);
    }
    add_media_filter(facts, *offered);
    return own->c_str();
}

} // namespace icewarn
