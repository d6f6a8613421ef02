// SPDX-License-Identifier: GPL-2.0-or-later
// Filters live in the packet's memory: Wireshark dissects a selected packet again, with a tree, before it makes the
// menu.
#include "epan/tree/conversation_filter.hpp"

#include <new>

#include "icewarn/media_filter.hpp"
#include "epan/jump_safe.hpp"
#include "epan/memory.hpp"

namespace icewarn {
namespace {

int protocol = -1;

constexpr std::uint32_t filter_key = 0;               ///< of the packet's own data
constexpr std::uint32_t call_filter_key = 0x63616c6c; ///< the same, of the filter of its call

/// A report of the packet that names addresses. The filters of all of them are joined when the menu asks, since each
/// term is looked for in what is there already.
struct ReportOfPacket {
    ReportFacts facts;
    ReportOfPacket* next;
};

struct ReportsOfPacket {
    ReportOfPacket* first;
    ReportOfPacket* last;
};

static_assert(is_jump_safe<ReportOfPacket, ReportsOfPacket>);

/// Lives in the packet's memory, and goes with it without a destructor.
std::pmr::string* new_filter(packet_info* pinfo)
{
    auto* memory = new (wmem_alloc(pinfo->pool, sizeof(PoolResource))) PoolResource(pinfo->pool);
    return new (wmem_alloc(pinfo->pool, sizeof(std::pmr::string))) std::pmr::string(memory);
}

ReportsOfPacket* reports_of(packet_info* pinfo)
{
    return static_cast<ReportsOfPacket*>(p_get_proto_data(pinfo->pool, pinfo, protocol, filter_key));
}

void keep_report(packet_info* pinfo, const ReportFacts& facts)
{
    auto* report = new (wmem_alloc(pinfo->pool, sizeof(ReportOfPacket))) ReportOfPacket{facts, nullptr};
    ReportsOfPacket* reports = reports_of(pinfo);
    if (reports == nullptr) {
        reports = wmem_new(pinfo->pool, ReportsOfPacket);
        reports->first = report;
        p_add_proto_data(pinfo->pool, pinfo, protocol, filter_key, reports);
    } else {
        reports->last->next = report;
    }
    reports->last = report;
}

HostBool has_filter(FILTER_ARGUMENTS) { return reports_of(pinfo) != nullptr; }

char* build_filter(FILTER_ARGUMENTS)
{
    std::pmr::string filter;
    for (const ReportOfPacket* report = reports_of(pinfo)->first; report != nullptr; report = report->next)
        add_media_filter(report->facts, filter);
    return g_strdup(filter.c_str());
}

const char* call_filter_of(packet_info* pinfo)
{
    return static_cast<const char*>(p_get_proto_data(pinfo->pool, pinfo, protocol, call_filter_key));
}

HostBool has_call_filter(FILTER_ARGUMENTS) { return call_filter_of(pinfo) != nullptr; }

char* build_call_filter(FILTER_ARGUMENTS) { return g_strdup(call_filter_of(pinfo)); }

/// As a display filter quotes it.
const char* quoted(packet_info* pinfo, const char* text)
{
    wmem_strbuf_t* out = wmem_strbuf_new(pinfo->pool, "\"");
    for (; *text != '\0'; ++text) {
        if (*text == '"' || *text == '\\') wmem_strbuf_append_c(out, '\\');
        wmem_strbuf_append_c(out, *text);
    }
    wmem_strbuf_append_c(out, '"');
    return wmem_strbuf_get_str(out);
}

} // namespace

void publish_call_filter(packet_info* pinfo, const char* call_id)
{
    if (*call_id == '\0' || call_filter_of(pinfo) != nullptr) return;
    const char* text = quoted(pinfo, call_id);
    char* filter = wmem_strconcat(pinfo->pool, "sip.Call-ID == ", text, " || icewarn.call_id == ", text, nullptr);
    p_add_proto_data(pinfo->pool, pinfo, protocol, call_filter_key, filter);
}

void register_media_filter(int icewarn_protocol)
{
    protocol = icewarn_protocol;
    add_conversation_filter("icewarn", "This call (Call-ID)", has_call_filter, build_call_filter);
    add_conversation_filter("icewarn", "ICE media of this report", has_filter, build_filter);
}

const char* publish_media_filter(packet_info* pinfo, const ReportFacts& facts)
{
    std::pmr::string* own = new_filter(pinfo);
    add_media_filter(facts, *own);
    if (own->empty()) return "";
    keep_report(pinfo, facts);
    return own->c_str();
}

} // namespace icewarn
