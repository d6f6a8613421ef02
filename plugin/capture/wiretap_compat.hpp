// SPDX-License-Identifier: GPL-2.0-or-later
// Headers of libwiretap and libwsutil, and what differs in them between the versions that one source has to build with.
// Outside of the files of this name no version is named.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <glib.h>

#include <wiretap/wtap.h>
#include <wiretap/wtap_opttypes.h>
#include <wsutil/buffer.h>
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

/// To be called before anything else of libwiretap.
inline void start_wiretap([[maybe_unused]] const char* program)
{
    static bool started = false;
    if (started) return;
    started = true;
#if ICEWARN_WIRESHARK_AT_LEAST(4, 5)
    ws_log_init(nullptr);
#else
    ws_log_init(program, nullptr);
#endif
    wtap_init(false);
}

/// A record and its bytes, which are apart from it in older versions.
struct WiretapRecord {
    wtap_rec record{};
    Buffer buffer{};

    WiretapRecord()
    {
#if ICEWARN_WIRESHARK_AT_LEAST(4, 5)
        wtap_rec_init(&record, 2048);
#else
        wtap_rec_init(&record);
        ws_buffer_init(&buffer, 2048);
#endif
    }
    ~WiretapRecord()
    {
        wtap_rec_cleanup(&record);
#if !ICEWARN_WIRESHARK_AT_LEAST(4, 5)
        ws_buffer_free(&buffer);
#endif
    }
    WiretapRecord(const WiretapRecord&) = delete;
    WiretapRecord& operator=(const WiretapRecord&) = delete;

    Buffer& bytes()
    {
#if ICEWARN_WIRESHARK_AT_LEAST(4, 5)
        return record.data;
#else
        return buffer;
#endif
    }
};

/// Before 4.4 the bytes are not said to stay as they are.
inline void append_bytes(Buffer& to, std::string_view bytes)
{
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    ws_buffer_append(&to, const_cast<std::uint8_t*>(data), bytes.size());
}

inline bool read_record(wtap* capture, WiretapRecord& to, int* error, char** details)
{
    std::int64_t offset = 0;
#if ICEWARN_WIRESHARK_AT_LEAST(4, 5)
    return wtap_read(capture, &to.record, error, details, &offset);
#else
    return wtap_read(capture, &to.record, &to.buffer, error, details, &offset) != 0;
#endif
}

inline bool dump_record(wtap_dumper* dumper, WiretapRecord& from, int* error, char** details)
{
#if ICEWARN_WIRESHARK_AT_LEAST(4, 5)
    return wtap_dump(dumper, &from.record, error, details);
#else
    return wtap_dump(dumper, &from.record, ws_buffer_start_ptr(&from.buffer), error, details) != 0;
#endif
}

/// Of a packet, counted over all sections of the file. Before 4.4 libwiretap knows the number in the section only.
inline std::uint32_t interface_of([[maybe_unused]] wtap* capture, const wtap_rec& record)
{
    const std::uint32_t in_section = record.rec_header.packet_header.interface_id;
    if ((record.presence_flags & WTAP_HAS_INTERFACE_ID) == 0) return 0;
#if ICEWARN_WIRESHARK_AT_LEAST(4, 3)
    if ((record.presence_flags & WTAP_HAS_SECTION_NUMBER) != 0)
        return wtap_file_get_shb_global_interface_id(capture, record.section_number, in_section);
#endif
    return in_section;
}

/// Who is told of the names in a capture: an address in network order, its size, the name.
using WiretapNameTaker = void (*)(const void* address, std::size_t size, const char* name);

template <WiretapNameTaker take> void tell_names(wtap* capture)
{
#if ICEWARN_WIRESHARK_AT_LEAST(4, 3)
    wtap_set_cb_new_ipv4(capture, [](unsigned address, const char* name, bool) { take(&address, 4, name); });
    wtap_set_cb_new_ipv6(capture, [](auto* address, const char* name, bool) { take(address, 16, name); });
#else
    wtap_set_cb_new_ipv4(capture, [](unsigned address, const char* name) { take(&address, 4, name); });
    wtap_set_cb_new_ipv6(capture, [](const void* address, const char* name) { take(address, 16, name); });
#endif
}

} // namespace icewarn
