// SPDX-License-Identifier: GPL-2.0-or-later
// Which Wireshark is built against. Only the files called compat.hpp ask.
#pragma once

#include <ws_version.h>

#define ICEWARN_WIRESHARK_AT_LEAST(major, minor)                                                                       \
    (WIRESHARK_VERSION_MAJOR > (major) || (WIRESHARK_VERSION_MAJOR == (major) && WIRESHARK_VERSION_MINOR >= (minor)))
