// SPDX-License-Identifier: GPL-2.0-or-later
// A file that is written beside the one whose place it takes.
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib.h>

#include <cerrno>
#include <cstdlib>

#include "icewarn-log/system_posix/temporary_files.hpp"

namespace icewarn::tool::system {
namespace {

constexpr const char* temporary_prefix = ".icewarn-log-";

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

/// Locks it, which tells it from an abandoned one. In between another program may have taken it for that.
bool is_ours(int fd)
{
    struct stat status {};
    ::flock(fd, LOCK_EX | LOCK_NB); // where there are no locks, nobody takes it for abandoned either
    return ::fstat(fd, &status) == 0 && status.st_nlink > 0;
}

/// A name beside `path` that nobody has. With the length of the path's own name there may be no room for more.
Descriptor create_beside(const std::string& path, std::string& name)
{
    constexpr int tries = 100;
    const std::string folder = folder_of(path);
    for (int i = 0; i < tries; ++i) {
        name = (folder == "." ? std::string() : folder) + temporary_prefix + std::to_string(g_random_int());
        Descriptor file(::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
        if (file.valid() ? is_ours(file.get()) : errno != EEXIST) return file;
    }
    return Descriptor();
}

} // namespace

OutputFile::~OutputFile()
{
    if (temporary_.empty()) return;
    ::unlink(temporary_.c_str());
    forget_temporary(slot_);
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
    slot_ = remember_temporary(temporary_.c_str());
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
    forget_temporary(slot_);
    temporary_.clear();
    // The name, too: a folder that cannot be synced (some network drives) has the file all the same.
    const Descriptor folder(::open(folder_of(path_).c_str(), O_RDONLY | O_CLOEXEC));
    if (folder.valid()) ::fsync(folder.get());
    return true;
}

void remove_abandoned(const std::string& folder)
{
    GDir* names = g_dir_open(folder.c_str(), 0, nullptr);
    while (const char* name = names != nullptr ? g_dir_read_name(names) : nullptr) {
        if (g_str_has_prefix(name, temporary_prefix) == FALSE) continue;
        const std::string path = folder + "/" + name;
        const Descriptor file(::open(path.c_str(), O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
        if (file.valid() && ::flock(file.get(), LOCK_EX | LOCK_NB) == 0) ::unlink(path.c_str());
    }
    if (names != nullptr) g_dir_close(names);
}

} // namespace icewarn::tool::system
