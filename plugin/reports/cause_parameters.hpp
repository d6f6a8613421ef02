// SPDX-License-Identifier: GPL-2.0-or-later
// Parameters of diagnostics headers that say why a request failed: those that Microsoft's servers are documented or
// seen to write for routing, federation, certificates and gateways.
#pragma once

#include <array>
#include <string_view>

#include "icewarn/ascii.hpp"

namespace icewarn {

/// In the order in which they are shown. `source` is none of them: it says who wrote the header.
inline constexpr std::array<std::string_view, 14> cause_names{"ErrorType",
                                                              "tls-target",
                                                              "PeerServer",
                                                              "HRESULT",
                                                              "fqdn1",
                                                              "domain",
                                                              "WinsockFailureCode",
                                                              "WinsockFailureDescription",
                                                              "SipResponseCode",
                                                              "SipResponseText",
                                                              "appName",
                                                              "Count",
                                                              "summary",
                                                              "component"};

constexpr bool is_cause_name(std::string_view name) { return is_one_of(name, cause_names); }

} // namespace icewarn
