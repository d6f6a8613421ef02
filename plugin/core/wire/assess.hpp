// SPDX-License-Identifier: GPL-2.0-or-later
// From added-up events to a result and the words for it.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "core/wire/evidence.hpp"
#include "core/wire/sorter.hpp"
#include "core/wire/tally.hpp"

namespace icewarn {

/// "frame 5", "frames 5 to 9".
std::string frames_text(const Mark& mark);

/// "3 checks", "1 check".
std::string count_text(std::uint32_t count, std::string_view noun);

/// What TTLs other packets of an address have, to tell whose an RST is.
std::optional<unsigned> usual_ttl(const FlowTable& flows, const WireAddress& address);

/// Of an allocation. Its flags are compared by the caller.
Evidence assess_relay(const FlowTable& flows, const RelayFlows& relay);

/// The flows of a path.
struct PathFlows {
    const PathRow* row = nullptr;
    bool tcp = false;
    bool relayed = false; ///< through the own relay too
    std::vector<SidedFlow> direct;
    std::vector<SidedFlow> through_relay;
};

/// Of a path with at least one flow; nothing where the flows hold nothing of it.
std::optional<Evidence> assess_path(const FlowTable& flows, const PathFlows& path, const EvidenceQuery& query);

/// A connection without an answer, refused by RST or by ICMP; nothing where it was opened.
std::optional<Evidence> assess_opening(const FlowTable& flows, const Tally& tally, const WireEndpoint& server);

/// What flags are about that are of no path and no allocation, or of what came after one.
struct FlagRule {
    std::uint32_t flag;
    std::string_view path;      ///< what stands for it in the evidence
    std::string_view otherwise; ///< what is not in the capture
    bool contradicted;          ///< by an answer
    std::optional<Evidence> (*assess)(const std::vector<SidedFlow>& flows, const Tally& all,
                                      const EvidenceQuery& query);
};

/// In the order of the flags.
extern const std::array<FlagRule, 11> flag_rules;

/// ", with TTL 64, while its other packets have 52: likely by something on the way"; empty where nothing is known.
std::string ttl_text(const FlowTable& flows, const Mark& rst, const WireAddress& server);

} // namespace icewarn
