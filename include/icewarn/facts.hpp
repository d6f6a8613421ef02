// SPDX-License-Identifier: GPL-2.0-or-later
// What the assessment of a media report rests on, whatever carried the report: a header, an error report, a quality
// report, SDP.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "icewarn/diagnostics.hpp"
#include "icewarn/error_ids.hpp"

namespace icewarn {

/// What a quality report says of the connection, [MS-QoE] Connectivity/Ice.
enum class IceStatus : std::uint8_t {
    none, ///< unspecified
    failed,
    connected, ///< DIRECT, RELAY or HTTP-PROXY
    other,     ///< another word
};

/// @param text  FAILED, DIRECT, RELAY or HTTP-PROXY in any letter case; empty gives `none`
IceStatus parse_ice_status(std::string_view text);

/// An endpoint of a report as far as it is assessed.
struct KnownEndpoint {
    bool present = false; ///< there is a value, valid or not (addresses are often masked)
    Endpoint endpoint;    ///< what of the value is valid
};

struct StreamQuality;

struct ReportFacts {
    std::optional<std::uint32_t> error_id;
    std::string_view media;                  ///< as it stands; empty when unspecified
    std::optional<std::uint32_t> flags;      ///< ICEWarn in the layout of Lync 2010 and later
    std::optional<std::uint32_t> flags_2007; ///< IceWarningFlags in the older layout; of `flags` none then
    IceStatus ice = IceStatus::none;
    std::string_view ice_text;
    KnownEndpoint local_site, remote_site, local_mr, remote_mr, base_address;
    bool cut = false; ///< its end is missing or was not decoded, so that an absent key says nothing
    std::optional<std::uint32_t> local_location, remote_location; ///< location_names
    std::optional<std::uint32_t> federation_type;                 ///< federation_names
    std::optional<std::uint16_t> local_mr_rtcp_port, remote_mr_rtcp_port;
    const StreamQuality* worst_stream = nullptr; ///< quality reports: that of the report's streams, if it was not good
};

/// Of repeated keys the first one that has a value counts (plugin/doc/dialects.md, rules 7 and 9).
/// @param report  one of diagnostics.reports; the views in the result belong to diagnostics.text
ReportFacts facts_of(const Diagnostics& diagnostics, const Report& report);

/// The error ID says that media connectivity failed, at call setup or in the call.
constexpr bool is_media_failure(std::optional<std::uint32_t> error_id)
{
    const ErrorId* row = error_id ? find_error_id(*error_id) : nullptr;
    return row != nullptr && (row->kind == ErrorKind::media_setup || row->kind == ErrorKind::media_midcall);
}

/// Media is said to have failed, by the error ID or by Ice.
constexpr bool says_media_failed(const ReportFacts& facts)
{
    return is_media_failure(facts.error_id) || facts.ice == IceStatus::failed;
}

/// Nothing is said to have failed, although flags may be set.
constexpr bool says_nothing_failed(const ReportFacts& facts)
{
    return (facts.error_id && says_nothing_failed(*facts.error_id)) || facts.ice == IceStatus::connected;
}

} // namespace icewarn
