// SPDX-License-Identifier: GPL-2.0-or-later
// The page's words: the same in HTML and in Markdown.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "reports/page/model.hpp"

namespace icewarn::page {

/// A row of the matrix of paths.
struct PathPair {
    const char* name;
    Path udp;
    Path tcp;
};

inline constexpr std::array<PathPair, 3> path_pairs{{
    {"Local (direct)", Path::local_udp, Path::local_tcp},
    {"NAT (direct)", Path::udp_nat, Path::tcp_nat},
    {"Relay (A/V Edge)", Path::udp_turn, Path::tcp_turn},
}};

struct StandingRow {
    const char* reported; ///< what the report says
    const char* inferred; ///< what follows; empty where nothing does
    Tone tone;
};

const StandingRow& standing_row(Standing standing);

constexpr std::string_view ground_name(Ground ground)
{
    switch (ground) {
    case Ground::reported: return "reported";
    case Ground::documented: return "documented";
    case Ground::inferred: break;
    }
    return "inferred";
}

/// "2023-11-14 22:13:20.000", in this computer's time zone.
std::string date_time(std::int64_t time_ns);

/// "22:13:20.000", in this computer's time zone.
std::string clock_time(std::int64_t time_ns);

/// The zone of this computer at that time: "UTC+01:00".
std::string zone_of(std::int64_t time_ns);

/// "2.5 s", "80 ms", "3 min 5 s". Of a negative one the size.
std::string duration(std::int64_t nanoseconds);

/// "client.UccApilog, line 95"; "frame 8" in a capture.
std::string source_text(const Source& source);
std::string sources_text(const std::vector<Source>& sources);

/// The URI without `sip:` and parameters; "unknown" when empty.
std::string short_uri(std::string_view uri);

/// What the column on the wire says of a path: "not in the capture" and the like, or what is shown.
std::string wire_text(const Page& page, const Report& report, Path path, Tone& tone);

/// What they show of the relays, a line each: "Caller audio, relay UDP: ...".
std::vector<std::string> relay_lines(const Call& call);

/// "Media report: alice@contoso.com → bob@contoso.com", or of how many calls.
std::string title_of(const Page& page);

/// With a capital at its beginning.
std::string sentence_case(std::string text);

/// Calls without one have no paths to speak of.
bool has_media_report(const Call& call);

/// "Caller, audio" of a media report, "Signalling" of a failed request.
std::string reporter_text(const Report& report);

/// The media of the reports of a call, each once, in their order.
std::vector<std::string> media_of(const Call& call);

/// "application-sharing"; "medium unspecified" when empty.
std::string medium_name(std::string_view medium);

/// What stands below each table of paths.
inline constexpr const char* paths_note = "Reported is what the client wrote into ICEWarn. Inferred is what follows "
                                          "from it. A path that is not reported failed "
                                          "worked or was never tried: ICEWarn does not tell which. ";

inline constexpr const char* wire_note = "On the wire is what the packets of the capture show of the path.";

inline constexpr const char* log_note = "A log holds no packets of the media, so nothing here was seen on the wire.";

inline constexpr const char* asks_note =
    "Addresses and port ranges are those of the reports, ports of the A/V Edge are the documented ones (UDP 3478, TCP "
    "443, 50000-59999). Whether a rule is missing is inferred: the report says which path failed, not what blocked it.";

inline constexpr const char* server_records_title = "What servers wrote about it";

inline constexpr const char* no_asks =
    "Nothing: no path that a firewall could open is reported failed, or the reports do not tell.";

inline constexpr const char* no_calls = "No call with a report or a failure was found.";

inline constexpr const char* forgotten_calls =
    "More calls were open at a time than are remembered: a call may lack its beginning.";

/// Kind of a candidate of the older form, which does not say it.
inline constexpr const char* unspecified_kind = "kind unspecified";

inline constexpr const char* no_candidates =
    "No session description (SDP) of the call was found, so the candidates are "
    "unknown.";

} // namespace icewarn::page
