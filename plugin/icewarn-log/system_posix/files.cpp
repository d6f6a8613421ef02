// SPDX-License-Identifier: GPL-2.0-or-later
// Files and pipes, and their descriptors.
#include "icewarn-log/system.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib.h>

#include <cerrno>
#include <climits>

namespace icewarn::tool::system {
namespace {

constexpr std::int64_t nanoseconds_in_second = 1'000'000'000;

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

} // namespace

std::string error_text(int error) { return g_strerror(error); }

void Descriptor::close()
{
    if (valid()) ::close(std::exchange(fd_, -1));
}

Descriptor duplicate(int fd) { return Descriptor(::fcntl(fd, F_DUPFD_CLOEXEC, 0)); }

Descriptor duplicate(Stream stream) { return duplicate(static_cast<int>(stream)); }

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

bool reader_gone(int fd, int timeout_ms)
{
    pollfd pipe{fd, 0, 0};
    return ::poll(&pipe, 1, timeout_ms) > 0 && (pipe.revents & (POLLERR | POLLHUP | POLLNVAL)) != 0;
}

} // namespace icewarn::tool::system
