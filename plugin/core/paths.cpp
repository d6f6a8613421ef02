// SPDX-License-Identifier: GPL-2.0-or-later
// Sorting the paths of a report's media by its flags and relays.
#include "icewarn/paths.hpp"

#include <algorithm>

#include "icewarn/ascii.hpp"
#include "icewarn/summary.hpp"

namespace icewarn {
namespace {

/// Neither side has a relay for it: the own one is unusable, and the far one would have been named.
bool has_no_relay_at_all(const ReportFacts& facts)
{
    return !facts.remote_mr.present && facts.remote_site.present && !facts.cut;
}

} // namespace

bool is_tcp_media(std::string_view media)
{
    constexpr std::string_view names[] = {"application-sharing", "applicationsharing", "file-transfer"};
    return std::any_of(std::begin(names), std::end(names),
                       [media](std::string_view name) { return equal_folded(media, name); });
}

Paths assess_paths(const ReportFacts& facts)
{
    Paths paths;
    if (facts.flags.value_or(0) == 0) return paths;
    const bool tcp_media = is_tcp_media(facts.media);
    for (const PathRow& row : path_table) {
        if (!(tcp_media ? row.of_tcp_media : row.of_udp_media)) continue;
        const bool own_relay_broken = (*facts.flags & row.relay_broken) != 0;
        if ((*facts.flags & row.failed) != 0) {
            paths.failed.add(row.path);
        } else if (own_relay_broken && has_no_relay_at_all(facts)) {
            paths.unavailable.add(row.path);
        } else {
            paths.left.add(row.path);
            if (own_relay_broken) paths.through_far_relay.add(row.path);
        }
    }
    paths.no_path = paths.left.empty();
    return paths;
}

void add_paths(LabelText& line, PathSet paths, PathSet through_far_relay)
{
    const char* separator = "";
    for (const PathRow& row : path_table) {
        if (!paths.has(row.path)) continue;
        line.add(separator).add(row.name);
        if (through_far_relay.has(row.path)) line.add(" (through the far side's relay only)");
        separator = ", ";
    }
}

} // namespace icewarn
