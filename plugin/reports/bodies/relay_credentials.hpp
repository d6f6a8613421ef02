// SPDX-License-Identifier: GPL-2.0-or-later
// Relay credentials: SERVICE requests and responses with a body of type application/msrtc-media-relay-auth+xml, in
// which a client gets its media relays and the credentials for them ([MS-AVEDGEA]). User name and password are not
// read.
#pragma once

#include <memory_resource>
#include <optional>
#include <string_view>
#include <vector>

#include "reports/bodies/body.hpp"

namespace icewarn {

/// One mediaRelay. Texts as they stand; absent ones have no value.
struct MediaRelay {
    std::optional<BodyText> host;
    std::optional<BodyText> location; ///< intranet or internet
    std::optional<BodyText> udp_port;
    std::optional<BodyText> tcp_port;
};

struct RelayCredentials : BodyReport {
    explicit RelayCredentials(std::pmr::memory_resource* memory = std::pmr::get_default_resource())
        : BodyReport(memory), relays(&arena)
    {}

    std::pmr::vector<MediaRelay> relays;           ///< in the order they stand
    std::optional<BodyText> location;              ///< of the client, as it asks: intranet or internet
    std::optional<BodyText> lifetime;              ///< of the credentials, in minutes
    std::optional<std::string_view> reason_phrase; ///< of the response
};

/// Reads such a body. Elements are known by their local names, whatever their namespace.
/// @param body  the body, decoded from any Content-Encoding; any bytes; must outlive `out`
/// @param out   receives the result; must be freshly constructed
/// Takes time linear in the size of the body and memory bounded by parse_limits.hpp. Says what is wrong in out.notes
/// and reads the rest all the same. Throws only what out's memory resource throws, and std::bad_alloc.
void read_relay_credentials(std::string_view body, RelayCredentials& out);

} // namespace icewarn
