// SPDX-License-Identifier: GPL-2.0-or-later
// Files and pipes, and their descriptors of the C library.
#include "icewarn-log/system_windows/handles.hpp"

#include <fcntl.h>
#include <io.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstring>

namespace icewarn::tool::system {
namespace {

constexpr DWORD share_all = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
constexpr DWORD pipe_patience = 10'000; ///< milliseconds until the pipe's other end is there
constexpr DWORD look_every = 50;        ///< milliseconds

/// 100 nanoseconds since 1601, as nanoseconds since 1970.
std::int64_t to_unix_ns(const FILETIME& time)
{
    constexpr std::int64_t until_1970 = 116'444'736'000'000'000;
    const std::int64_t ticks = static_cast<std::int64_t>(std::uint64_t{time.dwHighDateTime} << 32 | time.dwLowDateTime);
    return (ticks - until_1970) * 100;
}

/// Some file systems number files with 128 bits; where these are not to be had there are 64.
std::array<std::uint64_t, 3> identity_of(HANDLE handle, const BY_HANDLE_FILE_INFORMATION& about)
{
    FILE_ID_INFO id{};
    if (GetFileInformationByHandleEx(handle, FileIdInfo, &id, sizeof id) == 0)
        return {about.dwVolumeSerialNumber, std::uint64_t{about.nFileIndexHigh} << 32 | about.nFileIndexLow, 0};
    std::array<std::uint64_t, 3> identity{id.VolumeSerialNumber, 0, 0};
    static_assert(sizeof id.FileId == 2 * sizeof(std::uint64_t));
    std::memcpy(&identity[1], &id.FileId, sizeof id.FileId);
    return identity;
}

std::optional<FileStatus> status_of(HANDLE handle)
{
    FileStatus status;
    switch (GetFileType(handle)) {
    case FILE_TYPE_PIPE: status.type = FileType::pipe; return status;
    case FILE_TYPE_DISK: break;
    case FILE_TYPE_CHAR: return status;
    default: set_errno(); return {};
    }
    BY_HANDLE_FILE_INFORMATION about{};
    if (GetFileInformationByHandle(handle, &about) == 0) {
        set_errno();
        return {};
    }
    status.identity = identity_of(handle, about);
    status.type = (about.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY) != 0 ? FileType::folder : FileType::regular;
    status.size = std::uint64_t{about.nFileSizeHigh} << 32 | about.nFileSizeLow;
    status.modified_ns = to_unix_ns(about.ftLastWriteTime);
    return status;
}

} // namespace

HANDLE handle_of(int fd)
{
    const std::intptr_t handle = fd < 0 ? -1 : _get_osfhandle(fd);
    return handle < 0 ? INVALID_HANDLE_VALUE : reinterpret_cast<HANDLE>(handle);
}

HANDLE handle_of(Stream stream) { return handle_of(static_cast<int>(stream)); }

Descriptor to_descriptor(HANDLE handle, int flags)
{
    if (handle == INVALID_HANDLE_VALUE) {
        set_errno();
        return Descriptor();
    }
    Descriptor file(_open_osfhandle(reinterpret_cast<std::intptr_t>(handle), flags | _O_BINARY | _O_NOINHERIT));
    if (!file.valid()) CloseHandle(handle);
    return file;
}

void Descriptor::close()
{
    if (valid()) _close(std::exchange(fd_, -1));
}

Descriptor duplicate(int fd) { return Descriptor(_dup(fd)); }

Descriptor duplicate(Stream stream) { return duplicate(static_cast<int>(stream)); }

Descriptor open_to_read(const std::string& path)
{
    // The flag allows folders, so that they can be told from files that may not be read.
    return to_descriptor(CreateFileW(to_path(path).c_str(), GENERIC_READ, share_all, nullptr, OPEN_EXISTING,
                                     FILE_FLAG_BACKUP_SEMANTICS, nullptr),
                         _O_RDONLY);
}

Descriptor open_pipe(const std::string& path)
{
    const std::wstring name = to_wide(path);
    // To read, too: only then can be asked whether the other end is there. Wireshark's pipes go both ways.
    for (const DWORD access : {DWORD{GENERIC_READ | GENERIC_WRITE}, DWORD{GENERIC_WRITE}}) {
        HANDLE pipe = INVALID_HANDLE_VALUE;
        do pipe = CreateFileW(name.c_str(), access, 0, nullptr, OPEN_EXISTING, 0, nullptr);
        while (pipe == INVALID_HANDLE_VALUE && GetLastError() == ERROR_PIPE_BUSY && !stop_requested() &&
               WaitNamedPipeW(name.c_str(), pipe_patience) != 0);
        if (pipe != INVALID_HANDLE_VALUE || GetLastError() != ERROR_ACCESS_DENIED) return to_descriptor(pipe, _O_RDWR);
    }
    return to_descriptor(INVALID_HANDLE_VALUE, 0);
}

void close_pipe(const std::string& path, int /*timeout_ms*/)
{
    constexpr const char* prefix = "\\\\.\\pipe\\"; // Wireshark made it, and reads it
    if (path.compare(0, 9, prefix) == 0) open_pipe(path);
}

bool redirect_output(int fd) { return _dup2(fd, _fileno(stdout)) == 0; }

std::ptrdiff_t read_some(int fd, char* to, std::size_t size)
{
    HANDLE handle = handle_of(fd);
    if (is_console(handle)) return read_console(handle, to, size);
    DWORD got = 0;
    if (ReadFile(handle, to, static_cast<DWORD>(std::min<std::size_t>(size, INT_MAX)), &got, nullptr) != 0) return got;
    if (GetLastError() == ERROR_BROKEN_PIPE || GetLastError() == ERROR_HANDLE_EOF) return 0;
    set_errno();
    return -1;
}

bool write_all(int fd, std::string_view bytes)
{
    HANDLE handle = handle_of(fd);
    while (!bytes.empty()) {
        DWORD written = 0;
        if (WriteFile(handle, bytes.data(), static_cast<DWORD>(std::min<std::size_t>(bytes.size(), INT_MAX)), &written,
                      nullptr) == 0) {
            set_errno();
            return false;
        }
        bytes.remove_prefix(written);
    }
    return true;
}

bool seek(int fd, std::uint64_t offset) { return _lseeki64(fd, static_cast<std::int64_t>(offset), SEEK_SET) >= 0; }

std::optional<FileStatus> status_of(int fd) { return status_of(handle_of(fd)); }

std::optional<FileStatus> status_of(const std::string& path)
{
    if (is_device_name(path)) { // opening it would take a pipe's only place
        FileStatus status;
        status.type = FileType::pipe;
        return status;
    }
    HANDLE file = CreateFileW(to_path(path).c_str(), FILE_READ_ATTRIBUTES, share_all, nullptr, OPEN_EXISTING,
                              FILE_FLAG_BACKUP_SEMANTICS, nullptr);
    if (file == INVALID_HANDLE_VALUE) {
        set_errno();
        return {};
    }
    const auto status = status_of(file);
    CloseHandle(file);
    return status;
}

std::size_t most_descriptors() { return 8192; } // _NHANDLE_ of the C library (UCRT)

bool reader_gone(int fd, int timeout_ms)
{
    const ULONGLONG end = GetTickCount64() + static_cast<ULONGLONG>(timeout_ms);
    while (!stop_requested()) {
        if (PeekNamedPipe(handle_of(fd), nullptr, 0, nullptr, nullptr, nullptr) == 0) {
            const DWORD error = GetLastError();
            if (error == ERROR_BROKEN_PIPE || error == ERROR_PIPE_NOT_CONNECTED || error == ERROR_NO_DATA) return true;
        }
        const ULONGLONG now = GetTickCount64();
        if (now >= end) return false;
        Sleep(std::min(look_every, static_cast<DWORD>(end - now)));
    }
    return false;
}

} // namespace icewarn::tool::system
