// SPDX-License-Identifier: GPL-2.0-or-later
// The way of a header out of SIP: through the string table "sip.hdr", which SIP asks for each header that it does not
// know, whether or not a tree is built. An entry there also keeps SIP from calling the header unrecognised.
#include "epan/input/collector.hpp"

#include <algorithm>

#include "epan/input/custom_headers.hpp"
#include "epan/preferences.hpp"
#include "epan/input/report_bodies.hpp"
#include "epan/calls/tracker.hpp"
#include "epan/wire/turn_stream.hpp"

namespace icewarn {
namespace {

constexpr const char* table = "sip.hdr";

int protocol = -1; ///< id of ours
dissector_handle_t post_dissector;
std::array<dissector_handle_t, headers.size()> handles;
std::array<bool, headers.size()> in_table{};

struct List {
    Collected* first;
    Collected* last;
};

/// What the packet at hand holds. A packet's own data would cost several times as much, in every packet; and what is
/// collected is taken before the next packet is dissected.
struct {
    const packet_info* pinfo; ///< with the frame number: which packet; only compared
    std::uint32_t frame;
    List list; ///< in the packet's memory
} pending;

bool is_pending(const packet_info* pinfo) { return pinfo->num == pending.frame && pinfo == pending.pinfo; }

void append(List& list, Collected* piece)
{
    piece->next = nullptr;
    (list.last != nullptr ? list.last->next : list.first) = piece;
    list.last = piece;
}

/// A post-dissector costs every packet of every capture a call, so ours joins when there is something to draw.
void join_post_dissectors()
{
    static bool joined = false;
    if (joined) return;
    register_postdissector(post_dissector);
    joined = true;
}

void collect_piece(packet_info* pinfo, const Collected& piece)
{
    if (!is_pending(pinfo)) {
        pending = {pinfo, pinfo->num, {nullptr, nullptr}};
        join_post_dissectors();
        if (preferences.track_calls && !piece.in_error) start_listening();
    }
    auto* collected = wmem_new(pinfo->pool, Collected);
    *collected = piece;
    append(pending.list, collected);
}

void collect_header(packet_info* pinfo, Header header, bool in_error, tvbuff_t* value)
{
    collect_piece(pinfo, {value, Carrier::header, header, in_error, nullptr});
}

template <Header H> int collect(tvbuff_t* tvb, packet_info* pinfo, proto_tree*, void*)
{
    collect_header(pinfo, H, pinfo->flags.in_error_pkt != 0, tvb);
    return static_cast<int>(tvb_captured_length(tvb));
}

/// SIP asks for the text up to the colon, and RFC 3261 allows blanks before it: these are all that anybody was seen or
/// is likely to write.
constexpr const char* blanks_before_colon[] = {"", " ", "\t", "  "};

void put_into_table(const HeaderRow& row, bool wanted)
{
    const auto index = static_cast<std::size_t>(row.header);
    if (in_table[index] == wanted) return;
    in_table[index] = wanted;
    for (const char* blanks : blanks_before_colon) {
        const char* name = wmem_strconcat(wmem_epan_scope(), row.name, blanks, nullptr);
        // A string has one handle: another plugin may have taken it over, and then keeps it.
        if (wanted) dissector_add_string(table, name, handles[index]);
        else if (dissector_get_string_handle(find_dissector_table(table), name) == handles[index])
            dissector_delete_string(table, name, handles[index]);
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
void sort_pieces(packet_info* pinfo, List& list)
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
    // Without a protocol of their own: with ours, frame.protocols would name it once for each header.
    handles = {create_dissector_handle(collect<Header::client_diagnostics>, -1),
               create_dissector_handle(collect<Header::diagnostics>, -1),
               create_dissector_handle(collect<Header::diagnostics_public>, -1)};
}

void update_collector()
{
    const bool enabled = proto_is_protocol_enabled(find_protocol_by_id(protocol));
    for (const HeaderRow& row : headers) put_into_table(row, enabled && preferences.decodes(row.header));

    GArray* wanted = enabled ? find_custom_headers() : nullptr;
    if (wanted != nullptr) join_post_dissectors(); // wanted fields of a post-dissector that has not joined are ignored
    set_postdissector_wanted_hfids(post_dissector, wanted);
    update_tracker(enabled && preferences.track_calls);
    update_report_bodies(enabled && preferences.decode_bodies);
    update_turn(enabled);
}

void collect_body(packet_info* pinfo, Carrier carrier, tvbuff_t* value)
{
    collect_piece(pinfo, {value, carrier, Header::client_diagnostics, pinfo->flags.in_error_pkt != 0, nullptr});
}

void forget_pending() { pending = {}; }

const Collected* take_pending(packet_info* pinfo, proto_tree* tree)
{
    const bool custom = collect_custom_headers(pinfo, tree, protocol, collect_header);
    if (!is_pending(pinfo)) return nullptr;
    if (custom) sort_pieces(pinfo, pending.list);
    const Collected* first = pending.list.first;
    forget_pending();
    return first;
}

} // namespace icewarn
