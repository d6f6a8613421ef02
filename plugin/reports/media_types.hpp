// SPDX-License-Identifier: GPL-2.0-or-later
// The bodies of SIP messages that are read, by their media type.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "icewarn/ascii.hpp"
#include "reports/carriers.hpp"

namespace icewarn {

struct BodyType {
    const char* media_type;
    Carrier carrier;
};

inline constexpr std::array<BodyType, 5> body_types{{
    {"application/msrtc-reporterror+xml", Carrier::error_report},
    {"application/vq-rtcpxr+xml", Carrier::quality_report},
    {"application/ms-cqf+xml", Carrier::quality_report},
    {"application/sdp", Carrier::sdp},
    {"application/msrtc-media-relay-auth+xml", Carrier::relay_credentials},
}};

/// @param content_type  value of Content-Type with its parameters, in any letter case
/// @return a null pointer for a body that is not read
constexpr const BodyType* find_body_type(std::string_view content_type)
{
    const std::string_view bare = content_type.substr(0, content_type.find_first_of("; \t\r\n"));
    for (const BodyType& row : body_types)
        if (equal_folded(bare, row.media_type)) return &row;
    return nullptr;
}

} // namespace icewarn
