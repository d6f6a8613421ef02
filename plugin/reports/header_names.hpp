// SPDX-License-Identifier: GPL-2.0-or-later
// The SIP headers that are decoded: [MS-OCER] 2.2.1 (ms-client-diagnostics), 2.2.2 (ms-diagnostics) and 2.2.3
// (ms-diagnostics-public), which share one grammar.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "icewarn/ascii.hpp"

namespace icewarn {

enum class Header : std::uint8_t { client_diagnostics, diagnostics, diagnostics_public };

struct HeaderRow {
    Header header;
    const char* name;       ///< lower-cased
    const char* preference; ///< name of the preference that switches it on and off
    const char* preference_title;
    const char* preference_description;
};

inline constexpr std::array<HeaderRow, 3> headers{{
    {Header::client_diagnostics, "ms-client-diagnostics", "decode_client_diagnostics", "Decode ms-client-diagnostics",
     "What a client reports of a call: the error, and for each media the ICEWarn flags that say which paths failed."},
    {Header::diagnostics, "ms-diagnostics", "decode_diagnostics", "Decode ms-diagnostics",
     "What a server of the own company reports of a request. Switched off, SIP shows the header as it would without "
     "this plugin."},
    {Header::diagnostics_public, "ms-diagnostics-public", "decode_diagnostics_public", "Decode ms-diagnostics-public",
     "The same for partners and public networks, with less detail."},
}};

constexpr const HeaderRow& header_row(Header header) { return headers[static_cast<std::size_t>(header)]; }

/// The row of a name in any letter case; a null pointer for other headers.
constexpr const HeaderRow* find_header(std::string_view name)
{
    for (const HeaderRow& row : headers)
        if (equal_folded(row.name, name)) return &row;
    return nullptr;
}

} // namespace icewarn
