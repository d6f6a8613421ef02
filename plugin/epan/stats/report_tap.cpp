// SPDX-License-Identifier: GPL-2.0-or-later
// Handing reports to statistics.
#include "epan/stats/report_tap.hpp"

#include <new>

#include "icewarn/quality_metrics.hpp"

namespace icewarn {
namespace {

int tap = 0;

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

bool is_report_tap_heard() { return have_tap_listener(tap) != 0; }

void queue_report(const TreeContext& canvas, const AssessedReport& assessed)
{
    if (!is_report_tap_heard()) return;
    packet_info* pinfo = canvas.pinfo;
    const CallRef& call_ref = canvas.call_ref;
    const auto text = [pinfo](std::string_view view) { return printable(pinfo, to_utf8(pinfo, view)); };
    const Parties parties = parties_of(call_ref, assessed.side);
    const ReportFacts& facts = assessed.facts;
    auto* report = new (wmem_alloc(pinfo->pool, sizeof(TapReport)))
        TapReport{text(call_ref.call_id),    text(parties.caller),    text(parties.callee), canvas.carrier,
                  assessed.has_media_report, assessed.side,           facts.media.data(),   facts.flags,
                  facts.flags_2007,          facts.error_id,          facts.local_location, facts.remote_location,
                  assessed.verdict.outcome,  quality_of(pinfo, facts)};
    tap_queue_packet(tap, pinfo, report);
}

} // namespace icewarn
