// SPDX-License-Identifier: GPL-2.0-or-later
// Reading from a running program, with deadlines.
#include "process.hpp"

#include <glib.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <utility>

namespace dissect {
namespace {

constexpr gint64 patience = 30 * G_USEC_PER_SEC;
constexpr int pause_ms = 50;

} // namespace

Process::Process(pid_t pid, int out, int error, std::string problem)
    : pid_(pid), fds_{out, error}, error_(std::move(problem))
{}

Process::Process(Process&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)), fds_{std::exchange(other.fds_[0], -1), std::exchange(other.fds_[1], -1)},
      out_(std::move(other.out_)), error_(std::move(other.error_))
{}

Process::~Process()
{
    if (pid_ > 0) {
        kill(pid_, SIGKILL);
        waitpid(pid_, nullptr, 0);
    }
    for (const int fd : fds_)
        if (fd >= 0) close(fd);
}

/// Takes what there is. False when both ends are closed.
bool Process::read(int timeout_ms)
{
    std::array<pollfd, 2> waiting{{{fds_[0], POLLIN, 0}, {fds_[1], POLLIN, 0}}};
    if (fds_[0] < 0 && fds_[1] < 0) return false;
    if (poll(waiting.data(), waiting.size(), timeout_ms) <= 0) return true;
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        if (waiting[i].revents == 0) continue;
        std::array<char, 4096> piece{};
        const ssize_t size = ::read(fds_[i], piece.data(), piece.size());
        if (size > 0) (i == 0 ? out_ : error_).append(piece.data(), static_cast<std::size_t>(size));
        else close(std::exchange(fds_[i], -1));
    }
    return true;
}

bool Process::wait_for(const std::string& text, int seconds)
{
    const gint64 deadline = g_get_monotonic_time() + seconds * G_USEC_PER_SEC;
    for (;;) {
        if (out_.find(text) != std::string::npos || error_.find(text) != std::string::npos) return true;
        if (g_get_monotonic_time() > deadline || !read(pause_ms)) return false;
    }
}

void Process::signal(int number) const
{
    if (pid_ > 0) kill(pid_, number);
}

int Process::wait()
{
    const gint64 deadline = g_get_monotonic_time() + patience;
    while (pid_ > 0 && g_get_monotonic_time() < deadline) {
        int status = 0;
        if (!read(pause_ms)) g_usleep(pause_ms * 1000);
        struct rusage usage {};
        if (wait4(pid_, &status, WNOHANG, &usage) != pid_) continue;
        max_memory_kb_ = usage.ru_maxrss;
        pid_ = -1;
        for (int i = 0; i < 100 && read(10); ++i) {} // what it left in the pipes
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    return -1;
}

} // namespace dissect
