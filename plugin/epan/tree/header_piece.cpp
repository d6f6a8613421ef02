// SPDX-License-Identifier: GPL-2.0-or-later
// Headers, in full and in brief.
#include "epan/tree/header_piece.hpp"

#include "epan/tree/header_items.hpp"
#include "epan/tree/findings.hpp"
#include "icewarn/quick_scan.hpp"
#include "epan/memory.hpp"
#include "epan/preferences.hpp"
#include "epan/calls/call_ref.hpp"
#include "reports/message_facts.hpp"

namespace icewarn {
namespace {

/// Where there is no tree and nobody listens, the Info column and the worst finding are all that can be seen anywhere.
/// In most headers with a report both follow from the error ID and the flags alone.
/// @return how many reports there are; 0 when the header has to be parsed
std::size_t assess_quickly(FrameContext& frame, const Collected& header)
{
    QuickScan scan;
    if (!quick_scan(text_of(header.value), scan) || scan.count == 0) return 0;
    for (std::size_t i = 0; i < scan.count; ++i)
        if ((scan.flags[i] & relay_broken_flags) != 0) return 0; // what is left depends on the relays it names
    const bool media_failed = is_media_failure(scan.error_id);
    if (media_failed) frame.experts.add_unseen(Expert::media_failed, PI_ERROR);
    for (std::size_t i = 0; i < scan.count && !frame.experts.has_worst_possible(media_failed); ++i)
        add_flag_findings(frame.experts, scan.flags[i], flags_at_most(scan.error_id), nullptr, nullptr);
    if (!frame.experts.has_worst_possible(media_failed)) return 0; // something else in the header may be worse
    for (std::size_t i = 0; i < scan.count && !header.in_error; ++i) {
        ReportFacts facts;
        facts.error_id = scan.error_id;
        facts.flags = scan.flags[i];
        facts.media = scan.media[i];
        frame.info.add(assess_outcome(facts, assess_paths(facts)), facts.flags, facts.error_id);
    }
    return scan.count;
}

/// What the header and the message around it say of the failure of its request.
/// @param outcome_only  of the message only what the outcome depends on, which is its status
RequestFacts request_facts(const packet_info* pinfo, const Collected& header, const Diagnostics& diagnostics,
                           bool outcome_only)
{
    RequestFacts facts;
    if (const SipHead* head = message_around(pinfo, header.value)) {
        facts.status = head->status;
        if (!outcome_only) facts = message_facts(head_text(pinfo), head->status);
    }
    facts.error_id = diagnostics.error_id;
    return facts;
}

/// The findings of a header that is not drawn.
void assess_header(FrameContext& frame, const Diagnostics& diagnostics, const RequestFacts& request)
{
    Verdict of_request;
    if (diagnostics.reports.empty() && assess(request, of_request))
        add_request_finding(frame.experts, of_request, nullptr);
    for (const Item& item : diagnostics.items)
        if (const auto* flags = std::get_if<std::uint32_t>(&item.decoded); flags != nullptr && item.key == Key::icewarn)
            add_flag_findings(frame.experts, *flags, flags_at_most(diagnostics.error_id), nullptr, nullptr);
    for (const Report& report : diagnostics.reports) add_outcome_unseen(frame.experts, facts_of(diagnostics, report));
    add_note_findings(frame.experts, frame.pinfo, diagnostics, {});
}

/// The call of the message that the piece stands in, linked with what is remembered of it.
CallRef link_piece(FrameContext& frame, const Collected& piece, bool has_report, const RequestFacts& request)
{
    const SipHead* head = message_around(frame.pinfo, piece.value);
    if (head == nullptr) return {};
    CallRef call_ref = reference_of(*head);
    if (piece.in_error) return call_ref;
    CallEvent event{text_of(piece.value), has_report, std::nullopt, std::nullopt, request.error_id};
    if (!has_report) event.failure = assess_outcome(request);
    if (piece.carrier == Carrier::header) event.header = piece.header;
    link_to_call(frame.pinfo, call_ref, event, head);
    return call_ref;
}

/// A response that says itself why it failed, or that it did not.
void note_answered(FrameContext& frame, const Collected& header)
{
    const SipHead* head = message_around(frame.pinfo, header.value);
    if (head == nullptr || head->status == 0) return;
    auto* told = wmem_new(frame.pinfo->pool, DiagnosedResponse);
    *told = {head->call_id, head->status, frame.diagnosed};
    frame.diagnosed = told;
}

} // namespace

void process_header(FrameContext& frame, const Collected& header)
{
    const bool brief = frame.experts.is_brief();
    // Without a tree links are of no use, but the first pass has to remember them.
    const bool wants_link = !brief || (preferences.track_calls && !frame.pinfo->fd->visited);
    if (brief && assess_quickly(frame, header) > 0) {
        if (wants_link) link_piece(frame, header, true, {});
        return;
    }
    const Diagnostics* diagnostics = parse_value(frame.pinfo, header.value);
    const bool has_report = !diagnostics->reports.empty();
    const RequestFacts request = request_facts(frame.pinfo, header, *diagnostics, brief || has_report);
    const CallRef call_ref = wants_link ? link_piece(frame, header, has_report, request) : CallRef{};
    if (brief) assess_header(frame, *diagnostics, request);
    else add_header_items(frame, header, call_ref, *diagnostics, request);
    if (header.in_error) return;
    add_to_info(frame.info, *diagnostics, request);
    if (!brief && (has_report || request.error_id)) note_answered(frame, header);
}

} // namespace icewarn
