// SPDX-License-Identifier: GPL-2.0-or-later
// Bytes that are the same for the same report only, and their digest.
#include "reports/identity.hpp"

#include <cstdint>

#include "icewarn/text.hpp"
#include "reports/sha256.hpp"

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
    for (std::uint64_t i = 0, rest = text.size(); i < sizeof rest; ++i, rest >>= 8) bytes += static_cast<char>(rest);
    bytes += text;
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
    constexpr std::size_t named_by = 8; // 64 bits: enough to tell the reports of a fleet apart
    constexpr std::string_view digits = "0123456789abcdef";
    std::string bytes;
    bytes.reserve(identity.value.size() + 256);
    for (const std::string_view text : {identity.call_id, identity.from_tag, identity.to_tag, identity.cseq})
        add(bytes, text);
    std::string room;
    add(bytes, unfolded(identity.value, room));
    add(bytes, std::to_string(identity.index));
    const Sha256 digest = sha256(bytes);
    std::string id;
    for (std::size_t i = 0; i < named_by; ++i)
        id.append(1, digits[digest[i] >> 4U]).append(1, digits[digest[i] & 0xfU]);
    return id;
}

} // namespace icewarn
