// SPDX-License-Identifier: GPL-2.0-or-later
// POSIX.
#include "icewarn-log/system.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib.h>

#include <atomic>
#include <cerrno>
#include <climits>
#include <clocale>
#include <csignal>
#include <cstdio>
#include <cstdlib>

namespace icewarn::tool::system {
namespace {

constexpr std::int64_t nanoseconds_in_second = 1'000'000'000;
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

FileStatus to_status(const struct stat& raw)
{
    FileStatus status;
    status.identity = {static_cast<std::uint64_t>(raw.st_dev), static_cast<std::uint64_t>(raw.st_ino), 0};
    if (S_ISREG(raw.st_mode)) status.type = FileType::regular;
    else if (S_ISDIR(raw.st_mode)) status.type = FileType::folder;
    else if (S_ISFIFO(raw.st_mode)) status.type = FileType::pipe;
    status.size = static_cast<std::uint64_t>(raw.st_size);
    status.modified_ns = raw.st_mtim.tv_sec * nanoseconds_in_second + raw.st_mtim.tv_nsec;
    return status;
}

/// The path without links in it, so that the link itself is not replaced.
std::string resolve(const std::string& path)
{
    char* real = ::realpath(path.c_str(), nullptr);
    std::string result = real != nullptr ? real : path;
    std::free(real);
    return result;
}

std::string folder_of(const std::string& path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? "." : path.substr(0, slash + 1);
}

std::size_t remember(const std::string& path)
{
    for (std::size_t i = 0; i < temporary_files.size(); ++i) {
        const char* free = nullptr;
        if (temporary_files[i].compare_exchange_strong(free, path.c_str())) return i;
    }
    return most_temporary;
}

void forget(std::size_t slot)
{
    if (slot < most_temporary) temporary_files[slot] = nullptr;
}

/// A name beside `path` that nobody has. With the length of the path's own name there may be no room for more.
Descriptor create_beside(const std::string& path, std::string& name)
{
    constexpr int tries = 100;
    const std::string folder = folder_of(path);
    for (int i = 0; i < tries; ++i) {
        name = (folder == "." ? std::string() : folder) + ".icewarn-log-" + std::to_string(g_random_int());
        Descriptor file(::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
        if (file.valid() || errno != EEXIST) return file;
    }
    return Descriptor();
}

} // namespace

std::vector<std::string> start_program(int argc, char** argv)
{
    // Opened the wrong way round: /dev/null would take what is written, and that would look like success.
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; ++fd)
        if (::fcntl(fd, F_GETFD) < 0 && errno == EBADF) ::open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    std::setlocale(LC_ALL, ""); // NOLINT(concurrency-mt-unsafe): there is one thread yet
    catch_end_signals(SA_RESTART);
    return {argv, argv + argc};
}

std::string error_text(int error) { return g_strerror(error); }

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept
{
    if (this != &other) {
        close();
        fd_ = other.release();
    }
    return *this;
}

void Descriptor::close()
{
    if (valid()) ::close(std::exchange(fd_, -1));
}

Descriptor duplicate(int fd) { return Descriptor(::fcntl(fd, F_DUPFD_CLOEXEC, 0)); }

Descriptor duplicate(Stream stream) { return duplicate(number_of(stream)); }

bool redirect_output(int fd) { return ::dup2(fd, STDOUT_FILENO) >= 0; }

Descriptor open_to_read(const std::string& path) { return Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC)); }

Descriptor open_pipe(const std::string& path) { return Descriptor(::open(path.c_str(), O_WRONLY | O_CLOEXEC)); }

void close_pipe(const std::string& path, int timeout_ms)
{
    constexpr int pause_ms = 20;
    const auto status = status_of(path);
    if (!status || status->type != FileType::pipe) return;
    for (int waited = 0; waited <= timeout_ms && !stop_requested(); waited += pause_ms) {
        const Descriptor pipe(::open(path.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC));
        if (pipe.valid() || errno != ENXIO) return; // ENXIO: nobody reads it yet
        ::poll(nullptr, 0, pause_ms);
    }
}

std::ptrdiff_t read_some(int fd, char* to, std::size_t size)
{
    ssize_t got = 0;
    do got = ::read(fd, to, size);
    while (got < 0 && errno == EINTR && !stop_requested());
    return got;
}

bool write_all(int fd, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

bool seek(int fd, std::uint64_t offset) { return ::lseek(fd, static_cast<off_t>(offset), SEEK_SET) >= 0; }

std::optional<FileStatus> status_of(int fd)
{
    struct stat raw {};
    if (::fstat(fd, &raw) != 0) return {};
    return to_status(raw);
}

std::optional<FileStatus> status_of(const std::string& path)
{
    struct stat raw {};
    if (::stat(path.c_str(), &raw) != 0) return {};
    return to_status(raw);
}

std::size_t most_descriptors()
{
    constexpr std::size_t usual = 256;
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return usual;
    return limit.rlim_cur == RLIM_INFINITY ? INT_MAX : limit.rlim_cur;
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

bool reader_gone(int fd, int timeout_ms)
{
    pollfd pipe{fd, 0, 0};
    return ::poll(&pipe, 1, timeout_ms) > 0 && (pipe.revents & (POLLERR | POLLHUP | POLLNVAL)) != 0;
}

OutputFile::~OutputFile()
{
    if (temporary_.empty()) return;
    ::unlink(temporary_.c_str());
    forget(slot_);
}

bool OutputFile::open(const std::string& path)
{
    path_ = resolve(path);
    struct stat existing {};
    const bool exists = ::stat(path_.c_str(), &existing) == 0;
    if (exists && !S_ISREG(existing.st_mode)) {
        file_ = Descriptor(::open(path_.c_str(), O_WRONLY | O_CLOEXEC));
        return file_.valid();
    }
    if (exists && ::access(path_.c_str(), W_OK) != 0) return false;
    file_ = create_beside(path_, temporary_);
    if (!file_.valid()) {
        temporary_.clear();
        return false;
    }
    slot_ = remember(temporary_);
    if (exists && ::fchown(file_.get(), existing.st_uid, existing.st_gid) != 0)
        errno = 0; // somebody else's file: only root can give it back to them
    if (exists) ::fchmod(file_.get(), existing.st_mode & 07777);
    return true;
}

bool OutputFile::commit()
{
    if (temporary_.empty()) return true;
    const bool on_disk = ::fsync(file_.get()) == 0 || errno == EINVAL; // EINVAL: there is no disk behind it
    if (!on_disk || ::rename(temporary_.c_str(), path_.c_str()) != 0) return false;
    forget(slot_);
    temporary_.clear();
    // The name, too: a folder that cannot be synced (some network drives) has the file all the same.
    const Descriptor folder(::open(folder_of(path_).c_str(), O_RDONLY | O_CLOEXEC));
    if (folder.valid()) ::fsync(folder.get());
    return true;
}

} // namespace icewarn::tool::system
