// SPDX-License-Identifier: GPL-2.0-or-later
// Registration of the fields that lead from a report to its call, and of the verdict.
#include "epan/fields/registrar.hpp"

#include <algorithm>

#include "icewarn/outcome.hpp"

namespace icewarn {
namespace {

const value_string* outcome_names()
{
    static std::array<value_string, outcome_table.size() + 1> names{}; // the last row stays empty and ends the list
    std::transform(outcome_table.begin(), outcome_table.end(), names.begin(), [](const OutcomeRow& row) {
        return value_string{static_cast<std::uint32_t>(row.outcome), row.name.data()};
    });
    return names.data();
}

} // namespace

void register_call_fields(const Registrar& r)
{
    r.add_text(hf.carrier, "Carried in", "icewarn.carrier",
               "What the report came in: header, error-report, quality-report or sdp");

    r.add(
        hf.outcome, "Outcome", "icewarn.outcome", FT_UINT8, BASE_DEC,
        "What a media report, or a header without one that says that something failed, amounts to; 4 and above: failed",
        VALS(outcome_names()));
    r.add_text(hf.verdict, "Verdict", "icewarn.verdict",
               "What the report amounts to and where to look, a sentence each");
    r.add_text(hf.paths_failed, "Paths reported failed", "icewarn.paths_failed", "The media paths whose flag is set");
    r.add_text(hf.paths_left, "Paths not reported failed", "icewarn.paths_left",
               "The media paths whose flag is clear: they worked, or were never tried");
    r.add_text(hf.paths_unavailable, "Paths without a relay", "icewarn.paths_unavailable",
               "Paths through a relay where neither side had a usable one");
    r.add(hf.no_path, "No path left", "icewarn.no_path", FT_BOOLEAN, BASE_NONE,
          "Flags are set, and every path of the media is reported failed or had no relay");
    r.add_text(hf.candidates_local, "Candidates offered by the reporting side", "icewarn.candidates.local",
               "Kinds of ICE candidates in the SDP of the side that reports");
    r.add_text(hf.candidates_remote, "Candidates offered by the far side", "icewarn.candidates.remote",
               "Kinds of ICE candidates in the SDP of the far side");
    r.add_text(hf.media_filter, "Display filter of the media", "icewarn.media_filter",
               "Display filter for the STUN, TURN and RTP packets of the media that the report is about");
    r.add_text(hf.ice_status, "Ice", "icewarn.ice_status",
               "How a quality report says that media was connected: FAILED, DIRECT, RELAY or HTTP-PROXY");
    r.add(hf.flags_2007, "IceWarningFlags (layout of 2007)", "icewarn.flags_2007", FT_UINT32, BASE_HEX,
          "ICE warning flags in the layout of Office Communications Server 2007 and 2007 R2");

    r.add_text(hf.call_id, "Call-ID", "icewarn.call_id", "Call-ID of the call that is reported on");
    r.add_text(hf.from, "From", "icewarn.from", "Who called, as far as the report or its message says");
    r.add_text(hf.to, "To", "icewarn.to", "Who was called, as far as the report or its message says");
    r.add_text(hf.user_agent, "User-Agent", "icewarn.user_agent", "The software that sent the report");
    r.add(hf.call_setup_frame, "Set up in frame", "icewarn.call.setup_frame", FT_FRAMENUM, BASE_NONE,
          "The INVITE of the call", FRAMENUM_TYPE(FT_FRAMENUM_REQUEST));
    r.add(hf.call_setup_time, "Time since the INVITE", "icewarn.call.setup_time", FT_RELATIVE_TIME, BASE_NONE,
          "From the INVITE of the call to this frame");
    r.add(hf.call_response_code, "Final response", "icewarn.call.response_code", FT_UINT16, BASE_DEC,
          "Status code of the first final response to the INVITE, challenges aside");
    r.add(hf.call_response_frame, "Final response in frame", "icewarn.call.response_frame", FT_FRAMENUM, BASE_NONE,
          "The first final response to the INVITE, challenges aside", FRAMENUM_TYPE(FT_FRAMENUM_RESPONSE));
    r.add_text(hf.call_diagnostics, "Diagnostics of the call", "icewarn.call.diagnostics",
               "A diagnostics header of the call without a media report, by its name and error ID");
    r.add(hf.call_diagnostics_frame, "Diagnostics in frame", "icewarn.call.diagnostics_frame", FT_FRAMENUM, BASE_NONE,
          "A frame of the call with a diagnostics header without a media report");
    r.add(hf.call_other_report, "Other report in frame", "icewarn.call.other_report", FT_FRAMENUM, BASE_NONE,
          "Another frame of the call with a report");
    r.add(hf.call_same_report, "Same report in frame", "icewarn.call.same_report", FT_FRAMENUM, BASE_NONE,
          "The frame in which this report was captured first; it is counted there", FRAMENUM_TYPE(FT_FRAMENUM_DUP_ACK));
}

} // namespace icewarn
