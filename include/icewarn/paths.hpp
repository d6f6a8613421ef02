// SPDX-License-Identifier: GPL-2.0-or-later
// Which media paths an ICEWarn reports failed, and which it leaves.
//
// A clear bit means that the path worked *or* was never tried, so no path is ever called good. Which bit belongs to
// which path is the Lync Server 2010 Resource Kit's (see flags.hpp); that application sharing and file transfer use TCP
// only is said there too. Which bits make the own relay unusable follows from the meaning of the flags.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "icewarn/facts.hpp"

namespace icewarn {

/// In the order in which paths are listed.
enum class Path : std::uint8_t { local_udp, udp_nat, udp_turn, local_tcp, tcp_nat, tcp_turn };

struct PathRow {
    Path path;
    std::string_view name;
    std::uint32_t failed; ///< the flag that reports the path failed
    bool of_udp_media;    ///< a path of audio, video and media without a name
    bool of_tcp_media;    ///< a path of application sharing and file transfer
    std::uint32_t
        relay_broken; ///< flags each of which makes the own relay unusable for it; 0 for paths without a relay
};

inline constexpr std::array<PathRow, 6> path_table{{
    {Path::local_udp, "local UDP", 0x20, true, false, 0},
    {Path::udp_nat, "UDP NAT", 0x40, true, false, 0},
    {Path::udp_turn, "UDP TURN", 0x80, true, false, 0x1 | 0x2 | 0x4000 | 0x80000},
    {Path::local_tcp, "local TCP", 0x20, false, true, 0},
    {Path::tcp_nat, "TCP NAT", 0x100, true, true, 0},
    {Path::tcp_turn, "TCP TURN", 0x200, true, true, 0x1 | 0x8 | 0x4000 | 0x80000 | 0x800000 | 0x2000000},
}};

/// Flags that make the own relay unusable for some path.
inline constexpr std::uint32_t relay_broken_flags = [] {
    std::uint32_t flags = 0;
    for (const PathRow& row : path_table) flags |= row.relay_broken;
    return flags;
}();

constexpr const PathRow& path_row(Path path) { return path_table[static_cast<std::size_t>(path)]; }

/// Some of the paths.
class PathSet {
public:
    constexpr void add(Path path) { bits_ = static_cast<std::uint8_t>(bits_ | bit(path)); }
    constexpr void remove(Path path) { bits_ = static_cast<std::uint8_t>(bits_ & ~bit(path)); }
    constexpr bool has(Path path) const { return (bits_ & bit(path)) != 0; }
    constexpr bool empty() const { return bits_ == 0; }

private:
    static constexpr unsigned bit(Path path) { return 1u << static_cast<unsigned>(path); }

    std::uint8_t bits_ = 0;
};

/// True for the media that only use TCP: `application-sharing`, `applicationsharing` and `file-transfer`, in any letter
/// case. All others use UDP first, `applicationsharing-video` and media without a name too.
bool is_tcp_media(std::string_view media);

/// What a report says of the paths of its media. Each path is in one of the first three sets.
struct Paths {
    PathSet failed;            ///< reported failed
    PathSet left;              ///< not reported failed: worked, or was never tried
    PathSet unavailable;       ///< through a relay, where neither side had a usable one
    PathSet unoffered;         ///< those of `unavailable` for which the far side's SDP offers no candidate
    PathSet through_far_relay; ///< those of `left` that can only have gone through the far side's relay

    bool no_path = false; ///< flags are set and nothing is left
};

/// @return empty sets where the flags are absent or 0, which says nothing of any path
Paths assess_paths(const ReportFacts& facts);

class LabelText;

/// Adds the names of the paths in their order, with ", " between them.
/// @param through_far_relay  behind those "(through the far side's relay only)" is added; empty for bare names
void add_paths(LabelText& line, PathSet paths, PathSet through_far_relay = {});

} // namespace icewarn
