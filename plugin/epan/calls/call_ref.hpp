// SPDX-License-Identifier: GPL-2.0-or-later
// Which call a header or body is about, and linking it to what is remembered of that call.
#pragma once

#include <optional>
#include <string_view>

#include "epan/jump_safe.hpp"
#include "epan/calls/calls.hpp"
#include "epan/epan_compat.hpp"
#include "icewarn/outcome.hpp"
#include "icewarn/sip_head.hpp"

namespace icewarn {

/// Views into the packet. Empty for what is not known.
struct CallRef {
    std::string_view call_id;
    std::string_view from, to; ///< URIs, or values of the headers; from_of() and to_of() read them
    std::string_view user_agent;
    DialogTags tags;
    std::uint64_t sender_tag = 0; ///< of the side that sent the message, where the message is of the call itself
    std::uint64_t message = 0; ///< fingerprint of what makes a message the same one: Call-ID, CSeq, From tag, and the
                               ///< To tag, which tells answers of two forks apart

    const Call* call = nullptr;    ///< what is remembered of it
    std::uint32_t same_report = 0; ///< the earlier frame with the same report, or 0
    bool beyond_limit = false;     ///< there are more calls than are remembered
};

/// From and To of the report or its message as URIs, or else those of the call.
std::string_view from_of(const CallRef& call_ref);
std::string_view to_of(const CallRef& call_ref);

/// From or To as SIP tells it to tap listeners, with the brackets around it; may be a null pointer.
std::string_view uri_of(const char* address);

/// The SIP message that a piece of the packet lies in, or was decoded from, or a null pointer. Good until the next
/// call.
const SipHead* message_around(const packet_info* pinfo, tvbuff_t* piece);

/// Its text from the start line to the end of the headers.
std::string_view head_text(const packet_info* pinfo);

/// The call of the message itself.
CallRef reference_of(const SipHead& head);

/// What a header or body holds, as far as its call remembers it.
struct CallEvent {
    std::string_view value;         ///< as it stands, for telling apart what was captured twice
    bool has_report = false;        ///< a media report
    std::optional<Outcome> failure; ///< what it says failed, where it has no media report
    std::optional<Header> header;   ///< which header; none for a body
    std::optional<std::uint32_t> error_id;
};

/// Looks the call up and, on the first pass, remembers what this packet adds to it. Does nothing when calls are not
/// tracked.
/// @param head  of the message, where that is of the call itself: an INVITE, or a response to one, says something of it
void link_to_call(packet_info* pinfo, CallRef& call_ref, const CallEvent& event, const SipHead* head);

static_assert(is_jump_safe<CallRef, CallEvent>);

} // namespace icewarn
