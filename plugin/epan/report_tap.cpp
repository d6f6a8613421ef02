// SPDX-License-Identifier: GPL-2.0-or-later
// Handing reports to statistics.
#include "report_tap.hpp"

#include <new>

namespace icewarn {
namespace {

int tap = 0;

} // namespace

void register_report_tap() { tap = register_tap(tap_name); }

bool is_report_tap_heard() { return have_tap_listener(tap) != 0; }

void queue_report(const Canvas& canvas, const JudgedReport& judged, std::optional<std::uint32_t> flags_2007)
{
    if (!is_report_tap_heard()) return;
    packet_info* pinfo = canvas.pinfo;
    const Reference& reference = canvas.reference;
    const auto text = [pinfo](std::string_view view) { return printable(pinfo, to_utf8(pinfo, view)); };
    const ReportFacts& facts = judged.facts;
    auto* report = new (wmem_alloc(pinfo->pool, sizeof(TapReport))) TapReport{text(reference.call_id),
                                                                              text(from_of(reference)),
                                                                              text(to_of(reference)),
                                                                              canvas.carrier,
                                                                              judged.side,
                                                                              facts.media.data(),
                                                                              facts.flags,
                                                                              flags_2007,
                                                                              facts.error_id,
                                                                              facts.local_location,
                                                                              facts.remote_location,
                                                                              judged.verdict.outcome};
    tap_queue_packet(tap, pinfo, report);
}

} // namespace icewarn
