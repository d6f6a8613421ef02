// SPDX-License-Identifier: GPL-2.0-or-later
// A request, and the answer in the light of it.
#include "core/wire/policy.hpp"

#include "icewarn/fingerprint.hpp"

namespace icewarn {
namespace {

std::uint32_t number_at(std::string_view value, std::size_t at)
{
    return value.size() >= at + 4 ? be32_at(value, at) : 0;
}

void note_answer(const Reading& reading, const StunMessage& message)
{
    constexpr std::uint32_t valid = 0x80000000;
    const Flow& flow = reading.flow;
    bool any = false, reduced = false, relay = false, relay_valid = false;
    for (unsigned type = stun::policy_first_answer; type <= stun::policy_local_relay; ++type) {
        const auto value = find_attribute(message, type);
        if (!value || value->size() < 4) continue;
        any = true;
        const bool is_valid = (be32_at(*value, 0) & valid) != 0;
        const bool of_relay = type == stun::policy_remote_relay || type == stun::policy_local_relay;
        relay = relay || of_relay;
        relay_valid = relay_valid || (of_relay && is_valid);
        if (is_valid && value->size() >= 12)
            reduced = reduced || be32_at(*value, 4) < flow.wish[0] || be32_at(*value, 8) < flow.wish[1];
    }
    const bool is_answer = flow.last_policy != 0 && fingerprint(message.transaction) == flow.last_policy;
    if (!any && !is_answer) return;
    reading.add(Event::policy_answer, flow.policy_type);
    if (reduced) reading.add(Event::policy_reduced);
    if (relay && !relay_valid) reading.add(Event::policy_refused);
}

} // namespace

void note_policy(const Reading& reading, const StunMessage& message)
{
    constexpr unsigned answer = 0x0100; // the class of success and error responses has this bit
    if ((message.type & answer) != 0) return note_answer(reading, message);
    const auto type = find_attribute(message, stun::policy_type);
    if (!type || type->size() < 2) return;
    Flow& flow = reading.flow;
    flow.policy_type = static_cast<std::uint16_t>(be16_at(*type, 0));
    flow.last_policy = fingerprint(message.transaction);
    if (const auto amount = find_attribute(message, stun::policy_amount)) {
        flow.wish[0] = number_at(*amount, 0);
        flow.wish[1] = number_at(*amount, 8);
    }
    reading.add(Event::policy, flow.policy_type);
}

} // namespace icewarn
