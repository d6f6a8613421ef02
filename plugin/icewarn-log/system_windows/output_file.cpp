// SPDX-License-Identifier: GPL-2.0-or-later
// A file that is written beside the one whose place it takes.
#include "icewarn-log/system_windows/handles.hpp"

#include <fcntl.h>

#include <glib.h>

#include <cerrno>

namespace icewarn::tool::system {
namespace {

constexpr const char* temporary_prefix = ".icewarn-log-";

std::string folder_of(const std::string& path)
{
    const std::size_t before_name = path.find_last_of("/\\:");
    return before_name == std::string::npos ? "" : path.substr(0, before_name + 1);
}

/// A name beside `path` that nobody has.
Descriptor create_beside(const std::string& path, std::string& name)
{
    constexpr int tries = 100;
    for (int i = 0; i < tries; ++i) {
        name = folder_of(path) + temporary_prefix + std::to_string(g_random_int());
        // Sharing the deletion lets the events that end the program remove it.
        Descriptor file = to_descriptor(CreateFileW(to_path(name).c_str(), GENERIC_READ | GENERIC_WRITE | DELETE,
                                                    FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr,
                                                    CREATE_NEW, FILE_ATTRIBUTE_NORMAL, nullptr),
                                        _O_RDWR);
        if (file.valid() || errno != EEXIST) return file;
    }
    return Descriptor();
}

} // namespace

OutputFile::~OutputFile()
{
    if (temporary_.empty()) return;
    file_.close();
    const std::wstring temporary = to_path(temporary_);
    DeleteFileW(temporary.c_str());
    forget_temporary(temporary);
}

bool OutputFile::open(const std::string& path)
{
    path_ = path;
    const auto existing = status_of(path);
    if (existing && existing->type != FileType::regular) {
        file_ = to_descriptor(CreateFileW(to_path(path).c_str(), GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE,
                                          nullptr, OPEN_EXISTING, 0, nullptr),
                              _O_WRONLY);
        if (existing->type == FileType::folder) errno = EISDIR;
        return file_.valid();
    }
    if (existing && (GetFileAttributesW(to_path(path).c_str()) & FILE_ATTRIBUTE_READONLY) != 0) {
        errno = EACCES;
        return false;
    }
    file_ = create_beside(path_, temporary_);
    if (!file_.valid()) {
        temporary_.clear();
        return false;
    }
    remember_temporary(to_path(temporary_));
    return true;
}

bool OutputFile::commit()
{
    if (temporary_.empty()) return true;
    if (FlushFileBuffers(handle_of(file_.get())) == 0) {
        set_errno();
        return false;
    }
    file_.close(); // a file that is open is not renamed
    const std::wstring from = to_path(temporary_);
    const std::wstring to = to_path(path_);
    // The first keeps who may do what with the file that was there. The second is for where there was none, and for a
    // file that the writer of packets still has open; of a file that another program has open only the first says so.
    bool done = ReplaceFileW(to.c_str(), from.c_str(), nullptr, REPLACEFILE_IGNORE_MERGE_ERRORS, nullptr, nullptr) != 0;
    const DWORD why = GetLastError();
    done = done || MoveFileExW(from.c_str(), to.c_str(), MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH) != 0;
    if (!done) {
        if (why != ERROR_FILE_NOT_FOUND) SetLastError(why);
        set_errno();
        return false;
    }
    forget_temporary(from);
    temporary_.clear();
    return true;
}

void remove_abandoned(const std::string& folder)
{
    WIN32_FIND_DATAW found{};
    HANDLE search = FindFirstFileW(to_path(folder + "/" + temporary_prefix + "*").c_str(), &found);
    if (search == INVALID_HANDLE_VALUE) return;
    do {
        // Not shared: it is not to be had while its program has it open.
        HANDLE file = CreateFileW(to_path(folder + "/" + to_utf8(found.cFileName)).c_str(), DELETE, 0, nullptr,
                                  OPEN_EXISTING, FILE_FLAG_DELETE_ON_CLOSE, nullptr);
        if (file != INVALID_HANDLE_VALUE) CloseHandle(file);
    } while (FindNextFileW(search, &found) != 0);
    FindClose(search);
}

} // namespace icewarn::tool::system
