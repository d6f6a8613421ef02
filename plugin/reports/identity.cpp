// SPDX-License-Identifier: GPL-2.0-or-later
// Bytes that are the same for the same report only, and their SHA-256 (FIPS 180-4) through GLib.
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
void add(std::string& bytes, std::string_view text)
{
    std::array<char, sizeof(std::uint64_t)> size{};
    std::uint64_t rest = text.size();
    for (char& byte : size) {
        byte = static_cast<char>(rest);
        rest >>= 8;
    }
    bytes.append(size.data(), size.size()).append(text);
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
    std::string bytes;
    bytes.reserve(identity.value.size() + 256);
    for (const std::string_view text : {identity.call_id, identity.from_tag, identity.to_tag, identity.cseq})
        add(bytes, text);
    std::string room;
    add(bytes, unfolded(identity.value, room));
    add(bytes, std::to_string(identity.index));
    gchar* digest =
        g_compute_checksum_for_data(G_CHECKSUM_SHA256, reinterpret_cast<const guchar*>(bytes.data()), bytes.size());
    std::string id(digest, digits);
    g_free(digest);
    return id;
}

} // namespace icewarn
