// SPDX-License-Identifier: GPL-2.0-or-later
// Calls by the digest of their Call-ID.
#include "icewarn-log/input/call_counter.hpp"

#include <algorithm>
#include <array>

namespace icewarn::tool {
namespace {

/// RFC 3261, 3262 (PRACK) and 3311 (UPDATE).
constexpr std::array<std::string_view, 6> call_methods{"INVITE", "ACK", "BYE", "CANCEL", "PRACK", "UPDATE"};

} // namespace

void CallCounter::add(const SipHead& head)
{
    if (head.call_id.empty() || full()) return;
    const std::string_view method = parse_cseq(head.cseq).method;
    if (std::find(call_methods.begin(), call_methods.end(), method) == call_methods.end()) return;
    if (head.call_id == last_) return;
    last_.assign(head.call_id);
    calls_.insert(digest_of({head.call_id}));
}

} // namespace icewarn::tool
