// SPDX-License-Identifier: GPL-2.0-or-later
// What a server writes of its own about a message: a record TF_DIAG, which says why routing or federation failed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

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

struct EventField {
    std::string_view name; ///< as the record has it
    const char* json;      ///< in JSON
    std::string Event::*member;
};

inline constexpr EventField event_fields[] = {
    {"Severity", "severity", &Event::severity},
    {"Text", "text", &Event::text},
    {"Result-Code", "result_code", &Event::result_code},
    {"SIP-Start-Line", "start_line", &Event::start_line},
    {"SIP-Call-ID", "call_id", &Event::call_id},
    {"SIP-CSeq", "cseq", &Event::cseq},
    {"Peer", "peer", &Event::peer},
    {"Data", "data", &Event::data},
};

} // namespace icewarn::log
