// SPDX-License-Identifier: GPL-2.0-or-later
// What of a session description (SDP, RFC 8866) matters beside a report: which kinds of ICE candidate each medium
// offers, in the form of RFC 8839 and in the older one of [MS-ICE], and the diagnostics lines of [MS-SDPEXT] 3.1.5.26.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "icewarn/parse_limits.hpp"
#include "icewarn/span.hpp"
#include "icewarn/summary.hpp"

namespace icewarn {

/// Kinds of candidate; `unstated` is what the older form, which has no `typ`, leaves open.
enum class CandidateType : std::uint8_t { host, srflx, prflx, relay, unstated };

enum class CandidateTransport : std::uint8_t { udp, tcp };

/// A set of kinds of candidate over UDP and TCP.
struct CandidateSet {
    std::uint16_t bits = 0;

    static constexpr std::uint16_t bit(CandidateType type, CandidateTransport transport)
    {
        return static_cast<std::uint16_t>(1U << (static_cast<unsigned>(type) * 2 + static_cast<unsigned>(transport)));
    }

    constexpr void add(CandidateType type, CandidateTransport transport) { bits |= bit(type, transport); }
    constexpr bool has(CandidateType type, CandidateTransport transport) const
    {
        return (bits & bit(type, transport)) != 0;
    }
    constexpr bool has(CandidateType type) const
    {
        return has(type, CandidateTransport::udp) || has(type, CandidateTransport::tcp);
    }
    constexpr bool empty() const { return bits == 0; }
};

constexpr CandidateSet operator|(CandidateSet a, CandidateSet b)
{
    return {static_cast<std::uint16_t>(a.bits | b.bits)};
}

constexpr bool operator==(CandidateSet a, CandidateSet b) { return a.bits == b.bits; }

/// "host UDP, host TCP, srflx UDP, relay TCP", then those of unstated kind as "UDP of unstated kind"; "none" when
/// empty.
LabelText candidates_line(CandidateSet set);

/// One m-line and what belongs to it.
struct SdpMedia {
    Span media;                   ///< `audio`, `video`, `applicationsharing`, as it stands
    Span label;                   ///< value of its first a=label; empty without one
    bool rejected = false;        ///< the port is 0
    CandidateSet candidates;      ///< a=candidate and a=x-candidate-ipv6
    std::uint16_t unreadable = 0; ///< candidate lines of other forms, transports and kinds; stops at 65535
};

/// One a=x-ms-SDP-diagnostics line.
struct SdpDiagnostics {
    Span value;                        ///< without blanks at its edges, for parse(); empty when there is nothing
    std::optional<std::uint8_t> media; ///< index into Sdp::media; none outside those that are there
};

struct Sdp {
    std::array<SdpMedia, limits::sdp_lines> media;
    std::array<SdpDiagnostics, limits::sdp_lines> diagnostics;
    std::uint8_t media_count = 0;
    std::uint8_t diagnostics_count = 0;
    bool more_media = false;       ///< there are m-lines beyond the limit; what belongs to them is left out
    bool more_diagnostics = false; ///< there are diagnostics lines beyond the limit
};

/// Reads a session description in one pass, without allocating. Lines end at CRLF or LF or, when there is no LF at all,
/// at CR.
/// Attribute names are taken in any letter case.
/// @param text  any bytes, may be cut; the first 4 GB are read
/// @param out   receives the result, as spans of `text`; must be freshly constructed
void read_sdp(std::string_view text, Sdp& out);

/// Which m-line a report is about: the one whose label is `media`; else the one labelled main-`media`, since a meeting
/// has several of video; else the only one whose name is `media`. Letter case and `-` do not count. A report on
/// main-audio finds the only audio that has no label.
/// @param text   what `sdp` was read from
/// @param media  media of a report or label of a quality report: `audio`, `application-sharing`, `main-audio`
/// @return index into sdp.media, or none; nothing is guessed
std::optional<std::size_t> find_media(std::string_view text, const Sdp& sdp, std::string_view media);

} // namespace icewarn
