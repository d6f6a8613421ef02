// SPDX-License-Identifier: GPL-2.0-or-later
// What servers write of their own about messages (TF_DIAG): told with the reports of the same Call-ID, or by
// themselves where no report comes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "log/event.hpp"

namespace icewarn::tool {

struct ServerRecord {
    log::Event event;
    std::int64_t time_ns = 0; ///< nanoseconds since 1970-01-01 UTC; no_time where it is unknown
    std::string log;
    bool told = false;
};

class ServerRecords {
public:
    static constexpr std::size_t most = 10'000;         ///< records that wait for a report of their call
    static constexpr std::size_t most_bytes = 8U << 20; ///< of their texts

    /// Receives the records that say of a failure, and of which no report came. @return whether it told them
    std::function<bool(const ServerRecord&)> on_alone;

    void add(ServerRecord record);

    /// Those about a call, each text once, in the order in which they were written. They count as told.
    std::vector<const ServerRecord*> find(std::string_view call_id);

    /// Offers those about a call one after the other. They count as told where `take` says so.
    void offer(std::string_view call_id, const std::function<bool(const ServerRecord&)>& take);

    /// No more reports come.
    void finish();

    std::uint64_t told(const std::string& log) const; ///< records of that log

private:
    void drop_first();
    void tell(ServerRecord& record);
    std::vector<ServerRecord*> last_of(std::string_view call_id);

    std::deque<ServerRecord> records_;
    std::uint64_t dropped_ = 0;                                          ///< records that stood before those
    std::unordered_map<std::string, std::deque<std::uint64_t>> by_call_; ///< counted with those that were dropped
    std::unordered_map<std::string, std::uint64_t> told_;                ///< by log
    std::size_t bytes_ = 0;
};

/// Servers write one about nearly every message that they pass on.
bool is_information(const log::Event& event);

/// "Server record (warning): The domain ...; Result-Code: ...; Data: ..."
std::string record_text(const log::Event& event);

} // namespace icewarn::tool
