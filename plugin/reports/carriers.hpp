// SPDX-License-Identifier: GPL-2.0-or-later
// What a report can come in.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace icewarn {

enum class Carrier : std::uint8_t {
    header,            ///< ms-client-diagnostics, ms-diagnostics, ms-diagnostics-public
    error_report,      ///< [MS-OCER] 3.1.4.1: application/msrtc-reporterror+xml in a SERVICE request
    quality_report,    ///< [MS-QoE]: application/vq-rtcpxr+xml in a SERVICE request
    sdp,               ///< [MS-SDPEXT] 3.1.5.26: a=x-ms-SDP-diagnostics
    response,          ///< a final response that says by its status alone that its request failed
    relay_credentials, ///< [MS-AVEDGEA]: application/msrtc-media-relay-auth+xml in a SERVICE; holds no report
};

inline constexpr std::array<const char*, 6> carrier_names{"header", "error-report", "quality-report",
                                                          "sdp",    "response",     "relay-credentials"};

inline constexpr std::array<const char*, 6> carrier_phrases{"a header", "an error report", "a quality report",
                                                            "SDP",      "a response",      "relay credentials"};

constexpr const char* carrier_phrase(Carrier carrier) { return carrier_phrases[static_cast<std::size_t>(carrier)]; }

constexpr const char* carrier_name(Carrier carrier) { return carrier_names[static_cast<std::size_t>(carrier)]; }

} // namespace icewarn
