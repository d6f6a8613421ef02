// SPDX-License-Identifier: GPL-2.0-or-later
// A program that runs beside the test, and what it prints so far.
#pragma once

#include <sys/types.h>

#include <string>

namespace dissect {

class Process {
public:
    /// @param problem  why it could not be started; empty when it was
    Process(pid_t pid, int out, int error, std::string problem);
    ~Process(); ///< kills it if it still runs
    Process(Process&& other) noexcept;
    Process& operator=(Process&&) = delete;

    /// Waits until its output, or its standard error, contains the text.
    /// @return whether it came within so many seconds; the default is long enough for a busy machine
    bool wait_for(const std::string& text, int seconds = 30);

    /// Sends a signal.
    void signal(int number) const;

    /// Waits until it ends by itself.
    /// @return its exit status; -1 when it was killed, or did not end within some seconds
    int wait();

    /// The most memory that it held, once it has ended.
    long max_memory_kb() const { return max_memory_kb_; }

    const std::string& out() const { return out_; }
    const std::string& error() const { return error_; }

private:
    bool read(int timeout_ms);

    pid_t pid_;
    int fds_[2];
    std::string out_;
    std::string error_;
    long max_memory_kb_ = 0;
};

} // namespace dissect
