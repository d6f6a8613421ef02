// SPDX-License-Identifier: GPL-2.0-or-later
// Wireshark's headers for file readers. Only versions that install them build this folder, 4.6 being the first.
#pragma once

#include "capture/wiretap_compat.hpp"

extern "C" {
#include <wiretap/file_wrappers.h>
#include <wiretap/wtap_module.h>
}
#include <wsutil/plugins.h>
