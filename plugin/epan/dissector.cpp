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
#include "preferences.hpp"

namespace icewarn {
namespace {

int protocol = -1;
int expert_tap = 0;
dissector_handle_t post_dissector;

/// The flags of a frame for the Info column, " [ICEWarn 0x320, 0x20]".
class InfoText {
public:
    void add(std::uint32_t flags)
    {
        if (count_ > most) return;
        if (count_ == most) line_.add(", ...");
        else line_.add(count_ == 0 ? " [ICEWarn " : ", ").add_hex(flags, 1);
        ++count_;
    }

    void add(const Diagnostics& diagnostics)
    {
        for (const Report& report : diagnostics.reports)
            if (report.flags) add(*report.flags);
    }

    void append_to(column_info* columns)
    {
        if (count_ > 0) col_append_str(columns, COL_INFO, line_.add("]").c_str());
    }

private:
    static constexpr unsigned most = 6; ///< reports of one frame that are shown
    Line line_;
    unsigned count_ = 0;
};

/// Where there is no tree and no expert list, the Info column and the worst finding are all that can be seen anywhere.
/// In most headers with a report both follow from the flags alone.
bool judge_quickly(const CollectedHeader& header, ExpertQueue& experts, InfoText& info)
{
    QuickScan scan;
    if (!quick_scan(text_of(header.value), scan)) return false;
    for (std::size_t i = 0; i < scan.count; ++i)
        add_flag_findings(experts, scan.flags[i], lowers_flags(scan.error_id), nullptr, nullptr);
    if (!experts.has_worst_possible()) return false; // something else in the header may be worse
    for (std::size_t i = 0; i < scan.count && !header.in_error; ++i) info.add(scan.flags[i]);
    return true;
}

void judge_header(packet_info* pinfo, const Diagnostics& diagnostics, ExpertQueue& experts)
{
    for (const Item& item : diagnostics.items)
        if (const auto* flags = std::get_if<std::uint32_t>(&item.decoded); flags != nullptr && item.key == Key::icewarn)
            add_flag_findings(experts, *flags, lowers_flags(diagnostics.error_id), nullptr, nullptr);
    add_note_findings(experts, pinfo, diagnostics, {});
}

int dissect(tvbuff_t* tvb, packet_info* pinfo, proto_tree* tree, void*)
{
    const CollectedHeader* header = collected_headers(pinfo, tree);
    if (header == nullptr) return 0; // as if never called: the frame's list of protocols stays as it is

    const bool brief = tree == nullptr && !have_tap_listener(expert_tap);
    ExpertQueue experts(pinfo, brief ? ExpertQueue::Mode::worst_only : ExpertQueue::Mode::all);
    InfoText info;
    std::size_t drawn = 0;
    for (; header != nullptr; header = header->next) {
        if (brief && judge_quickly(*header, experts, info)) continue;
        const Diagnostics* diagnostics = parse_value(pinfo, header->value);
        if (brief) judge_header(pinfo, *diagnostics, experts);
        else draw_header(protocol, pinfo, tree, *header, *diagnostics, experts, drawn);
        if (!header->in_error) info.add(*diagnostics);
    }
    experts.raise();
    if (preferences.show_in_info) info.append_to(pinfo->cinfo);
    return static_cast<int>(tvb_captured_length(tvb));
}

/// Runs when a capture is opened and before each dissection of it anew.
void prepare_dissection()
{
    expert_tap = find_tap_id("expert"); // not there yet when protocols are handed off
    update_collector();
}

} // namespace

void register_protocol()
{
    protocol = proto_register_protocol("Lync/Skype for Business Client Diagnostics", "ICEWarn", "icewarn");
    register_fields(protocol);
    register_expert_items(protocol);
    register_preferences(protocol, update_collector);
    post_dissector = register_dissector("icewarn", dissect, protocol);
    register_collector(protocol, post_dissector);
    register_init_routine(prepare_dissection);
}

void register_handoff() { update_collector(); }

} // namespace icewarn
