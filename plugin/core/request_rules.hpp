// SPDX-License-Identifier: GPL-2.0-or-later
// Failed requests with a fixed SIP pattern, and where to look: one row a pattern. The error IDs are documented in
// [MS-OCER] 2.2.1.1; which status comes with which is known from support articles and from the code of public clients.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "icewarn/outcome.hpp"

namespace icewarn {

struct RequestRule {
    unsigned status;                       ///< of the response
    std::optional<std::uint32_t> error_id; ///< nothing: with any error ID, or none
    unsigned warning;                      ///< code of the Warning header; 0: with any, or none
    std::string_view sentence;
};

// clang-format off
inline constexpr RequestRule request_rules[] = {
    {488, 52017, 0, "One side demands encrypted media and the other refuses it: compare the encryption level (SRTP) of both clients, of the media "
                    "policy and of the gateway."},
    {488, 7008, 0, "The A/V conferencing server could not read the SDP: often the candidate lines are of the other ICE dialect; look at a=candidate "
                   "in the offer."},
    {488, 52063, 0, "The session description has nothing that the client can use: compare media types, codecs and encryption of the offer."},
    {415, std::nullopt, 0, "The content type of the request was refused: archiving servers are known to refuse multipart offers; look at Content-Type."},
    {480, std::nullopt, 391, "Warning 391: the called user is set to do not disturb."},
    {504, 1008, 0, "Federation, DNS: the SRV record _sipfederationtls._tcp of the far domain does not resolve; the parameter domain names it."},
    {504, 1009, 0, "Federation, DNS: the SRV record and the far side's host name do not agree; compare domain and PeerServer."},
    {504, 1014, 0, "Federation, DNS: a host name does not resolve; the parameters fqdn1 and PeerServer name it."},
    {504, 1010, 0, "Federation, certificate: the next hop's certificate is not trusted; ErrorType, tls-target, PeerServer and HRESULT tell why."},
    {504, 1047, 0, "Federation, TLS: no TLS connection to the far side; ErrorType, PeerServer, HRESULT and WinsockFailureCode tell why."},
    {504, 1011, 0, "The hop before gave no diagnostics: the detail was lost there, so look in its logs."},
    {504, 1034, 0, "The federated partner gave no diagnostics: the detail was lost at the boundary, so ask the administrators of the far side."},
    {403, 1002, 0, "Policy: the sender is not allowed to talk to federated partners; look at the user's external access policy."},
    {403, 1012, 0, "Policy: the sender is not allowed to talk to users outside the company; look at the user's external access policy."},
    {403, 4003, 0, "Policy: the sender is not enabled for remote access; look at the user's external access policy."},
    {403, 4005, 0, "Policy: the destination is not enabled for SIP, or does not exist; look at the called user."},
};
// clang-format on

/// IDs that say by themselves that what the far side knew did not come across, whatever the status.
constexpr bool lost_detail(std::uint32_t error_id) { return error_id == 1011 || error_id == 1034; }

/// A rule of an error ID also holds where no response is at hand, as in a request or in a report without a status.
constexpr bool applies(const RequestRule& rule, const RequestFacts& facts)
{
    if (rule.error_id && facts.error_id != rule.error_id) return false;
    if (rule.warning != 0 && facts.warning != rule.warning) return false;
    return facts.status == rule.status || (rule.error_id && (facts.status == 0 || lost_detail(*rule.error_id)));
}

} // namespace icewarn
