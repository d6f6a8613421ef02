// SPDX-License-Identifier: GPL-2.0-or-later
// The tap "icewarn": what statistics are told of each report. A report that is only quoted in an ICMP error, or that
// was captured before, is not handed on.
#pragma once

#include <cstdint>
#include <optional>

#include "epan/jump_safe.hpp"
#include "epan/tree/tree_context.hpp"
#include "epan/tree/assessed_report.hpp"
#include "epan/tree/frame_context.hpp"

namespace icewarn {

constexpr const char* tap_name = "icewarn";

/// In statistics, in the place of what only a media report has.
constexpr const char* no_media_report = "no media report";

/// One media report, or header or response without one that says that something failed, as the listeners of the tap get
/// it. All of
/// it lives as long as the packet; texts are never null pointers, but may be empty.
struct TapReport {
    const char* call_id = "";
    const char* from = ""; ///< URI of the caller, who is not always in the From of the message
    const char* to = "";   ///< URI of the callee
    Carrier carrier = Carrier::header;
    bool has_media_report = true; ///< false: a header that says that a request failed
    std::optional<Side> side;
    const char* media = "";                  ///< lower-cased; empty when unspecified
    std::optional<std::uint32_t> flags;      ///< ICEWarn in the layout of Lync 2010 and later
    std::optional<std::uint32_t> flags_2007; ///< in the older layout
    std::optional<std::uint32_t> error_id;
    std::optional<std::uint32_t> local_location, remote_location; ///< 0 unknown, 1 external, 2 internal
    Outcome outcome = Outcome::nothing_recorded;
    const char* quality = ""; ///< of the worst stream, "poor: audio inbound, packet loss"; empty where none was bad
};

/// To be called once when the protocol is registered.
void register_report_tap();

/// To be called before captures are dissected: SIP's tap is not there yet when protocols are handed off.
void find_sip_tap();

/// True when somebody listens: then every report has to be assessed, tree or not.
bool is_report_tap_heard();

/// Hands a report to the listeners.
void queue_report(const TreeContext& context, const AssessedReport& assessed);

/// Hands on each response of the packet that failed, and in which no diagnostics say why. To be called at the end of
/// the packet.
/// @param told  responses with diagnostics, which were handed on or did not fail
void queue_failed_responses(packet_info* pinfo, const DiagnosedResponse* told);

static_assert(is_jump_safe<TapReport>);

} // namespace icewarn
