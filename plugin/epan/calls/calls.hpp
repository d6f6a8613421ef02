// SPDX-License-Identifier: GPL-2.0-or-later
// What is remembered of the calls of a capture, so that a report can be linked to its call: when it was set up, how it
// was answered, what candidates were offered, and which other frames report on it. All of it goes with the capture.
#pragma once

#include <cstdint>
#include <string_view>

#include "epan/jump_safe.hpp"
#include "epan/epan_compat.hpp"
#include "reports/header_names.hpp"
#include "icewarn/sip_head.hpp"

namespace icewarn {

/// The tags of a dialog (RFC 3261 12) as fingerprints, 0 for one that is not there. Which of the two is which depends
/// on who sent the message.
struct DialogTags {
    std::uint64_t from = 0;
    std::uint64_t to = 0;
};

DialogTags dialog_tags(std::string_view from_tag, std::string_view to_tag);

/// False for two forks of a call: each has a tag that the other has not.
bool may_be_same_dialog(DialogTags a, DialogTags b);

/// A frame with a report on the call.
struct CallReport {
    std::uint32_t frame = 0;
    std::uint64_t fingerprint = 0; ///< the same for a report that was captured twice
    DialogTags tags;
    bool is_media = true; ///< on media; else a header that says only that a request failed
    CallReport* next = nullptr;
};

/// A diagnostics header of the call without a media report, mostly a server's.
struct CallDiagnostics {
    std::uint32_t frame;
    Header header;
    bool has_error_id;
    std::uint32_t error_id;
    CallDiagnostics* next;
};

struct Offer;

/// A Call-ID with its hash, which is worked out once for looking a call up and adding it.
struct CallId {
    std::string_view text;
    std::uint32_t hash = 0; ///< keyed: a capture cannot be made to put all its calls into one chain
};

struct Call {
    CallId id;
    std::string_view from, to;        ///< URIs of the INVITE; empty when it was not seen
    std::uint64_t caller_tag = 0;     ///< From tag of the INVITE; 0 when it was not seen whole
    nstime_t setup_time{};            ///< of the INVITE, absolute
    std::uint32_t setup_frame = 0;    ///< the first INVITE; 0 when it was not seen
    std::uint32_t reinvite_frame = 0; ///< the first INVITE inside the dialog
    std::uint32_t invite_cseq = 0;
    std::uint32_t response_frame = 0; ///< the first final response to it, challenges aside; 0 when none was seen
    std::uint16_t response_code = 0;
    CallReport* first_report = nullptr;
    CallReport* last_report = nullptr;
    std::uint32_t report_count = 0;  ///< those beyond limits::call_entries are counted only
    std::uint32_t request_count = 0; ///< the same of headers that say only that a request failed
    CallDiagnostics* first_diagnostics = nullptr;
    Offer* first_offer = nullptr;
};

/// To be called once when the protocol is registered.
void register_calls();

/// @return the call, or a null pointer if nothing of it was seen
Call* find_call(std::string_view id);

/// @return the call, new if nothing of it was seen; a null pointer when limits::calls are remembered already
Call* remember_call(std::string_view id);

/// What a message says of its call: an INVITE sets it up, a final response answers it. To be called on the first pass;
/// the order of calls for one frame does not matter.
void note_message(Call& call, const packet_info* pinfo, const SipHead& head);

/// Whether this is the message that was noted last.
/// @param status  0 for a request
bool is_noted(const packet_info* pinfo, const char* call_id, unsigned status);

/// To be called before captures are dissected anew: the calls are gone.
void forget_last_calls();

/// The same from the little that SIP tells its tap listeners.
void note_invite(Call& call, const packet_info* pinfo, std::uint32_t cseq, std::string_view from, std::string_view to);
void note_response(Call& call, const packet_info* pinfo, std::uint32_t cseq, std::uint16_t status);

/// Remembers a report of this frame.
/// @param is_media  see CallReport
/// @return the frame in which the same report was seen first: this one, unless it was captured twice
std::uint32_t note_report(Call& call, std::uint32_t frame, std::uint64_t fingerprint, DialogTags tags, bool is_media);

/// The frame in which a report was seen first; 0 when it was not remembered.
std::uint32_t first_frame_of(const Call& call, std::uint64_t fingerprint);

/// Remembers a header without a report; one that says the same as an earlier one is left out.
void note_diagnostics(Call& call, const CallDiagnostics& diagnostics);

static_assert(is_jump_safe<Call, CallReport, CallDiagnostics, DialogTags>);

} // namespace icewarn
