// SPDX-License-Identifier: GPL-2.0-or-later
// Wireshark's menu calls back; its operations are asked for only then, since they are not there before.
#include "epan/stats/open_page.hpp"

#include <glib/gstdio.h>

#include <epan/funnel.h>
#include <wsutil/report_message.h>

namespace icewarn {

void register_page_menu(const char* title, void (*open)(gpointer))
{
    funnel_register_menu(title, telephony_menu, open, nullptr, nullptr, FALSE);
}

void retap_packets()
{
    const funnel_ops_t* wireshark = funnel_get_funnel_ops();
    if (wireshark != nullptr && wireshark->retap_packets != nullptr) wireshark->retap_packets(wireshark->ops_id);
}

void show_page(const std::string& html)
{
    const funnel_ops_t* wireshark = funnel_get_funnel_ops();
    if (wireshark == nullptr || wireshark->browser_open_data_file == nullptr) return;
    char* path = nullptr;
    GError* error = nullptr;
    const int fd = g_file_open_tmp("icewarn-report-XXXXXX.html", &path, &error);
    if (fd >= 0) g_close(fd, nullptr);
    const auto size = static_cast<gssize>(html.size());
    if (fd >= 0 && g_file_set_contents_full(path, html.data(), size, G_FILE_SET_CONTENTS_NONE, 0600, &error) != FALSE) {
        wireshark->browser_open_data_file(path);
    } else {
        report_failure("The page could not be written: %s", error != nullptr ? error->message : "unknown error");
        g_clear_error(&error);
    }
    g_free(path);
}

} // namespace icewarn
