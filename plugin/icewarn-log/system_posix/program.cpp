// SPDX-License-Identifier: GPL-2.0-or-later
// The program's beginning, the signals that end it, and its terminal.
#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <glib.h>

#include <atomic>
#include <cerrno>
#include <clocale>
#include <csignal>

#include "icewarn-log/system_posix/temporary_files.hpp"

namespace icewarn::tool::system {
namespace {

constexpr int end_signals[] = {SIGHUP, SIGINT, SIGTERM};

volatile std::sig_atomic_t stopped = 0;
volatile std::sig_atomic_t stop_is_caught = 0;

/// Names of files that are not whole yet, for the signals.
constexpr std::size_t most_temporary = 1024;
std::array<std::atomic<const char*>, most_temporary> temporary_files{};
static_assert(std::atomic<const char*>::is_always_lock_free);

/// Only calls that a signal may make (signal-safety(7)).
void on_signal(int number)
{
    if (stop_is_caught != 0) {
        stopped = 1;
        return;
    }
    for (const std::atomic<const char*>& name : temporary_files)
        if (const char* path = name.load()) ::unlink(path);
    std::signal(number, SIG_DFL);
    std::raise(number);
}

/// Who started the program may have it ignore a signal, as nohup does.
void catch_end_signals(int flags)
{
    for (const int number : end_signals) {
        struct sigaction action {};
        if (::sigaction(number, nullptr, &action) == 0 && action.sa_handler == SIG_IGN) continue;
        action = {};
        action.sa_handler = on_signal;
        action.sa_flags = flags;
        ::sigaction(number, &action, nullptr);
    }
}

int number_of(Stream stream) { return static_cast<int>(stream); }

} // namespace

std::size_t remember_temporary(const char* path)
{
    for (std::size_t i = 0; i < temporary_files.size(); ++i) {
        const char* free = nullptr;
        if (temporary_files[i].compare_exchange_strong(free, path)) return i;
    }
    return most_temporary;
}

void forget_temporary(std::size_t slot)
{
    if (slot < most_temporary) temporary_files[slot] = nullptr;
}

std::vector<std::string> start_program(int argc, char** argv)
{
    // Opened the wrong way round: /dev/null would take what is written, and that would look like success.
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; ++fd)
        if (::fcntl(fd, F_GETFD) < 0 && errno == EBADF) ::open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    std::setlocale(LC_ALL, ""); // NOLINT(concurrency-mt-unsafe): there is one thread yet
    catch_end_signals(SA_RESTART);
    return {argv, argv + argc};
}

bool is_terminal(Stream stream) { return ::isatty(number_of(stream)) != 0; }

unsigned terminal_width(Stream stream)
{
    winsize size{};
    return is_terminal(stream) && ::ioctl(number_of(stream), TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

bool enable_colour(Stream stream)
{
    const char* terminal = g_getenv("TERM");
    return is_terminal(stream) && terminal != nullptr && std::string_view(terminal) != "dumb";
}

void catch_stop()
{
    stop_is_caught = 1;
    catch_end_signals(0); // without SA_RESTART, a signal ends what waits
    std::signal(SIGPIPE, SIG_IGN);
}

bool stop_requested() { return stopped != 0; }

} // namespace icewarn::tool::system
