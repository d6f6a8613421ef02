// SPDX-License-Identifier: GPL-2.0-or-later
// A progress bar for logs that take a while.
#pragma once

#include <chrono>
#include <cstdint>

namespace icewarn::tool {

/// Draws on standard error, and only where that is a terminal and somebody would else wait without a word.
class Progress {
public:
    /// @param total  bytes to read; 0 when that is not known
    explicit Progress(std::uint64_t total);
    ~Progress(); ///< takes the bar away
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void show(std::uint64_t done);

private:
    using Time = std::chrono::steady_clock;

    std::uint64_t total_;
    Time::time_point next_;
    bool drawn_ = false;
};

} // namespace icewarn::tool
