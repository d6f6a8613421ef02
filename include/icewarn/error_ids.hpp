// SPDX-License-Identifier: GPL-2.0-or-later
// ErrorIds of ms-client-diagnostics, ms-diagnostics and ms-diagnostics-public, and the components they come from.
//
// Sources: [MS-OCER] 2.2.1 and the Lync Server 2010 Resource Kit (documented), published traces (trace); what follows
// from the order of the known ids alone is uncertain, or inferred for a range, and is marked so where it is shown.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "icewarn/flags.hpp"

namespace icewarn {

/// media_setup: a call could not be set up for want of a media path; media_midcall: a call lost its media path;
/// info: not an error; other: an error that is not about media.
enum class ErrorKind : std::uint8_t { media_setup, media_midcall, info, other };

struct ErrorId {
    std::uint32_t id;
    ErrorKind kind;
    std::string_view meaning;
    Basis basis;
};

// clang-format off
/// In ascending order.
inline constexpr std::array<ErrorId, 40> error_ids{{
    {4, ErrorKind::other, "Insufficient bandwidth and no other route", Basis::documented},
    {21, ErrorKind::media_setup, "Media connectivity failed at call setup: one endpoint is of unknown type", Basis::trace},
    {22, ErrorKind::media_setup, "Media connectivity failed at call setup: both endpoints internal", Basis::trace},
    {23, ErrorKind::media_setup, "Media connectivity failed at call setup: one endpoint internal, the other remote", Basis::documented},
    {24, ErrorKind::media_setup, "Media connectivity failed at call setup: both endpoints remote", Basis::documented},
    {25, ErrorKind::media_setup, "Media connectivity failed at setup of a federated call: both endpoints internal", Basis::trace},
    {26, ErrorKind::media_setup, "Media connectivity failed at setup of a federated call: one endpoint internal, the other remote", Basis::uncertain},
    {27, ErrorKind::media_setup, "Media connectivity failed at setup of a federated call: both endpoints remote", Basis::uncertain},
    {31, ErrorKind::media_midcall, "Media connectivity lost during the call: one endpoint is of unknown type", Basis::uncertain},
    {32, ErrorKind::media_midcall, "Media connectivity lost during the call: both endpoints internal", Basis::uncertain},
    {33, ErrorKind::media_midcall, "Media connectivity lost during the call: one endpoint internal, the other remote", Basis::uncertain},
    {34, ErrorKind::media_midcall, "Media connectivity lost during the call: both endpoints remote", Basis::uncertain},
    {35, ErrorKind::media_midcall, "Media connectivity lost during a federated call: both endpoints internal", Basis::uncertain},
    {36, ErrorKind::media_midcall, "Media connectivity lost during a federated call: one endpoint internal, the other remote", Basis::uncertain},
    {37, ErrorKind::media_midcall, "Media connectivity lost during a federated call: both endpoints remote", Basis::uncertain},
    {1009, ErrorKind::other, "No match for the domain in DNS SRV results", Basis::trace},
    {1010, ErrorKind::other, "Certificate trust with the next-hop server could not be established", Basis::documented},
    {1017, ErrorKind::other, "From and To domains cannot be routed in this combination", Basis::trace},
    {1027, ErrorKind::other, "This kind of SIP request cannot be routed to or from federated partners", Basis::trace},
    {1034, ErrorKind::other, "The federated peer before this hop gave no diagnostics", Basis::trace},
    {4005, ErrorKind::other, "Destination address not enabled for SIP, or unknown", Basis::documented},
    {7001, ErrorKind::other, "A/V conferencing server: NAT traversal service unavailable", Basis::documented},
    {7003, ErrorKind::other, "A/V conferencing server: INVITE timed out", Basis::documented},
    {7004, ErrorKind::other, "A/V conferencing server: only application/sdp is supported", Basis::documented},
    {7008, ErrorKind::other, "A/V conferencing server: SDP could not be parsed", Basis::documented},
    {7009, ErrorKind::other, "A/V conferencing server: IPv6 address not supported", Basis::documented},
    {10000, ErrorKind::other, "Gateway returned a SIP failure", Basis::documented},
    {10003, ErrorKind::other, "Proxy returned a SIP failure", Basis::trace},
    {12006, ErrorKind::info, "Trying the next hop (progress report)", Basis::documented},
    {13004, ErrorKind::info, "Request was proxied to registered endpoints (progress report)", Basis::trace},
    {15000, ErrorKind::other, "Properties of the user or contact object could not be read", Basis::trace},
    {21002, ErrorKind::other, "Attendees cannot share in this conference", Basis::trace},
    {21006, ErrorKind::media_setup, "The RDP connection of application sharing could not be established", Basis::trace},
    {25008, ErrorKind::info, "Routing to the primary pool (progress report)", Basis::trace},
    {51004, ErrorKind::info, "Action initiated by the user (may carry a non-zero ICEWarn all the same)", Basis::trace},
    {51007, ErrorKind::info, "Callee media connectivity information (not an error)", Basis::trace},
    {52017, ErrorKind::other, "Encryption levels do not match", Basis::trace},
    {52035, ErrorKind::other, "The client already has an IM session with that conversation id", Basis::trace},
    {52063, ErrorKind::other, "Unsupported session description", Basis::trace},
    {52094, ErrorKind::info, "Conversation ended after user inactivity", Basis::trace},
}};

struct ErrorIdRange {
    std::uint32_t first; ///< inclusive, as is `last`
    std::uint32_t last;
    std::string_view component;
    Basis basis;
};

/// In ascending order, without overlap.
inline constexpr std::array<ErrorIdRange, 24> error_id_ranges{{
    {0, 999, "Common", Basis::documented},
    {1000, 1999, "SIP stack", Basis::documented},
    {2000, 2999, "Presence", Basis::documented},
    {3000, 3999, "Conferencing focus", Basis::documented},
    {4000, 4999, "User services", Basis::documented},
    {5000, 5999, "API applications", Basis::documented},
    {6000, 6999, "IM conferencing server", Basis::documented},
    {7000, 7999, "A/V conferencing server", Basis::documented},
    {8000, 8999, "Telephony conferencing server", Basis::documented},
    {9000, 9999, "Media relay authentication (MRAS)", Basis::documented},
    {10000, 10999, "Mediation Server", Basis::documented},
    {11000, 11999, "Metrics server", Basis::documented},
    {12000, 12999, "Outbound routing", Basis::documented},
    {13000, 13999, "Inbound routing", Basis::documented},
    {14000, 14999, "Translation service", Basis::documented},
    {15000, 15999, "Exchange Unified Messaging routing", Basis::documented},
    {16000, 16999, "IM filter", Basis::documented},
    {17000, 17999, "Client version filter", Basis::documented},
    {20000, 20999, "Group chat", Basis::documented},
    {21000, 21999, "Application sharing server", Basis::inferred},
    {24000, 24999, "UCMA runtime", Basis::inferred},
    {51000, 52999, "Client", Basis::inferred},
    {60000, 62999, "UCMA application", Basis::documented},
    {90000, 90999, "Public IM connectivity", Basis::documented},
}};
// clang-format on

/// The row of `id`, or a null pointer for an id that the table does not name.
constexpr const ErrorId* find_error_id(std::uint32_t id)
{
    for (const ErrorId& row : error_ids)
        if (row.id == id) return &row;
    return nullptr;
}

/// The range that holds `id`, or a null pointer.
constexpr const ErrorIdRange* find_error_id_range(std::uint32_t id)
{
    for (const ErrorIdRange& row : error_id_ranges)
        if (id >= row.first && id <= row.last) return &row;
    return nullptr;
}

/// True for the ids that say that nothing failed although they come with an ICEWarn that may have bits set: the user's
/// own action, and the callee's connectivity information.
constexpr bool says_nothing_failed(std::uint32_t id) { return id == 51004 || id == 51007; }

} // namespace icewarn
