// SPDX-License-Identifier: GPL-2.0-or-later
// SHA-256 (FIPS 180-4) through GLib.
#include "reports/identity.hpp"

#include <glib.h>

#include <array>
#include <cstdint>

#include "icewarn/text.hpp"

namespace icewarn {
namespace {

/// @param room  for the text where a fold makes it another one than the value
std::string_view unfolded(std::string_view value, std::string& room)
{
    if (is_plain_text(value)) return value;
    room.resize(value.size());
    room.resize(decode_text(value, false, room.data()));
    return room;
}

/// With its length before it, so that no two lists of texts give the same bytes.
void add(GChecksum* checksum, std::string_view text)
{
    std::array<guchar, sizeof(std::uint64_t)> size{};
    std::uint64_t rest = text.size();
    for (guchar& byte : size) {
        byte = static_cast<guchar>(rest & 0xff);
        rest >>= 8;
    }
    g_checksum_update(checksum, size.data(), static_cast<gssize>(size.size()));
    g_checksum_update(checksum, reinterpret_cast<const guchar*>(text.data()), static_cast<gssize>(text.size()));
}

} // namespace

bool operator==(const ReportIdentity& a, const ReportIdentity& b)
{
    std::string room_a;
    std::string room_b;
    return a.index == b.index && a.call_id == b.call_id && a.from_tag == b.from_tag && a.to_tag == b.to_tag &&
           a.cseq == b.cseq && unfolded(a.value, room_a) == unfolded(b.value, room_b);
}

std::string report_id(const ReportIdentity& identity)
{
    constexpr std::size_t digits = 16; // 64 bits: enough to tell the reports of a fleet apart
    GChecksum* checksum = g_checksum_new(G_CHECKSUM_SHA256);
    for (const std::string_view text : {identity.call_id, identity.from_tag, identity.to_tag, identity.cseq})
        add(checksum, text);
    std::string room;
    add(checksum, unfolded(identity.value, room));
    add(checksum, std::to_string(identity.index));
    std::string id = std::string(g_checksum_get_string(checksum)).substr(0, digits);
    g_checksum_free(checksum);
    return id;
}

} // namespace icewarn
