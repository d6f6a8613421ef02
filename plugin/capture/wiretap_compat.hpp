// SPDX-License-Identifier: GPL-2.0-or-later
// Headers of libwiretap and libwsutil, and what differs in them between the versions that one source has to build with.
// Outside of the files of this name no version is named.
#pragma once

#include <cstdint>
#include <string_view>

#include <glib.h>

#include <wiretap/wtap.h>
#include <wiretap/wtap_opttypes.h>
#include <wsutil/exported_pdu_tlvs.h>
#include <wsutil/inet_addr.h>
#include <wsutil/wslog.h>

#include "wireshark_version.hpp"

namespace icewarn {

#if ICEWARN_WIRESHARK_AT_LEAST(4, 3)
using WiretapBool = bool;
#else
using WiretapBool = gboolean;
#endif

inline void start_logging([[maybe_unused]] const char* program)
{
#if ICEWARN_WIRESHARK_AT_LEAST(4, 5)
    ws_log_init(nullptr);
#else
    ws_log_init(program, nullptr);
#endif
}

inline void init_record(wtap_rec* record)
{
#if ICEWARN_WIRESHARK_AT_LEAST(4, 5)
    wtap_rec_init(record, 2048);
#else
    wtap_rec_init(record);
#endif
}

/// Writes a record with these bytes.
inline bool dump_record(wtap_dumper* dumper, wtap_rec* record, std::string_view bytes, int* error, char** details)
{
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
#if ICEWARN_WIRESHARK_AT_LEAST(4, 5)
    ws_buffer_clean(&record->data);
    ws_buffer_append(&record->data, data, bytes.size());
    return wtap_dump(dumper, record, error, details);
#else
    return wtap_dump(dumper, record, data, error, details) != 0;
#endif
}

} // namespace icewarn
