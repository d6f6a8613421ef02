// SPDX-License-Identifier: GPL-2.0-or-later
// What a user can set under Edit, Preferences, Protocols, ICEWarn.
#pragma once

#include <array>

#include "epan/epan_compat.hpp"
#include "reports/header_names.hpp"

namespace icewarn {

struct Preferences {
    HostBool show_in_info = true;
    HostBool lower_harmless = false;
    HostBool track_calls = true;
    HostBool decode_bodies = true;
    HostBool evidence = false;
    std::array<HostBool, headers.size()> decode{true, true, true};

    bool decodes(Header header) const { return decode[static_cast<std::size_t>(header)]; }
};

extern Preferences preferences;

/// Registers them for the protocol. `applied` is called each time they may have changed.
void register_preferences(int protocol, void (*applied)());

} // namespace icewarn
