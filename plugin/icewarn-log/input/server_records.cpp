// SPDX-License-Identifier: GPL-2.0-or-later
// A window of the last records, with an index of their calls.
#include "icewarn-log/input/server_records.hpp"

#include <algorithm>
#include <utility>

#include "icewarn/ascii.hpp"

namespace icewarn::tool {
namespace {

constexpr std::size_t most_of_call = 16; ///< records that are told with a report, the last ones

std::size_t size_of(const log::Event& event)
{
    std::size_t size = event.host.size();
    for (const log::EventField& field : log::event_fields) size += (event.*field.member).size();
    return size;
}

bool says_the_same(const log::Event& a, const log::Event& b)
{
    return std::all_of(std::begin(log::event_fields), std::end(log::event_fields),
                       [&](const log::EventField& field) { return a.*field.member == b.*field.member; });
}

} // namespace

void ServerRecords::add(ServerRecord record)
{
    by_call_[record.event.call_id].push_back(dropped_ + records_.size());
    bytes_ += size_of(record.event);
    records_.push_back(std::move(record));
    while (records_.size() > most || (bytes_ > most_bytes && records_.size() > 1)) drop_first();
}

void ServerRecords::drop_first()
{
    ServerRecord& first = records_.front();
    if (!first.told && !is_information(first.event) && on_alone(first)) tell(first);
    bytes_ -= size_of(first.event);
    const auto call = by_call_.find(first.event.call_id);
    call->second.pop_front();
    if (call->second.empty()) by_call_.erase(call);
    records_.pop_front();
    ++dropped_;
}

void ServerRecords::tell(ServerRecord& record)
{
    if (!std::exchange(record.told, true)) ++told_[record.log];
}

std::vector<ServerRecord*> ServerRecords::last_of(std::string_view call_id)
{
    std::vector<ServerRecord*> found;
    if (records_.empty() || call_id.empty()) return found;
    const auto call = by_call_.find(std::string(call_id));
    if (call == by_call_.end()) return found;
    const std::deque<std::uint64_t>& indexes = call->second;
    for (std::size_t i = indexes.size() - std::min(indexes.size(), most_of_call); i < indexes.size(); ++i)
        found.push_back(&records_[indexes[i] - dropped_]);
    return found;
}

std::vector<const ServerRecord*> ServerRecords::find(std::string_view call_id)
{
    std::vector<const ServerRecord*> found;
    for (ServerRecord* record : last_of(call_id)) {
        tell(*record);
        const bool repeated = std::any_of(found.begin(), found.end(), [&](const ServerRecord* other) {
            return says_the_same(other->event, record->event);
        });
        if (!repeated) found.push_back(record);
    }
    return found;
}

void ServerRecords::offer(std::string_view call_id, const std::function<bool(const ServerRecord&)>& take)
{
    for (ServerRecord* record : last_of(call_id))
        if (take(*record)) tell(*record);
}

void ServerRecords::finish()
{
    while (!records_.empty()) drop_first();
}

std::uint64_t ServerRecords::told(const std::string& log) const
{
    const auto found = told_.find(log);
    return found == told_.end() ? 0 : found->second;
}

bool is_information(const log::Event& event) { return equal_folded(event.severity.substr(0, 4), "info"); }

std::string record_text(const log::Event& event)
{
    std::string text = "Server record";
    if (!event.severity.empty()) text.append(" (").append(event.severity).append(")");
    text.append(": ").append(event.text);
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty()) text.append("; ").append(name).append(": ").append(value);
    };
    add("Result-Code", event.result_code);
    add("Data", event.data);
    return text;
}

} // namespace icewarn::tool
