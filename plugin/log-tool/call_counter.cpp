// SPDX-License-Identifier: GPL-2.0-or-later
// Calls by the hash of their Call-ID.
#include "call_counter.hpp"

#include <algorithm>
#include <array>

namespace icewarn::tool {
namespace {

/// RFC 3261, 3262 (PRACK) and 3311 (UPDATE).
constexpr std::array<std::string_view, 6> call_methods{"INVITE", "ACK", "BYE", "CANCEL", "PRACK", "UPDATE"};

} // namespace

std::uint64_t hash_text(std::string_view text, std::uint64_t hash)
{
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 1099511628211u;
    }
    return hash;
}

void CallCounter::add(const SipHead& head)
{
    if (head.call_id.empty() || full()) return;
    const std::string_view method = parse_cseq(head.cseq).method;
    if (std::find(call_methods.begin(), call_methods.end(), method) != call_methods.end())
        calls_.insert(hash_text(head.call_id));
}

} // namespace icewarn::tool
