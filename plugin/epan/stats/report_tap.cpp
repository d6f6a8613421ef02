// SPDX-License-Identifier: GPL-2.0-or-later
// Handing reports to statistics.
#include "epan/stats/report_tap.hpp"

#include <new>

#include "icewarn/quality_metrics.hpp"

namespace icewarn {
namespace {

int tap = 0;
int sip_tap = 0;

struct Parties {
    std::string_view caller, callee; ///< URIs
};

/// The INVITE tells who calls whom. Without it, the side that reports tells whether the sender of the message is the
/// caller, since From is whoever sends a request.
Parties parties_of(const CallRef& call_ref, std::optional<Side> side)
{
    const Call* call = call_ref.call;
    if (call != nullptr && !call->from.empty()) return {call->from, call->to};
    const auto sent_by = [&](std::uint64_t tag) { return tag != 0 && tag == call_ref.sender_tag; };
    const bool swapped =
        (side == Side::callee && sent_by(call_ref.tags.from)) || (side == Side::caller && sent_by(call_ref.tags.to));
    return swapped ? Parties{to_of(call_ref), from_of(call_ref)} : Parties{from_of(call_ref), to_of(call_ref)};
}

const char* quality_of(packet_info* pinfo, const ReportFacts& facts)
{
    const auto worst = facts.worst_stream != nullptr ? worst_metric(*facts.worst_stream) : std::nullopt;
    if (!worst) return "";
    const std::string_view metric = metric_row(worst->metric).meaning;
    LabelText line;
    line.add(worst->klass == QualityClass::poor ? "poor: " : "fair: ").add(stream_line(*facts.worst_stream).view());
    line.add(", ").add(metric.substr(0, metric.find(',')));
    return printable(pinfo, to_utf8(pinfo, line.view()));
}

} // namespace

void register_report_tap() { tap = register_tap(tap_name); }

void find_sip_tap() { sip_tap = find_tap_id("sip"); }

bool is_report_tap_heard() { return have_tap_listener(tap) != 0; }

void queue_report(const TreeContext& context, const AssessedReport& assessed)
{
    if (!is_report_tap_heard()) return;
    packet_info* pinfo = context.pinfo;
    const CallRef& call_ref = context.call_ref;
    const auto text = [pinfo](std::string_view view) { return printable(pinfo, to_utf8(pinfo, view)); };
    const Parties parties = parties_of(call_ref, assessed.side);
    const ReportFacts& facts = assessed.facts;
    auto* report = new (wmem_alloc(pinfo->pool, sizeof(TapReport)))
        TapReport{text(call_ref.call_id),    text(parties.caller),    text(parties.callee), context.carrier,
                  assessed.has_media_report, assessed.side,           facts.media.data(),   facts.flags,
                  facts.flags_2007,          facts.error_id,          facts.local_location, facts.remote_location,
                  assessed.verdict.outcome,  quality_of(pinfo, facts)};
    tap_queue_packet(tap, pinfo, report);
}

void queue_failed_responses(packet_info* pinfo, const DiagnosedResponse* told)
{
    if (has_icmp(pinfo)) return;
    const auto is_told = [told](std::string_view call_id, unsigned status) {
        for (const DiagnosedResponse* other = told; other != nullptr; other = other->next)
            if (other->status == status && other->call_id == call_id) return true;
        return false;
    };
    const auto text = [pinfo](std::string_view view) { return printable(pinfo, to_utf8(pinfo, view)); };
    for (int i = 0;; ++i) {
        const auto* sip = static_cast<const sip_info_value_t*>(fetch_tapped_data(sip_tap, i));
        if (sip == nullptr) return;
        const RequestFacts request{{}, sip->request_method == nullptr ? sip->response_code : 0};
        const auto outcome = assess_outcome(request);
        const char* call_id = sip->tap_call_id != nullptr ? sip->tap_call_id : "";
        if (!outcome || is_told(call_id, request.status)) continue;
        const Call* call = find_call(call_id);
        const bool is_known = call != nullptr && !call->from.empty();
        auto* report = new (wmem_alloc(pinfo->pool, sizeof(TapReport))) TapReport;
        report->call_id = text(call_id);
        report->from = text(is_known ? call->from : uri_of(sip->tap_from_addr));
        report->to = text(is_known ? call->to : uri_of(sip->tap_to_addr));
        report->carrier = Carrier::response;
        report->has_media_report = false;
        report->outcome = *outcome;
        tap_queue_packet(tap, pinfo, report);
    }
}

} // namespace icewarn
