// SPDX-License-Identifier: GPL-2.0-or-later
// What the packets of a capture show of the paths and relay allocations of a media report.
//
// Which packet belongs to which path follows from addresses, ports and candidates; none of that is documented, so what
// rests on it is worded as likely. Nothing seen is told as "not in the capture", never as blocked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/wire/flow_table.hpp"
#include "icewarn/paths.hpp"
#include "icewarn/sdp.hpp"

namespace icewarn {

/// What was seen, icewarn.evidence.result.
enum class EvidenceResult : std::uint8_t {
    not_in_capture = 0,
    answered = 1,
    unanswered = 2,
    refused = 3,     ///< RST
    unreachable = 4, ///< ICMP
    error_answer = 5,
    broken = 6, ///< pseudo-TLS
};

std::string_view result_name(EvidenceResult result);

/// An ICE candidate with its address.
struct WireCandidate {
    WireEndpoint endpoint;
    CandidateType type = CandidateType::unstated;
    bool tcp = false;
};

/// Of the bytes that a hexadecimal text stands for, as most Call-IDs are; 0 for another text.
std::uint64_t hexadecimal_fingerprint(std::string_view text);

/// What a report says that packets can be compared with.
struct EvidenceQuery {
    std::optional<std::uint32_t> flags;
    bool tcp_media = false; ///< application sharing and file transfer
    std::optional<WireEndpoint> local_site, base_address, local_mr, remote_site, remote_mr; ///< port 0: unknown
    std::optional<std::uint16_t> port_min, port_max;
    std::vector<WireCandidate> local, remote; ///< candidates of the media's m-lines; empty where no SDP was seen
    bool both_inside = false;                 ///< LocalLocation and RemoteLocation say internal
    std::string_view relay_name;              ///< MrDnsU
    std::uint64_t call = 0;                   ///< fingerprint of the Call-ID, 0 without one
    std::uint64_t call_bytes = 0;             ///< the same of the bytes that it stands for where it is hexadecimal
    std::int64_t since_ns = 0;                ///< packets before that belong to another call
};

/// One sentence and what it rests on.
struct Evidence {
    std::string path; ///< name of the path, or "relay UDP", "relay TCP", "relay name", or what another flag is about
    EvidenceResult result = EvidenceResult::not_in_capture;
    std::uint32_t first_frame = 0, last_frame = 0; ///< 0: none
    std::optional<WireAddress> by;                 ///< who refused, when it says so
    std::uint16_t stun_error = 0;
    bool contradicts = false; ///< a flag is set although the capture shows the path at work
    bool explains = false;    ///< a flag is set that it says something of
    std::string sentence;     ///< under 240 bytes
};

/// Assesses the flows in the light of a report.
/// @param flows  of the capture up to the report
/// @return in the order name look-up, relay UDP, relay TCP, paths in their order, other flags
std::vector<Evidence> find_evidence(const FlowTable& flows, const EvidenceQuery& query);

} // namespace icewarn
