// SPDX-License-Identifier: GPL-2.0-or-later
// Registration of the preferences.
#include "epan/preferences.hpp"

namespace icewarn {

Preferences preferences;

void register_preferences(int protocol, void (*applied)())
{
    module_t* module = prefs_register_protocol(protocol, applied);
    prefs_register_bool_preference(
        module, "show_in_info", "Show ICEWarn in the Info column",
        "Appends the flags to the Info column of packets that carry a report, for example [ICEWarn 0x320].",
        &preferences.show_in_info);
    prefs_register_bool_preference(
        module, "lower_harmless", "Lower the flags to Note where nothing failed",
        "Reports with error ID 51004 (the user ended the call) or 51007 (information of the callee) come with flags of "
        "paths that were not needed. With this their warnings become notes. A severity that you set yourself under "
        "Expert in the preferences stays.",
        &preferences.lower_harmless);
    prefs_register_bool_preference(
        module, "track_calls", "Link reports to their calls",
        "Remembers INVITEs, their answers and the candidates in their SDP, so that a report shows its call and the "
        "other "
        "reports of it. Costs SIP about two percent; without it SDP is not looked at, x-ms-SDP-diagnostics included.",
        &preferences.track_calls);
    prefs_register_bool_preference(module, "decode_bodies", "Decode error and quality reports",
                                   "Clients report failed requests and the quality of calls in bodies of SERVICE "
                                   "requests, which have the same flags.",
                                   &preferences.decode_bodies);
    prefs_register_bool_preference(
        module, "evidence", "Look for evidence on the wire",
        "Compares each report with the STUN, TURN, TCP, ICMP and DNS packets of the capture, "
        "and says what they show of each path and of the relay. Costs each packet a little.",
        &preferences.evidence);
    for (const HeaderRow& row : headers)
        prefs_register_bool_preference(module, row.preference, row.preference_title, row.preference_description,
                                       &preferences.decode[static_cast<std::size_t>(row.header)]);
}

} // namespace icewarn
