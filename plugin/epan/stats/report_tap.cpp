// SPDX-License-Identifier: GPL-2.0-or-later
// Handing reports to statistics.
#include "epan/stats/report_tap.hpp"

#include <new>

namespace icewarn {
namespace {

int tap = 0;

struct Parties {
    std::string_view caller, callee; ///< URIs
};

/// The INVITE tells who calls whom. Without it, the side that reports tells whether the sender of the message is the
/// caller, since From is whoever sends a request.
Parties parties_of(const Reference& reference, std::optional<Side> side)
{
    const Call* call = reference.call;
    if (call != nullptr && !call->from.empty()) return {call->from, call->to};
    const auto sent_by = [&](std::uint64_t tag) { return tag != 0 && tag == reference.sender_tag; };
    const bool swapped =
        (side == Side::callee && sent_by(reference.tags.from)) || (side == Side::caller && sent_by(reference.tags.to));
    return swapped ? Parties{to_of(reference), from_of(reference)} : Parties{from_of(reference), to_of(reference)};
}

} // namespace

void register_report_tap() { tap = register_tap(tap_name); }

bool is_report_tap_heard() { return have_tap_listener(tap) != 0; }

void queue_report(const Canvas& canvas, const JudgedReport& judged, std::optional<std::uint32_t> flags_2007)
{
    if (!is_report_tap_heard()) return;
    packet_info* pinfo = canvas.pinfo;
    const Reference& reference = canvas.reference;
    const auto text = [pinfo](std::string_view view) { return printable(pinfo, to_utf8(pinfo, view)); };
    const Parties parties = parties_of(reference, judged.side);
    const ReportFacts& facts = judged.facts;
    auto* report = new (wmem_alloc(pinfo->pool, sizeof(TapReport))) TapReport{
        text(reference.call_id), text(parties.caller),  text(parties.callee), canvas.carrier, judged.side,
        facts.media.data(),      facts.flags,           flags_2007,           facts.error_id, facts.local_location,
        facts.remote_location,   judged.verdict.outcome};
    tap_queue_packet(tap, pinfo, report);
}

} // namespace icewarn
