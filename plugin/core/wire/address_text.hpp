// SPDX-License-Identifier: GPL-2.0-or-later
// Addresses in words.
#pragma once

#include <string>

#include "core/wire/bytes.hpp"

namespace icewarn {

/// "192.0.2.1", "2001:db8::1" (RFC 5952).
std::string address_text(const WireAddress& address);

/// "192.0.2.1:443", "[2001:db8::1]:443".
std::string endpoint_text(const WireEndpoint& endpoint);

/// The text of an ICMP or ICMPv6 error: "port unreachable".
std::string icmp_text(bool v6, unsigned type, unsigned code);

} // namespace icewarn
