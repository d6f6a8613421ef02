// SPDX-License-Identifier: GPL-2.0-or-later
// Result codes with their names, as plugin/data/result-codes.tsv has them.
#pragma once

#include <cstdint>
#include <string_view>

namespace icewarn::tool {

struct ResultCode {
    std::uint32_t code;
    std::string_view symbol;
    std::string_view text;
};

// clang-format off
inline constexpr ResultCode result_codes[] = {
    {0x80070005, "E_ACCESSDENIED", "Access is denied"},
    {0x80090308, "SEC_E_INVALID_TOKEN", "The token is invalid: the far side does not speak TLS, or not as expected"},
    {0x8009030c, "SEC_E_LOGON_DENIED", "The logon attempt failed"},
    {0x80090311, "SEC_E_NO_AUTHENTICATING_AUTHORITY", "No authority could be contacted for authentication"},
    {0x80090322, "SEC_E_WRONG_PRINCIPAL", "The name in the certificate is not the one that was asked for"},
    {0x80090325, "SEC_E_UNTRUSTED_ROOT", "The certificate was issued by an authority that is not trusted"},
    {0x80090326, "SEC_E_ILLEGAL_MESSAGE", "A message of TLS was unexpected or badly formatted"},
    {0x80090327, "SEC_E_CERT_UNKNOWN", "An unknown error occurred while the certificate was processed"},
    {0x80090328, "SEC_E_CERT_EXPIRED", "The certificate has expired"},
    {0x80090331, "SEC_E_ALGORITHM_MISMATCH", "Client and server have no TLS version or algorithm in common"},
    {0x80092010, "CRYPT_E_REVOKED", "The certificate is revoked"},
    {0x80092012, "CRYPT_E_NO_REVOCATION_CHECK", "Whether the certificate is revoked could not be checked"},
    {0x80092013, "CRYPT_E_REVOCATION_OFFLINE", "The server that knows revoked certificates was not reached"},
    {0x800b0101, "CERT_E_EXPIRED", "The certificate has expired or is not valid yet"},
    {0x800b0109, "CERT_E_UNTRUSTEDROOT", "The chain of certificates ends in a root that is not trusted"},
    {0x800b010f, "CERT_E_CN_NO_MATCH", "The name in the certificate is not the one that was asked for"},
    {0x80072733, "WSAEWOULDBLOCK", "A socket operation could not be completed at once"},
    {0x80072745, "WSAECONNABORTED", "The connection was aborted by this computer"},
    {0x80072746, "WSAECONNRESET", "The connection was reset by the far side, or by something between"},
    {0x80072749, "WSAENOTCONN", "The socket is not connected"},
    {0x8007274c, "WSAETIMEDOUT", "The connection timed out: no answer came"},
    {0x8007274d, "WSAECONNREFUSED", "The connection was refused: nothing listens there, or a firewall says so"},
    {0x80072751, "WSAEHOSTUNREACH", "There is no route to the host"},
    {0x80072af9, "WSAHOST_NOT_FOUND", "DNS knows no such host"},
    {0x80072afa, "WSATRY_AGAIN", "DNS did not answer; the host may exist"},
    {0x80072afc, "WSANO_DATA", "DNS knows the name, but has no record of the kind that was asked for"},
};
// clang-format on

} // namespace icewarn::tool
