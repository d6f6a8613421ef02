// SPDX-License-Identifier: GPL-2.0-or-later
// Reports by fingerprint.
#include "icewarn-log/input/repeats.hpp"

#include "icewarn/fingerprint.hpp"

namespace icewarn::tool {

void Repeats::begin_message(const SipHead& head)
{
    ++number_;
    message_ = fingerprint(head.cseq, fingerprint(head.call_id, fingerprint(tag_of(head.from))));
}

bool Repeats::is_repeat(const CallReport& report)
{
    if (report.call_id.empty()) return false;
    const std::uint64_t same = fingerprint(report.value, message_);
    Slot& slot = slots_[(same ^ same >> 32) % slots];
    if (slot.message != 0 && slot.report == same) return slot.message != number_;
    slot = {same, number_};
    return false;
}

} // namespace icewarn::tool
