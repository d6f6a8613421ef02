// SPDX-License-Identifier: GPL-2.0-or-later
// The older layout of IceWarningFlags, in quality reports of Office Communications Server 2007 and 2007 R2
// ([MS-QoE] 2.2.1.7.1): what its bits say, which of them say just what a bit of the newer layout says, and which layout
// a report uses.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "icewarn/summary.hpp"

namespace icewarn {

struct Flag2007 {
    std::uint32_t bit;
    std::string_view label;   ///< what it says, as a sentence without a full stop
    std::string_view brief;   ///< for one-line summaries
    bool brief_failed;        ///< summaries say "<brief> failed", together with others of the kind
    std::uint32_t equivalent; ///< the bit of `flag_table` that means the same; 0 where none does
};

// clang-format off
inline constexpr std::array<Flag2007, 17> flags_2007_table{{
    {0x00000010, "TURN server unreachable", "TURN server unreachable", false, 0x1},
    {0x00000020, "Shared secret with the TURN server failed", "TURN shared secret", true, 0},
    {0x00000040, "UDP allocation on the TURN server failed", "TURN UDP allocation", true, 0x2},
    {0x00000200, "TCP allocation on the TURN server failed", "TURN TCP allocation", true, 0x8},
    {0x00004000, "UDP local connectivity failed", "local UDP", true, 0x20},
    {0x00008000, "UDP NAT connectivity failed", "UDP NAT", true, 0x40},
    {0x00010000, "UDP TURN connectivity failed", "UDP TURN", true, 0x80},
    {0x00040000, "TCP NAT connectivity failed", "TCP NAT", true, 0x100},
    {0x00080000, "TCP TURN connectivity failed", "TCP TURN", true, 0x200},
    {0x00100000, "Message integrity failed in a connectivity check request", "message integrity of a request", true, 0x400},
    {0x00200000, "Message integrity failed in a connectivity check response", "message integrity of a response", true, 0},
    {0x00400000, "No candidate found for a connectivity check request", "candidate look-up for a request", true, 0},
    {0x00800000, "No candidate found for a connectivity check response", "candidate look-up for a response", true, 0},
    {0x01000000, "A connectivity check request could not be sent", "check request could not be sent", false, 0x2000},
    {0x02000000, "A connectivity check response could not be sent", "check response could not be sent", false, 0},
    {0x04000000, "Name of the TURN server not resolved", "TURN server name not resolved", false, 0},
    {0x08000000, "TURN credentials invalid", "TURN credentials invalid", false, 0x4000},
}};
// clang-format on

/// All bits that the table names.
inline constexpr std::uint32_t known_flags_2007 = [] {
    std::uint32_t all = 0;
    for (const Flag2007& flag : flags_2007_table) all |= flag.bit;
    return all;
}();

/// A value of the older layout in terms of the newer one.
struct Translated2007 {
    std::uint32_t flags = 0;   ///< of the newer layout: those that mean the same
    std::uint32_t own = 0;     ///< of the older layout: named, but without an equivalent
    std::uint32_t unknown = 0; ///< of the older layout: without a name
};

constexpr Translated2007 translate_2007(std::uint32_t flags_2007)
{
    Translated2007 out;
    for (const Flag2007& flag : flags_2007_table) {
        if ((flags_2007 & flag.bit) == 0) continue;
        out.flags |= flag.equivalent;
        if (flag.equivalent == 0) out.own |= flag.bit;
    }
    out.unknown = flags_2007 & ~known_flags_2007;
    return out;
}

/// The set flags in few words, as add_flags() has them: "local UDP, TCP NAT failed; TURN credentials invalid; unknown
/// 0x1". "no flag set" for 0.
void add_flags_2007(LabelText& line, std::uint32_t flags_2007);

enum class FlagLayout : std::uint8_t {
    office_2007, ///< flags_2007_table
    lync_2010,   ///< flag_table; Lync 2010 and all later ones
};

/// What the layout was inferred from.
enum class LayoutBasis : std::uint8_t {
    schema,     ///< a namespace `ms-rtcp-metrics.vN`, or a SchemaVersion
    no_schema,  ///< VQReportEvent is there and has neither
    user_agent, ///< VQReportEvent is missing, so that the absence of a schema says nothing
};

/// What a quality report and its message say of the layout, [MS-QoE] 6.1 to 6.5.
struct LayoutEvidence {
    std::string_view schema;     ///< `ms-rtcp-metrics.v2`, or `SchemaVersion`; empty where the report names none
    bool has_event = true;       ///< VQReportEvent is there
    std::string_view user_agent; ///< RFC 3261 25.1: products and comments; empty without one
};

struct LayoutChoice {
    FlagLayout layout = FlagLayout::lync_2010;
    LayoutBasis basis = LayoutBasis::schema;
    std::string_view schema;  ///< as in the evidence
    std::string_view product; ///< the piece of the User-Agent that is known to use a layout, `UCCAPI/3.5.6907.0`
    bool product_contradicts = false; ///< it is known to use the other one
};

/// Which layout a quality report uses: the newer one if it names a schema of Lync 2010 or later, else the older one,
/// whatever its Version says, since reports of 2007 R2 may carry that too. The User-Agent decides only where the
/// beginning of the report is missing; else it is a second witness. UCCAPI/2, UCCAPI/3, RTC/3 and RTCC/3 use the older
/// layout, later ones of them the newer; other products say nothing.
LayoutChoice choose_layout(const LayoutEvidence& evidence);

/// "layout of Lync 2010 and later, inferred from ms-rtcp-metrics.v2, as User-Agent UCCAPI/4.0.7577.314 has it".
LabelText layout_line(const LayoutChoice& choice);

} // namespace icewarn
