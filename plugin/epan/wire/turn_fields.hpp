// SPDX-License-Identifier: GPL-2.0-or-later
// Protocol, fields and expert item of MS-TURN.
#pragma once

#include "epan/epan_compat.hpp"

namespace icewarn {

struct TurnFields {
    int frame_type = -1;
    int length = -1;
    int pseudo_tls = -1;
    int rest = -1;
    int message = -1;
    int error = -1;
    int address = -1;
    int address_ip = -1;
    int address_ipv6 = -1;
    int address_port = -1;
};

extern TurnFields turn_hf;
extern int turn_protocol; ///< id of the protocol icewarn.turn
extern int turn_ett;
extern int turn_address_ett;
extern expert_field turn_stun_version;

/// To be called once when protocols are registered.
void register_turn_fields();

} // namespace icewarn
