// SPDX-License-Identifier: GPL-2.0-or-later
// What a run found and lost, told at its end on standard error.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "icewarn-log/input/call_counter.hpp"
#include "icewarn-log/input/clock_check.hpp"
#include "icewarn-log/input/log_source.hpp"
#include "icewarn-log/options.hpp"

namespace icewarn::tool {

/// What a run comes to, for machines.
struct RunCounts {
    std::uint64_t calls = 0;
    std::uint64_t reports = 0;
    std::uint64_t failed_requests = 0; ///< without a media report
    std::uint64_t repeats = 0;         ///< reports that were left out, since they came before
};

/// Lists what of a log was lost. @return whether anything was
bool say_losses(const LogSource& source);

class RunSummary {
public:
    explicit RunSummary(std::size_t logs) : clocks_(logs) {}

    /// Counts a message of the log with that index.
    void add(std::size_t log, const SipHead& head, std::int64_t time_ns);
    void count_report() { ++reports_; }
    void count_failed_request() { ++failed_requests_; } ///< one without a media report
    void count_repeat() { ++repeats_; }                 ///< of a report that was counted already
    void count_cut(std::uint64_t messages) { cut_ += messages; }

    RunCounts counts() const { return {calls_.count(), reports_, failed_requests_, repeats_}; }

    /// @param output  where the messages went; empty when nowhere
    ExitCode print(const std::vector<std::unique_ptr<LogSource>>& sources, const ServerRecords& records,
                   const std::string& output) const;

private:
    void print_disagreements(const std::vector<std::unique_ptr<LogSource>>& sources) const;

    CallCounter calls_;
    ClockCheck clocks_;
    std::uint64_t reports_ = 0;
    std::uint64_t failed_requests_ = 0;
    std::uint64_t repeats_ = 0;
    std::uint64_t cut_ = 0;
};

} // namespace icewarn::tool
