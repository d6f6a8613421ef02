// SPDX-License-Identifier: GPL-2.0-or-later
// State that lives as long as a capture is open.
#include "epan/wire/evidence_collector.hpp"

#include <unordered_map>

#include "core/wire/candidates.hpp"
#include "epan/input/end_of_frame.hpp"
#include "epan/wire/frame_packet.hpp"

namespace icewarn {
namespace {

constexpr std::size_t most_candidates = 512;      ///< of one call
constexpr std::size_t most_calls = 20'000;        ///< whose candidates are remembered
constexpr std::size_t most_kept_reports = 10'000; ///< whose evidence is kept

struct Collection {
    FlowTable flows{g_random_int()};
    std::unordered_map<const Call*, std::vector<CallCandidate>> candidates;
    std::unordered_map<std::uint64_t, KeptEvidence> kept;
    std::uint32_t last_frame = 0;
    std::uint32_t index_frame = 0, next_index = 0;
};

bool demanded = false; ///< by somebody who listens

Collection& collection()
{
    static Collection one;
    return one;
}

void forget()
{
    Collection& all = collection();
    all.flows.clear();
    all.candidates.clear();
    all.kept.clear();
    all.last_frame = 0;
    all.index_frame = all.next_index = 0;
}

void take_frame(tvbuff_t* tvb, const packet_info* pinfo)
{
    Collection& all = collection();
    if (pinfo->num <= all.last_frame) return;
    all.last_frame = pinfo->num;
    const auto packet = packet_in_frame(tvb, pinfo);
    if (!packet) return;
    constexpr std::int64_t second = 1'000'000'000;
    all.flows.note(*packet, pinfo->num, static_cast<std::int64_t>(pinfo->abs_ts.secs) * second + pinfo->abs_ts.nsecs);
}

tap_packet_status take_tapped(void*, packet_info* pinfo, epan_dissect_t* dissected, const void*, tap_flags_t)
{
    if (demanded) take_frame(dissected->tvb, pinfo);
    return TAP_PACKET_DONT_REDRAW;
}

void listen_to_frames(bool wanted)
{
    static bool listens = false;
    if (wanted == listens) return;
    listens = wanted;
    if (!wanted) return remove_tap_listener(&collection());
    GString* wrong = register_tap_listener("frame", &collection(), nullptr, TL_REQUIRES_NOTHING, nullptr, take_tapped,
                                           nullptr, nullptr);
    if (wrong != nullptr) g_string_free(wrong, TRUE);
}

std::uint64_t kept_key(std::uint32_t frame, std::uint32_t index) { return std::uint64_t{frame} << 32 | index; }

} // namespace

void reset_evidence(bool wanted, bool listened)
{
    demanded = demanded && listened;
    evidence_wanted = wanted || demanded;
    listen_to_frames(demanded);
    forget();
}

void demand_evidence()
{
    demanded = evidence_wanted = true;
    want_all_ends();
    listen_to_frames(true);
    forget();
}

void note_evidence(tvbuff_t* tvb, const packet_info* pinfo)
{
    if (!pinfo->fd->visited) take_frame(tvb, pinfo);
}

void note_candidates(const Call& call, std::uint64_t tag, std::string_view sdp)
{
    Collection& all = collection();
    if (all.candidates.size() >= most_calls && all.candidates.count(&call) == 0) return;
    std::vector<CallCandidate>& known = all.candidates[&call];
    for (const OfferedCandidate& offered : read_offered(sdp)) {
        if (known.size() >= most_candidates) return;
        bool there = false;
        for (const CallCandidate& one : known)
            there = there || (one.tag == tag && one.candidate.endpoint == offered.candidate.endpoint &&
                              one.candidate.tcp == offered.candidate.tcp && one.media == offered.media);
        if (!there) known.push_back({tag, std::string(offered.media), std::string(offered.label), offered.candidate});
    }
}

const std::vector<CallCandidate>& candidates_of(const Call& call)
{
    static const std::vector<CallCandidate> none;
    const auto found = collection().candidates.find(&call);
    return found == collection().candidates.end() ? none : found->second;
}

const FlowTable& evidence_flows() { return collection().flows; }

const KeptEvidence* kept_evidence(std::uint32_t frame, std::uint32_t index)
{
    const Collection& all = collection();
    const auto found = all.kept.find(kept_key(frame, index));
    if (found == all.kept.end()) return nullptr;
    const std::uint32_t to = found->second.collected_to;
    return to + 1 < frame && to < all.last_frame ? nullptr : &found->second;
}

const KeptEvidence& keep_evidence(std::uint32_t frame, std::uint32_t index, KeptEvidence evidence)
{
    Collection& all = collection();
    if (all.kept.size() >= most_kept_reports) all.kept.clear();
    evidence.collected_to = all.last_frame;
    return all.kept[kept_key(frame, index)] = std::move(evidence);
}

std::uint32_t next_report_index(std::uint32_t frame)
{
    Collection& all = collection();
    if (frame != all.index_frame) {
        all.index_frame = frame;
        all.next_index = 0;
    }
    return all.next_index++;
}

void restart_report_index() { collection().index_frame = 0; }

} // namespace icewarn
