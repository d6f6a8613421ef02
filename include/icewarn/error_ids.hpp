// SPDX-License-Identifier: GPL-2.0-or-later
// Error IDs of ms-client-diagnostics, ms-diagnostics and ms-diagnostics-public, and the components they come from:
// plugin/data/error-ids.tsv and error-id-ranges.tsv, which say on what basis. What is uncertain or inferred is marked
// where it is shown.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "icewarn/gateway_ids.hpp"

namespace icewarn {

// clang-format off
/// In ascending order.
inline constexpr std::array<ErrorId, 131> error_ids{{
    {0, ErrorKind::other, "Internal error of the server", Basis::documented},
    {1, ErrorKind::other, "Service not available", Basis::documented},
    {4, ErrorKind::other, "Insufficient bandwidth and no other route", Basis::documented},
    {5, ErrorKind::other, "Call admission control: not enough bandwidth, the call may be routed over the PSTN instead", Basis::documented},
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
    {1000, ErrorKind::other, "Last step of the sign-in handshake failed", Basis::documented},
    {1001, ErrorKind::other, "Sender may not talk to public IM providers", Basis::documented},
    {1002, ErrorKind::other, "Sender may not talk to federated partners", Basis::documented},
    {1003, ErrorKind::other, "User does not exist", Basis::documented},
    {1004, ErrorKind::other, "Route set of the dialog is no longer valid", Basis::documented},
    {1005, ErrorKind::other, "No route to the domain of the destination", Basis::documented},
    {1006, ErrorKind::other, "Routing on the connection to the client failed", Basis::documented},
    {1007, ErrorKind::other, "No route for the time being", Basis::documented},
    {1008, ErrorKind::other, "DNS SRV record of the domain could not be resolved", Basis::documented},
    {1009, ErrorKind::other, "SRV records and host domains do not agree, or no match for the domain in DNS SRV results", Basis::documented},
    {1010, ErrorKind::other, "Certificate trust with the next-hop server could not be established", Basis::documented},
    {1011, ErrorKind::other, "The hop before gave no diagnostics", Basis::documented},
    {1012, ErrorKind::other, "Sender may not talk to users outside the company", Basis::documented},
    {1013, ErrorKind::other, "Clocks differ too much for authentication", Basis::documented},
    {1014, ErrorKind::other, "DNS A record could not be resolved", Basis::documented},
    {1017, ErrorKind::other, "From and To domains cannot be routed in this combination", Basis::trace},
    {1027, ErrorKind::other, "This kind of SIP request cannot be routed to or from federated partners", Basis::trace},
    {1034, ErrorKind::other, "The federated peer before this hop gave no diagnostics", Basis::trace},
    {1047, ErrorKind::other, "TLS to a federated server failed", Basis::trace},
    {2139, ErrorKind::info, "Subscription ended because a newer one replaced it", Basis::trace},
    {3002, ErrorKind::other, "Conference: target user is invalid", Basis::documented},
    {3004, ErrorKind::other, "Conference: command not implemented", Basis::documented},
    {3009, ErrorKind::other, "Conference: endpoint entity is malformed", Basis::documented},
    {3010, ErrorKind::other, "Conference: request lacks the session timer", Basis::documented},
    {3012, ErrorKind::other, "Conference: URI of the conference is invalid", Basis::documented},
    {3013, ErrorKind::other, "Conference: URI of the conferencing server is invalid", Basis::documented},
    {3014, ErrorKind::other, "Conference: authorization failed", Basis::documented},
    {3015, ErrorKind::other, "Conference: attendees may not dial out to others", Basis::documented},
    {3016, ErrorKind::other, "Conference: role is invalid", Basis::documented},
    {4002, ErrorKind::other, "Calling number belongs to several users", Basis::documented},
    {4003, ErrorKind::other, "Sender is not enabled for remote access", Basis::documented},
    {4004, ErrorKind::other, "Credentials do not entitle to this From address", Basis::documented},
    {4005, ErrorKind::other, "Destination address not enabled for SIP, or unknown", Basis::documented},
    {4006, ErrorKind::other, "User is not homed in this pool", Basis::documented},
    {4007, ErrorKind::other, "Resource is unknown in this deployment", Basis::documented},
    {4009, ErrorKind::other, "Called number belongs to several users", Basis::documented},
    {4010, ErrorKind::other, "Endpoint identifier is missing", Basis::documented},
    {4011, ErrorKind::other, "epid is missing", Basis::documented},
    {4012, ErrorKind::other, "epid is too long", Basis::documented},
    {4140, ErrorKind::other, "Signed out by the server: signed in at another place", Basis::uncertain},
    {4141, ErrorKind::other, "Signed out by the server: user disabled", Basis::trace},
    {4268, ErrorKind::other, "Delegate and delegator live in different deployments", Basis::trace},
    {5000, ErrorKind::other, "A critical server application does not run", Basis::documented},
    {5001, ErrorKind::other, "Server application: request timed out", Basis::documented},
    {5002, ErrorKind::info, "Server application: request was cancelled", Basis::documented},
    {5003, ErrorKind::other, "Server application: processing failed", Basis::documented},
    {5004, ErrorKind::other, "Server application: request could not be parsed", Basis::documented},
    {5009, ErrorKind::info, "BYE sent because the call was cancelled while it was being answered", Basis::documented},
    {5010, ErrorKind::info, "BYE sent because the application cancelled a call already answered", Basis::documented},
    {5011, ErrorKind::info, "ACK sent for the cancelled branch of a forked call", Basis::documented},
    {7000, ErrorKind::other, "A/V conferencing server: too many meetings", Basis::documented},
    {7001, ErrorKind::other, "A/V conferencing server: NAT traversal service unavailable", Basis::documented},
    {7002, ErrorKind::other, "A/V conferencing server: conference does not exist", Basis::documented},
    {7003, ErrorKind::other, "A/V conferencing server: INVITE timed out", Basis::documented},
    {7004, ErrorKind::other, "A/V conferencing server: only application/sdp is supported", Basis::documented},
    {7005, ErrorKind::other, "A/V conferencing server: request malformed or out of place", Basis::documented},
    {7006, ErrorKind::other, "A/V conferencing server: no conference provisioned for this user", Basis::documented},
    {7007, ErrorKind::other, "A/V conferencing server: an existing user may not be replaced", Basis::documented},
    {7008, ErrorKind::other, "A/V conferencing server: SDP could not be parsed", Basis::documented},
    {7009, ErrorKind::other, "A/V conferencing server: IPv6 address not supported", Basis::documented},
    {7010, ErrorKind::other, "A/V conferencing server: SDP lacks a part or has an invalid one", Basis::documented},
    {10000, ErrorKind::other, "Gateway returned a SIP failure", Basis::documented},
    {10003, ErrorKind::other, "Proxy returned a SIP failure", Basis::trace},
    {12000, ErrorKind::other, "Outbound routing: routes exist but no gateway is available now", Basis::documented},
    {12001, ErrorKind::other, "Outbound routing: user's policy has no phone usage", Basis::documented},
    {12002, ErrorKind::other, "Outbound routing: phone number invalid or too long", Basis::documented},
    {12003, ErrorKind::other, "Outbound routing: inconsistent internal state", Basis::documented},
    {12004, ErrorKind::other, "Outbound routing: no route found", Basis::documented},
    {12005, ErrorKind::other, "Outbound routing: user's policy could not be parsed", Basis::documented},
    {12006, ErrorKind::info, "Trying the next hop (progress report)", Basis::documented},
    {12007, ErrorKind::other, "Outbound routing: flags of ms-application-via could not be parsed", Basis::documented},
    {12008, ErrorKind::other, "Outbound routing: toll bypass not allowed", Basis::documented},
    {12009, ErrorKind::other, "Outbound routing: toll bypass not allowed for the referrer", Basis::documented},
    {12010, ErrorKind::other, "Outbound routing: From does not match the caller", Basis::documented},
    {12011, ErrorKind::other, "Outbound routing: body does not match the schema", Basis::documented},
    {12012, ErrorKind::other, "Outbound routing: too many called addresses", Basis::documented},
    {13000, ErrorKind::other, "Inbound routing: call to oneself would loop", Basis::documented},
    {13001, ErrorKind::other, "Inbound routing: rules gave no suitable final response", Basis::documented},
    {13002, ErrorKind::other, "Inbound routing: rules gave no final response", Basis::documented},
    {13003, ErrorKind::other, "Inbound routing: a header is not in the expected format", Basis::documented},
    {13004, ErrorKind::info, "Request was proxied to registered endpoints (progress report)", Basis::documented},
    {13005, ErrorKind::info, "Request was proxied to additional targets (progress report)", Basis::documented},
    {13006, ErrorKind::info, "Request was forwarded, earlier branches cancelled (progress report)", Basis::documented},
    {13007, ErrorKind::info, "Request was proxied to an application (progress report)", Basis::documented},
    {13008, ErrorKind::info, "Diagnostic headers were removed for privacy", Basis::documented},
    {13009, ErrorKind::other, "Inbound routing: nothing registered at the backup registrar", Basis::documented},
    {13010, ErrorKind::other, "Inbound routing: target refused the call for lack of bandwidth", Basis::documented},
    {13011, ErrorKind::other, "Inbound routing: server overloaded, request not dispatched", Basis::documented},
    {15000, ErrorKind::other, "Properties of the user or contact object could not be read", Basis::trace},
    {15637, ErrorKind::info, "Exchange UM: call was redirected (Exchange 2010)", Basis::trace},
    {15638, ErrorKind::info, "Exchange UM: call was received (Exchange 2010)", Basis::trace},
    {15643, ErrorKind::info, "Exchange UM: call was redirected (Exchange 2013)", Basis::trace},
    {15644, ErrorKind::info, "Exchange UM: call was received (Exchange 2013)", Basis::trace},
    {17000, ErrorKind::other, "Client version filter: server overloaded", Basis::documented},
    {17001, ErrorKind::other, "Client version filter: invalid request", Basis::documented},
    {17002, ErrorKind::other, "Client version filter: invalid client version", Basis::documented},
    {17003, ErrorKind::other, "Client version filter: declined, update offered by URL", Basis::documented},
    {17004, ErrorKind::info, "Client version filter: allowed, update offered by URL", Basis::documented},
    {21002, ErrorKind::other, "Attendees cannot share in this conference", Basis::trace},
    {21006, ErrorKind::media_setup, "The RDP connection of application sharing could not be established", Basis::trace},
    {24000, ErrorKind::other, "UCMA: SDP could not be parsed", Basis::trace},
    {24067, ErrorKind::other, "UCMA: conferencing server is rolling over", Basis::documented},
    {24081, ErrorKind::info, "UCMA: endpoint was terminated", Basis::documented},
    {24083, ErrorKind::other, "UCMA: message arrived outside a dialog", Basis::documented},
    {25008, ErrorKind::info, "Routing to the primary pool (progress report)", Basis::trace},
    {51004, ErrorKind::info, "Action initiated by the user (may carry a non-zero ICEWarn all the same)", Basis::trace},
    {51007, ErrorKind::info, "Callee media connectivity information (not an error)", Basis::trace},
    {52017, ErrorKind::other, "Encryption levels do not match", Basis::trace},
    {52035, ErrorKind::other, "The client already has an IM session with that conversation id", Basis::trace},
    {52063, ErrorKind::other, "Unsupported session description", Basis::trace},
    {52094, ErrorKind::info, "Conversation ended after user inactivity", Basis::trace},
    {54000, ErrorKind::other, "Web conferencing: connection to the server could not be established", Basis::documented},
    {54503, ErrorKind::other, "Web conferencing: connection failed, server name not resolved by the client's DNS", Basis::documented},
}};

struct ErrorIdRange {
    std::uint32_t first; ///< inclusive, as is `last`
    std::uint32_t last;
    std::string_view component;
    Basis basis;
};

/// In ascending order, without overlap.
inline constexpr std::array<ErrorIdRange, 29> error_id_ranges{{
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
    {15000, 15499, "Exchange Unified Messaging routing", Basis::documented},
    {15500, 15999, "Exchange Unified Messaging itself", Basis::inferred},
    {16000, 16999, "IM filter", Basis::documented},
    {17000, 17999, "Client version filter", Basis::documented},
    {20000, 20999, "Group chat", Basis::documented},
    {21000, 21999, "Application sharing server", Basis::inferred},
    {24000, 24999, "UCMA runtime", Basis::documented},
    {25000, 25999, "Routing between pools", Basis::inferred},
    {51000, 52999, "Client", Basis::inferred},
    {54000, 54999, "Client, web conferencing", Basis::inferred},
    {60000, 60999, "UCMA application, success or expected end", Basis::documented},
    {61000, 61999, "UCMA application, expected failure", Basis::documented},
    {62000, 62999, "UCMA application, unexpected failure", Basis::documented},
    {90000, 90999, "Public IM connectivity", Basis::documented},
}};
// clang-format on

/// The row of `id`, of a gateway's ID also by rule; a null pointer for an ID without a name.
constexpr const ErrorId* find_error_id(std::uint32_t id)
{
    std::size_t first = 0;
    for (std::size_t count = error_ids.size(); count > 0;) {
        const std::size_t half = count / 2;
        const bool beyond = error_ids[first + half].id < id;
        if (beyond) first += half + 1;
        count = beyond ? count - half - 1 : half;
    }
    if (first < error_ids.size() && error_ids[first].id == id) return &error_ids[first];
    return find_gateway_id(id);
}

/// The range that holds `id`, or a null pointer.
constexpr const ErrorIdRange* find_error_id_range(std::uint32_t id)
{
    for (const ErrorIdRange& row : error_id_ranges)
        if (id >= row.first && id <= row.last) return &row;
    return nullptr;
}

/// The same of an ID that may be missing: then a null pointer.
constexpr const ErrorIdRange* find_error_id_range(std::optional<std::uint32_t> id)
{
    return id ? find_error_id_range(*id) : nullptr;
}

/// True for the ids that say that nothing failed although they come with an ICEWarn that may have bits set: the user's
/// own action, and the callee's connectivity information.
constexpr bool says_nothing_failed(std::uint32_t id) { return id == 51004 || id == 51007; }

} // namespace icewarn
