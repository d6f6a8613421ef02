// SPDX-License-Identifier: GPL-2.0-or-later
// What a server writes of its own about a message: a record TF_DIAG, which says why routing or federation failed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace icewarn::log {

/// The fields of the record as they stand; empty where it has none. Each is cut at limits::event_field.
struct Event {
    std::uint64_t line = 0;              ///< where the record begins, from 1
    std::optional<std::int64_t> time_ns; ///< as in Message
    std::string host;                    ///< of the server, where the record says it
    std::string severity;
    std::string text;
    std::string result_code; ///< `0xc3e93d6f SIPPROXY_E_...`
    std::string start_line;  ///< of the message that it is about
    std::string call_id;
    std::string cseq;
    std::string peer;
    std::string data; ///< `domain="contoso.com";fqdn1="..."`
};

} // namespace icewarn::log
