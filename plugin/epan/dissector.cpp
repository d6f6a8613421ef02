// SPDX-License-Identifier: GPL-2.0-or-later
// Runs at the end of a frame and shows what the collector found in it: tree, expert info, Info column.
#include "dissector.hpp"

#include "collector.hpp"
#include "draw.hpp"
#include "expert.hpp"
#include "fields.hpp"
#include "findings.hpp"
#include "icewarn/quick_scan.hpp"
#include "memory.hpp"
#include "media_filter.hpp"
#include "preferences.hpp"
#include "report_tap.hpp"
#include "tracker.hpp"

namespace icewarn {
namespace {

int protocol = -1;
int expert_tap = 0;
dissector_handle_t dissector;

/// The flags of a frame for the Info column, " [ICEWarn 0x320, 0x20]".
class InfoText {
public:
    void add(std::uint32_t flags)
    {
        if (count_ < most) flags_[count_] = flags;
        if (count_ <= most) ++count_;
    }

    void add(const Diagnostics& diagnostics)
    {
        for (const Report& report : diagnostics.reports)
            if (report.flags) add(*report.flags);
    }

    void append_to(column_info* columns)
    {
        if (count_ == 0) return;
        Line line;
        line.add(" [ICEWarn ");
        for (unsigned i = 0; i < std::min(count_, most); ++i) line.add(i == 0 ? "" : ", ").add_hex(flags_[i], 1);
        col_append_str(columns, COL_INFO, line.add(count_ > most ? ", ...]" : "]").c_str());
    }

private:
    static constexpr unsigned most = 6; ///< reports of one frame that are shown
    std::array<std::uint32_t, most> flags_{};
    unsigned count_ = 0; ///< one more than `most` for any number beyond it
};

/// One frame, on its way through the post-dissector. Trivially destructible: exceptions of Wireshark may jump over it.
struct Frame {
    packet_info* pinfo;
    proto_tree* tree;
    ExpertQueue experts;
    InfoText info;
    std::size_t drawn = 0;
};

/// Where there is no tree and nobody listens, the Info column and the worst finding are all that can be seen anywhere.
/// In most headers with a report both follow from the error id and the flags alone.
/// @return how many reports there are; 0 when the header has to be parsed
std::size_t judge_quickly(Frame& frame, const Collected& header)
{
    QuickScan scan;
    if (!quick_scan(text_of(header.value), scan) || scan.count == 0) return 0;
    const bool media_failed = is_media_failure(scan.error_id);
    if (media_failed) frame.experts.add_unseen(Expert::media_failed, PI_ERROR);
    for (std::size_t i = 0; i < scan.count && !frame.experts.has_worst_possible(media_failed); ++i)
        add_flag_findings(frame.experts, scan.flags[i], flags_at_most(scan.error_id), nullptr, nullptr);
    if (!frame.experts.has_worst_possible(media_failed)) return 0; // something else in the header may be worse
    for (std::size_t i = 0; i < scan.count && !header.in_error; ++i) frame.info.add(scan.flags[i]);
    return scan.count;
}

/// The findings of a header that is not drawn.
void judge_header(Frame& frame, const Diagnostics& diagnostics)
{
    for (const Item& item : diagnostics.items)
        if (const auto* flags = std::get_if<std::uint32_t>(&item.decoded); flags != nullptr && item.key == Key::icewarn)
            add_flag_findings(frame.experts, *flags, flags_at_most(diagnostics.error_id), nullptr, nullptr);
    for (const Report& report : diagnostics.reports) {
        const ReportFacts facts = facts_of(diagnostics, report);
        Verdict verdict;
        judge(facts, verdict);
        add_verdict_finding(frame.experts, facts, verdict, nullptr);
    }
    add_note_findings(frame.experts, frame.pinfo, diagnostics, {});
}

/// The call of the message that the piece stands in, linked with what is remembered of it.
Reference link_piece(Frame& frame, const Collected& piece, bool has_report, std::optional<std::uint32_t> error_id)
{
    const SipHead* head = message_around(frame.pinfo, piece.value);
    if (head == nullptr) return {};
    Reference reference = reference_of(*head);
    if (piece.in_error) return reference;
    link(frame.pinfo, reference, {text_of(piece.value), has_report, piece.header, error_id}, head);
    return reference;
}

void show_header(Frame& frame, const Collected& header)
{
    const bool brief = frame.experts.is_brief();
    if (brief && judge_quickly(frame, header) > 0) {
        if (!frame.pinfo->fd->visited) link_piece(frame, header, true, std::nullopt);
        return;
    }
    const Diagnostics* diagnostics = parse_value(frame.pinfo, header.value);
    const Reference reference = link_piece(frame, header, !diagnostics->reports.empty(), diagnostics->error_id);
    if (brief) judge_header(frame, *diagnostics);
    else draw_header(protocol, frame.pinfo, frame.tree, header, reference, *diagnostics, frame.experts, frame.drawn);
    if (!header.in_error) frame.info.add(*diagnostics);
}

void show(packet_info* pinfo, proto_tree* tree, const Collected* piece, ExpertQueue::Mode mode)
{
    Frame frame{pinfo, tree, ExpertQueue(pinfo, mode), {}};
    for (; piece != nullptr; piece = piece->next) show_header(frame, *piece);
    frame.experts.raise();
    if (preferences.show_in_info) frame.info.append_to(pinfo->cinfo);
}

/// @param data  what was collected in the frame
int dissect(tvbuff_t* tvb, packet_info* pinfo, proto_tree* tree, void* data)
{
    show(pinfo, tree, static_cast<const Collected*>(data), ExpertQueue::Mode::all);
    return static_cast<int>(tvb_captured_length(tvb));
}

/// Wireshark calls this for every frame, so it has no protocol: with one, most of what a call costs is to put it on the
/// frame's list of protocols and to take it off again. Where that list can be seen, the dissector with the protocol is
/// called.
int dissect_if_collected(tvbuff_t* tvb, packet_info* pinfo, proto_tree* tree, void*)
{
    const Collected* pieces = take_collected(pinfo, tree);
    if (pieces == nullptr) return 0;
    if (tree != nullptr || have_tap_listener(expert_tap) || is_report_tap_heard())
        return call_dissector_only(dissector, tvb, pinfo, tree, const_cast<Collected*>(pieces));
    show(pinfo, nullptr, pieces, ExpertQueue::Mode::worst_only);
    return 0;
}

/// Runs when a capture is opened and before each dissection of it anew.
void prepare_dissection()
{
    expert_tap = find_tap_id("expert"); // not there yet when protocols are handed off
    forget_collected();
    forget_messages();
    update_collector();
}

} // namespace

void register_protocol()
{
    protocol = proto_register_protocol("Lync/Skype for Business Client Diagnostics", "ICEWarn", "icewarn");
    register_fields(protocol);
    register_expert_items(protocol);
    register_preferences(protocol, update_collector);
    dissector = register_dissector("icewarn", dissect, protocol);
    register_collector(protocol, create_dissector_handle(dissect_if_collected, -1));
    register_calls();
    register_report_tap();
    register_media_filter(protocol);
    register_init_routine(prepare_dissection);
}

void register_handoff()
{
    register_tracker();
    forget_collected();
    forget_messages();
    update_collector();
}

} // namespace icewarn
