// SPDX-License-Identifier: GPL-2.0-or-later
// From a report to the question put to the flows, and from the answer to items. Nothing here lives across a call of
// Wireshark that can raise but what is kept with the capture.
#include "epan/wire/evidence_items.hpp"

#include <cstring>
#include <new>

#include "core/wire/candidates.hpp"
#include "epan/fields/registrar.hpp"
#include "epan/wire/evidence_collector.hpp"
#include "icewarn/fingerprint.hpp"

namespace icewarn {
namespace {

struct EvidenceFields {
    int evidence = -1;
    int path = -1;
    int result = -1;
    int first_frame = -1;
    int last_frame = -1;
    int by = -1;
    int by6 = -1;
    int stun_error = -1;
    int contradicts = -1;
};

EvidenceFields fields;
int subtree = -1;
int tap = 0;

constexpr value_string result_names[] = {
    {0, "not in the capture"}, {1, "answered"},     {2, "unanswered"},          {3, "refused (RST)"},
    {4, "unreachable (ICMP)"}, {5, "error answer"}, {6, "broken (pseudo-TLS)"}, {0, nullptr}};

/// The tag of the side that reports; 0 when it is not known.
std::uint64_t reporting_tag(const CallRef& call_ref, std::optional<Side> side)
{
    const std::uint64_t caller = call_ref.call->caller_tag;
    if (!side || caller == 0) return call_ref.sender_tag;
    if (*side == Side::caller) return caller;
    return call_ref.tags.from == caller ? call_ref.tags.to : call_ref.tags.from;
}

void add_candidates(EvidenceQuery& query, const CallRef& call_ref, const AssessedReport& assessed)
{
    const std::uint64_t local = reporting_tag(call_ref, assessed.side);
    if (local == 0) return;
    for (const CallCandidate& one : candidates_of(*call_ref.call)) {
        if (!is_same_media(one.media, assessed.media) && !is_same_media(one.label, assessed.media)) continue;
        (one.tag == local ? query.local : query.remote).push_back(one.candidate);
    }
}

void add_call(EvidenceQuery& query, const CallRef& call_ref, const AssessedReport& assessed)
{
    query.call = call_ref.call_id.empty() ? 0 : fingerprint(call_ref.call_id);
    query.call_bytes = hexadecimal_fingerprint(call_ref.call_id);
    if (call_ref.call == nullptr) return;
    add_candidates(query, call_ref, assessed);
    if (call_ref.call->setup_frame == 0) return;
    // The caller asks its relay for addresses before it sends the INVITE.
    constexpr std::int64_t second = 1'000'000'000;
    constexpr std::int64_t before = 30;
    const nstime_t& setup = call_ref.call->setup_time;
    query.since_ns = (static_cast<std::int64_t>(setup.secs) - before) * second + setup.nsecs;
}

void add_values(EvidenceQuery& query, const Diagnostics& diagnostics)
{
    for (const Item& item : diagnostics.items) {
        if (const auto* range = std::get_if<PortRange>(&item.decoded); range != nullptr && !query.port_min) {
            query.port_min = range->min;
            query.port_max = range->max;
        }
        if (item.key == Key::mr_dns_u && query.relay_name.empty())
            query.relay_name = view(diagnostics.text, item.value);
    }
}

EvidenceQuery make_query(const TreeContext& context, const AssessedReport& assessed)
{
    constexpr std::uint32_t inside = 2;
    const ReportFacts& facts = assessed.facts;
    EvidenceQuery query;
    query.flags = facts.flags;
    query.tcp_media = is_tcp_media(assessed.media);
    query.local_site = to_wire(facts.local_site.endpoint);
    query.base_address = to_wire(facts.base_address.endpoint);
    query.local_mr = to_wire(facts.local_mr.endpoint);
    query.remote_site = to_wire(facts.remote_site.endpoint);
    query.remote_mr = to_wire(facts.remote_mr.endpoint);
    query.both_inside = facts.local_location == inside && facts.remote_location == inside;
    add_values(query, context.diagnostics);
    add_call(query, context.call_ref, assessed);
    return query;
}

const std::vector<Evidence>& evidence_of(const TreeContext& context, const AssessedReport& assessed)
{
    const std::uint32_t frame = context.pinfo->num;
    const std::uint32_t index = next_report_index(frame);
    if (const KeptEvidence* kept = kept_evidence(frame, index)) return kept->all;
    return keep_evidence(frame, index, {assessed.media, find_evidence(evidence_flows(), make_query(context, assessed))})
        .all;
}

void add_frame(const TreeContext& context, proto_tree* tree, int id, std::uint32_t frame)
{
    if (frame == 0) return;
    context.add_generated(tree, id, frame);
    depend_on_frame(context.pinfo, frame);
}

void add_by(const TreeContext& context, proto_tree* tree, const WireAddress& by)
{
    ++context.drawn;
    proto_item* item = nullptr;
    if (by.v6) {
        item = proto_tree_add_ipv6(tree, fields.by6, context.value, 0, 0,
                                   reinterpret_cast<const ws_in6_addr*>(by.bytes.data()));
    } else {
        std::uint32_t raw = 0;
        std::memcpy(&raw, by.bytes.data(), sizeof raw);
        item = proto_tree_add_ipv4(tree, fields.by, context.value, 0, 0, raw);
    }
    proto_item_set_generated(item);
}

void add_sentence(const TreeContext& context, proto_tree* tree, const Evidence& evidence)
{
    proto_item* item = context.add_generated(tree, fields.evidence, evidence.sentence.c_str());
    proto_tree* children = proto_item_add_subtree(item, subtree);
    context.add_generated(children, fields.path, evidence.path.c_str());
    context.add_generated(children, fields.result, static_cast<std::uint32_t>(evidence.result));
    add_frame(context, children, fields.first_frame, evidence.first_frame);
    add_frame(context, children, fields.last_frame, evidence.last_frame);
    if (evidence.by) add_by(context, children, *evidence.by);
    if (evidence.stun_error != 0) context.add_generated(children, fields.stun_error, evidence.stun_error);
    if (!evidence.contradicts) return;
    ++context.drawn;
    proto_item_set_generated(proto_tree_add_boolean(children, fields.contradicts, context.value, 0, 0, 1));
}

void queue_sentence(const TreeContext& context, const AssessedReport& assessed, const Evidence& evidence)
{
    packet_info* pinfo = context.pinfo;
    auto* told = new (wmem_alloc(pinfo->pool, sizeof(TapEvidence))) TapEvidence;
    told->call_id = printable(pinfo, to_utf8(pinfo, context.call_ref.call_id));
    told->media = assessed.facts.media.data();
    told->path = wmem_strdup(pinfo->pool, evidence.path.c_str());
    told->result = result_name(evidence.result).data();
    told->sentence = wmem_strdup(pinfo->pool, evidence.sentence.c_str());
    told->first_frame = evidence.first_frame;
    told->last_frame = evidence.last_frame;
    tap_queue_packet(tap, pinfo, told);
}

} // namespace

void register_evidence_items(int protocol)
{
    const Registrar r(protocol);
    r.add_text(fields.evidence, "Evidence", "icewarn.evidence",
               "What the packets of the capture show of a path or of an allocation, a sentence each");
    r.add_text(fields.path, "Path", "icewarn.evidence.path",
               "Name of the path, or relay UDP and relay TCP for allocations, relay name for its look-up, or what "
               "another flag is about");
    r.add(fields.result, "Result", "icewarn.evidence.result", FT_UINT8, BASE_DEC, "What was seen", VALS(result_names));
    r.add(fields.first_frame, "First frame", "icewarn.evidence.first_frame", FT_FRAMENUM, BASE_NONE,
          "The first packet that it rests on");
    r.add(fields.last_frame, "Last frame", "icewarn.evidence.last_frame", FT_FRAMENUM, BASE_NONE,
          "The last packet that it rests on");
    r.add(fields.by, "By", "icewarn.evidence.by", FT_IPv4, BASE_NONE,
          "Who refused: sender of the ICMP error, of the error answer, or address in an RST");
    r.add(fields.by6, "By", "icewarn.evidence.by6", FT_IPv6, BASE_NONE, "The same over IPv6");
    r.add(fields.stun_error, "STUN error", "icewarn.evidence.stun_error", FT_UINT16, BASE_DEC,
          "Error code of relay or far side");
    r.add(fields.contradicts, "Contradicts the report", "icewarn.evidence.contradicts", FT_BOOLEAN, BASE_NONE,
          "The capture shows the path at work although its flag is set");
    static int* const subtrees[] = {&subtree};
    proto_register_subtree_array(subtrees, array_length(subtrees));
    tap = register_tap(evidence_tap_name);
}

namespace {

/// SIP inside an ICMP error. The flag that says so is gone when post-dissectors run.
bool is_quoted(const packet_info* pinfo)
{
    return proto_is_frame_protocol(pinfo->layers, "icmp") || proto_is_frame_protocol(pinfo->layers, "icmpv6");
}

} // namespace

bool is_evidence_tap_heard() { return have_tap_listener(tap) != 0; }

void add_evidence_items(const TreeContext& context, proto_tree* tree, const AssessedReport& assessed)
{
    if (!collects_evidence() || is_quoted(context.pinfo)) return;
    const std::vector<Evidence>& all = evidence_of(context, assessed);
    const bool heard = is_evidence_tap_heard() && context.call_ref.same_report == 0;
    for (const Evidence& evidence : all) {
        if (tree != nullptr && context.has_room()) {
            if (evidence.explains) context.add_generated(tree, hf.verdict, evidence.sentence.c_str());
            add_sentence(context, tree, evidence);
        }
        if (heard) queue_sentence(context, assessed, evidence);
    }
}

} // namespace icewarn
