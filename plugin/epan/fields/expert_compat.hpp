// SPDX-License-Identifier: GPL-2.0-or-later
// The worst expert info that Wireshark knows of, of the capture and, from 4.6 on, of the packet.
#pragma once

#include "epan/epan_compat.hpp"

namespace icewarn {

/// Whether an expert info of this severity, without an item, would change what Wireshark shows of the worst one so far.
inline bool is_worst_so_far(const packet_info* pinfo, int severity)
{
#if ICEWARN_WIRESHARK_AT_LEAST(4, 5)
    if (static_cast<int>(pinfo->expert_severity) < severity) return true;
#else
    (void)pinfo;
#endif
    return expert_get_highest_severity() < severity;
}

} // namespace icewarn
