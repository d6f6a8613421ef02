// SPDX-License-Identifier: GPL-2.0-or-later
// Reports by the digest of what makes them the same.
#include "icewarn-log/input/repeats.hpp"

#include <utility>

namespace icewarn::tool {
namespace {

std::string_view bytes_of(const Digest& digest)
{
    return {reinterpret_cast<const char*>(digest.data()), sizeof digest};
}

} // namespace

void Repeats::begin_message()
{
    ++number_;
    known_ = false;
}

bool Repeats::is_repeat(const MessageReport& report)
{
    if (report.call.call_id.empty()) return false;
    const ReportIdentity& identity = report.identity;
    if (!std::exchange(known_, true)) { // most messages have no report
        message_ = digest_of({identity.call_id, identity.cseq, identity.from_tag, identity.to_tag});
        digest_ = message_;
        value_ = {};
    }
    // The lines of a quality report all have its whole body as their value.
    const bool same_value = value_.data() == identity.value.data() && value_.size() == identity.value.size();
    if (!same_value) digest_ = digest_of({bytes_of(message_), identity.value});
    value_ = identity.value;
    if (!full()) return reports_.try_emplace(digest_, number_).first->second != number_;
    const auto found = reports_.find(digest_);
    return found != reports_.end() && found->second != number_;
}

} // namespace icewarn::tool
