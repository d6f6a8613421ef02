// SPDX-License-Identifier: GPL-2.0-or-later
// SIP messages of a capture on their way into the page. They are taken from the fields of their start lines, which lead
// to the bytes of the whole message; what is found in them is found by the same code as in a log.
//
// A listener asks for these fields by its filter, so that they are there without anything else of the tree.
#include "epan/stats/report_page.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

#include "epan/epan_compat.hpp"
#include "epan/preferences.hpp"
#include "epan/stats/open_page.hpp"
#include "epan/wire/evidence_collector.hpp"
#include "epan/wire/evidence_page.hpp"
#include "reports/page/message_reports.hpp"
#include "reports/page/writer.hpp"

namespace icewarn {
namespace {

constexpr const char* start_lines = "sip.Request-Line || sip.Status-Line";
constexpr std::array<const char*, 2> start_line_fields{"sip.Request-Line", "sip.Status-Line"};

constexpr const char* command = "icewarn,report";

struct Listener {
    explicit Listener(std::string asked_for) : call_id(std::move(asked_for)), collector(call_id) {}

    std::string call_id;
    page::Collector collector;
    std::uint32_t last_frame = 0;
    std::uint64_t messages = 0;
};

page::Page finish_page(Listener& listener)
{
    page::Page page = listener.collector.finish();
    page.of_capture = true;
    add_page_evidence(page);
    page.inputs.push_back({"the capture", std::to_string(listener.messages) + " SIP messages"});
    page.program = std::string("icewarn " ICEWARN_VERSION " in Wireshark ") + epan_get_version();
    return page;
}

/// What the user switched off is not on the page either.
bool is_wanted(const MessageReport& report)
{
    const HeaderRow* header = find_header(report.header);
    if (header != nullptr) return preferences.decodes(header->header);
    const bool in_body = report.carrier == Carrier::error_report || report.carrier == Carrier::quality_report;
    return preferences.decode_bodies || !in_body;
}

bool is_icewarn_enabled()
{
    return proto_is_protocol_enabled(find_protocol_by_id(proto_get_id_by_filter_name("icewarn"))) != FALSE;
}

/// From the start line to the end of the packet, or of what was put together from several.
std::string_view bytes_from(const field_info* line)
{
    if (line->ds_tvb == nullptr || line->start < 0) return {};
    const auto size = static_cast<int>(tvb_captured_length(line->ds_tvb));
    if (line->start >= size) return {};
    const guint8* bytes = tvb_get_ptr(line->ds_tvb, line->start, size - line->start);
    return {as_text(bytes), static_cast<std::size_t>(size - line->start)};
}

std::string end_text(packet_info* pinfo, const address& end)
{
    char* text = address_to_str(pinfo->pool, &end);
    return text != nullptr && *text != '\0' ? text : "address unknown";
}

void add_message(Listener& listener, packet_info* pinfo, std::string_view bytes)
{
    const auto head = read_sip_head(bytes);
    if (!head) return;
    page::SeenMessage message;
    message.head = *head;
    message.bytes = bytes;
    message.time_ns = static_cast<std::int64_t>(pinfo->abs_ts.secs) * 1'000'000'000 + pinfo->abs_ts.nsecs;
    message.from = end_text(pinfo, pinfo->src);
    message.to = end_text(pinfo, pinfo->dst);
    message.source.frame = pinfo->num;
    page::add_message(listener.collector, message, is_wanted);
    ++listener.messages;
}

/// The start lines of the frame, in the order they stand.
std::vector<std::string_view> messages_of(epan_dissect_t* dissection)
{
    std::vector<std::string_view> messages;
    for (const char* name : start_line_fields) {
        const header_field_info* field = proto_registrar_get_byname(name);
        const GPtrArray* found = field != nullptr ? proto_get_finfo_ptr_array(dissection->tree, field->id) : nullptr;
        for (guint i = 0; found != nullptr && i < found->len; ++i)
            messages.push_back(bytes_from(static_cast<const field_info*>(g_ptr_array_index(found, i))));
    }
    std::sort(messages.begin(), messages.end(), [](auto a, auto b) { return a.data() < b.data(); });
    for (std::size_t i = 0; i + 1 < messages.size(); ++i)
        if (messages[i + 1].data() < messages[i].data() + messages[i].size())
            messages[i] = messages[i].substr(0, static_cast<std::size_t>(messages[i + 1].data() - messages[i].data()));
    return messages;
}

/// SIP's tap tells of each message; all of a frame are taken at the first.
tap_packet_status take_packet(void* data, packet_info* pinfo, epan_dissect_t* dissection, const void*, tap_flags_t)
{
    auto& listener = *static_cast<Listener*>(data);
    if (pinfo->num == listener.last_frame || !is_icewarn_enabled()) return TAP_PACKET_DONT_REDRAW;
    listener.last_frame = pinfo->num;
    for (const std::string_view bytes : messages_of(dissection)) add_message(listener, pinfo, bytes);
    return TAP_PACKET_REDRAW;
}

void reset_page(void* data)
{
    auto& listener = *static_cast<Listener*>(data);
    listener.collector = page::Collector(listener.call_id);
    listener.last_frame = 0;
    listener.messages = 0;
}

void print_page(void* data)
{
    const std::string html = page::to_html(finish_page(*static_cast<Listener*>(data)));
    std::fwrite(html.data(), 1, html.size(), stdout);
}

void free_page(void* data) { delete static_cast<Listener*>(data); }

/// @return the listener, which frees itself when it is removed; a null pointer after an error, which is printed
Listener* listen(const std::string& call_id, tap_draw_cb draw)
{
    auto* listener = new Listener(call_id);
    GString* error = register_tap_listener("sip", listener, start_lines, TL_REQUIRES_PROTO_TREE, reset_page,
                                           take_packet, draw, free_page);
    if (error == nullptr) {
        demand_evidence();
        return listener;
    }
    g_printerr("icewarn: %s\n", error->str);
    g_string_free(error, TRUE);
    delete listener;
    return nullptr;
}

/// @param argument  "icewarn,report" or "icewarn,report,CALL-ID"
TapStart start_page(const char* argument, void*)
{
    std::string call_id = argument;
    call_id.erase(0, std::min(call_id.size(), std::strlen(command)));
    if (!call_id.empty()) call_id.erase(0, 1);
    return tap_started(listen(call_id == "all" ? "" : call_id, print_page) != nullptr);
}

/// From Wireshark's menu: all packets are gone through, then the page is opened in a browser.
void open_page(gpointer)
{
    Listener* listener = listen("", nullptr);
    if (listener == nullptr) return;
    retap_packets();
    show_page(page::to_html(finish_page(*listener)));
    remove_tap_listener(listener);
}

stat_tap_ui tap_ui;

} // namespace

void register_report_page()
{
    tap_ui.group = REGISTER_STAT_GROUP_GENERIC;
    tap_ui.title = "ICEWarn report page";
    tap_ui.cli_string = command;
    tap_ui.tap_init_cb = start_page;
    register_stat_tap_ui(&tap_ui, nullptr);
    register_page_menu("ICEWarn Report...", open_page);
}

} // namespace icewarn
