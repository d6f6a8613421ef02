// SPDX-License-Identifier: GPL-2.0-or-later
// How the frames of a capture begin, of the kinds that core/wire reads.
#pragma once

#include <wiretap/wtap.h>

#include "core/wire/packet.hpp"

namespace icewarn {

inline LinkType link_of(int encapsulation)
{
    switch (encapsulation) {
    case WTAP_ENCAP_ETHERNET: return LinkType::ethernet;
    case WTAP_ENCAP_RAW_IP:
    case WTAP_ENCAP_RAW_IP4:
    case WTAP_ENCAP_RAW_IP6: return LinkType::ip;
    case WTAP_ENCAP_SLL: return LinkType::linux_cooked;
    case WTAP_ENCAP_SLL2: return LinkType::linux_cooked_2;
    case WTAP_ENCAP_NULL:
    case WTAP_ENCAP_LOOP: return LinkType::loopback;
    default: return LinkType::other;
    }
}

} // namespace icewarn
