// SPDX-License-Identifier: GPL-2.0-or-later
// The way of a header out of SIP: through the string table "sip.hdr", which SIP asks for each header that it does not
// know, whether or not a tree is built. An entry there also keeps SIP from calling the header unrecognised.
#include "epan/input/collector.hpp"

#include <algorithm>

#include "epan/input/custom_headers.hpp"
#include "epan/input/end_of_frame.hpp"
#include "epan/input/packet_state.hpp"
#include "epan/input/multipart_bodies.hpp"
#include "epan/input/report_bodies.hpp"
#include "epan/input/table_hook.hpp"
#include "epan/preferences.hpp"
#include "epan/calls/tracker.hpp"
#include "epan/wire/turn_stream.hpp"

namespace icewarn {
namespace {

int protocol = -1; ///< id of ours
dissector_handle_t post_dissector;

/// SIP asks for the text up to the colon, and RFC 3261 allows blanks before it: these are all that anybody was seen or
/// is likely to write.
constexpr std::array<const char*, 4> blanks_before_colon{"", " ", "\t", "  "};

/// Of each header, one for each way to write its name.
std::array<std::array<TableHook, blanks_before_colon.size()>, headers.size()> hooks;

void append(PacketState& state, Collected* piece)
{
    piece->next = nullptr;
    (state.last != nullptr ? state.last->next : state.first) = piece;
    state.last = piece;
}

void collect_piece(packet_info* pinfo, const Collected& piece)
{
    if (preferences.track_calls && !piece.in_error) start_listening();
    auto* collected = wmem_new(pinfo->pool, Collected);
    *collected = piece;
    append(packet_state(pinfo), collected);
    want_end();
}

void collect_header(packet_info* pinfo, Header header, bool in_error, tvbuff_t* value)
{
    collect_piece(pinfo, {value, Carrier::header, header, in_error, nullptr});
}

template <Header H> int collect(tvbuff_t* tvb, packet_info* pinfo, proto_tree* tree, void* data)
{
    const TableHook& hook = hooks[static_cast<std::size_t>(H)].front();
    if (hook.wanted) collect_header(pinfo, H, pinfo->flags.in_error_pkt != 0, tvb);
    pass_on(hook, tvb, pinfo, tree, data);
    return static_cast<int>(tvb_captured_length(tvb));
}

template <Header H> void register_header()
{
    const auto index = static_cast<std::size_t>(H);
    // Without a protocol of its own: with ours, frame.protocols would name it once for each header.
    dissector_handle_t ours = create_dissector_handle(collect<H>, -1);
    for (std::size_t i = 0; i < blanks_before_colon.size(); ++i) {
        const char* name = wmem_strconcat(wmem_epan_scope(), header_row(H).name, blanks_before_colon[i], nullptr);
        hooks[index][i] = {"sip.hdr", name, ours};
        register_table_hook(hooks[index][i]);
    }
}

int source_index(const packet_info* pinfo, tvbuff_t* source)
{
    int index = 0;
    for (const GSList* at = pinfo->data_src; at != nullptr; at = at->next, ++index)
        if (get_data_source_tvb(static_cast<const struct data_source*>(at->data)) == source) break;
    return index;
}

/// Pieces that came both ways, in the order they stand.
void sort_pieces(packet_info* pinfo, PacketState& list)
{
    struct Placed {
        int source;
        int offset;
        Collected* piece;
    };
    std::size_t count = 0;
    for (Collected* piece = list.first; piece != nullptr; piece = piece->next) ++count;
    auto* placed = wmem_alloc_array(pinfo->pool, Placed, count);
    Placed* end = placed;
    for (Collected* piece = list.first; piece != nullptr; piece = piece->next)
        *end++ = {source_index(pinfo, tvb_get_ds_tvb(piece->value)), tvb_raw_offset(piece->value), piece};
    std::sort(placed, end, [](const Placed& a, const Placed& b) {
        return a.source != b.source ? a.source < b.source : a.offset < b.offset;
    });
    list.first = list.last = nullptr;
    for (const Placed* at = placed; at != end; ++at) append(list, at->piece);
}

} // namespace

void register_collector(int icewarn_protocol, dissector_handle_t icewarn_post_dissector)
{
    protocol = icewarn_protocol;
    post_dissector = icewarn_post_dissector;
    register_header<Header::client_diagnostics>();
    register_header<Header::diagnostics>();
    register_header<Header::diagnostics_public>();
}

void update_collector()
{
    const bool enabled = proto_is_protocol_enabled(find_protocol_by_id(protocol));
    for (const HeaderRow& row : headers)
        for (TableHook& hook : hooks[static_cast<std::size_t>(row.header)])
            set_table_hook(hook, enabled && preferences.decodes(row.header));
    set_postdissector_wanted_hfids(post_dissector, enabled ? find_custom_headers() : nullptr);
    update_tracker(enabled && preferences.track_calls);
    update_report_bodies(enabled && preferences.decode_bodies);
    update_multipart_bodies(enabled && (preferences.track_calls || preferences.decode_bodies));
    update_turn(enabled);
}

void collect_body(packet_info* pinfo, Carrier carrier, tvbuff_t* value)
{
    collect_piece(pinfo, {value, carrier, Header::client_diagnostics, pinfo->flags.in_error_pkt != 0, nullptr});
}

const Collected* take_pending(packet_info* pinfo, proto_tree* tree)
{
    const bool custom = custom_header_count > 0;
    if (custom) collect_custom_headers(pinfo, tree, protocol, collect_header);
    if (!has_packet_state(pinfo)) return nullptr;
    PacketState& state = packet_state(pinfo);
    if (state.first == nullptr) return nullptr;
    if (custom) sort_pieces(pinfo, state);
    const Collected* first = state.first;
    state.first = state.last = nullptr;
    return first;
}

} // namespace icewarn
