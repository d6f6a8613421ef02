// SPDX-License-Identifier: GPL-2.0-or-later
// Showing the page in a browser: the part of Wireshark's interface for scripts that leads to its menus and windows.
// tshark has none of it.
#pragma once

#include <string>

#include "epan/epan_compat.hpp"

namespace icewarn {

/// An entry in the menu Telephony.
void register_page_menu(const char* title, void (*open)(gpointer));

/// Goes through all packets of the capture again, for those who listen to taps. Does nothing outside of Wireshark.
void retap_packets();

/// Writes the page to a file in the folder for temporary files, which stays, and opens it in the user's browser.
void show_page(const std::string& html);

} // namespace icewarn
