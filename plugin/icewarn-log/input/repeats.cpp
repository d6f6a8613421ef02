// SPDX-License-Identifier: GPL-2.0-or-later
// Reports by the digest of what makes them the same.
#include "icewarn-log/input/repeats.hpp"

namespace icewarn::tool {
namespace {

std::string_view bytes_of(const Digest& digest)
{
    return {reinterpret_cast<const char*>(digest.data()), sizeof digest};
}

} // namespace

void Repeats::begin_message(const SipHead& head)
{
    ++number_;
    head_ = &head;
    value_ = {};
}

bool Repeats::is_repeat(const MessageReport& report)
{
    if (report.call.call_id.empty()) return false;
    if (head_ != nullptr) { // most messages have no report
        message_ = digest_of({head_->call_id, head_->cseq, tag_of(head_->from), tag_of(head_->to)});
        digest_ = message_;
        head_ = nullptr;
    }
    // The lines of a quality report all have its whole body as their value.
    const bool same_value =
        value_.data() == report.identity.value.data() && value_.size() == report.identity.value.size();
    if (!same_value) digest_ = digest_of({bytes_of(message_), report.identity.value});
    value_ = report.identity.value;
    const auto found = reports_.find(digest_);
    if (found != reports_.end()) return found->second != number_;
    if (!full()) reports_.emplace(digest_, number_);
    return false;
}

} // namespace icewarn::tool
