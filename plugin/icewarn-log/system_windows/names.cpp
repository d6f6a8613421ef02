// SPDX-License-Identifier: GPL-2.0-or-later
// Names, errors and arguments.
#include "icewarn-log/system_windows/handles.hpp"

#include <fcntl.h>
#include <io.h>

#include <glib.h>

#include <algorithm>
#include <cerrno>
#include <clocale>
#include <cstring>
#include <iterator>

namespace icewarn::tool::system {
namespace {

constexpr std::size_t longest_plain_path = 247; ///< MAX_PATH without room for a name of 8.3, as folders have it

struct ErrorPair {
    DWORD windows;
    int c;
};
constexpr ErrorPair errors[] = {{ERROR_FILE_NOT_FOUND, ENOENT},
                                {ERROR_PATH_NOT_FOUND, ENOENT},
                                {ERROR_INVALID_NAME, ENOENT},
                                {ERROR_BAD_NETPATH, ENOENT},
                                {ERROR_BAD_NET_NAME, ENOENT},
                                {ERROR_INVALID_DRIVE, ENOENT},
                                {ERROR_ACCESS_DENIED, EACCES},
                                {ERROR_SHARING_VIOLATION, EBUSY},
                                {ERROR_LOCK_VIOLATION, EBUSY},
                                {ERROR_USER_MAPPED_FILE, EBUSY},
                                {ERROR_UNABLE_TO_REMOVE_REPLACED, EBUSY},
                                {ERROR_FILE_EXISTS, EEXIST},
                                {ERROR_ALREADY_EXISTS, EEXIST},
                                {ERROR_DISK_FULL, ENOSPC},
                                {ERROR_HANDLE_DISK_FULL, ENOSPC},
                                {ERROR_BROKEN_PIPE, EPIPE},
                                {ERROR_NO_DATA, EPIPE},
                                {ERROR_PIPE_NOT_CONNECTED, EPIPE},
                                {ERROR_TOO_MANY_OPEN_FILES, EMFILE},
                                {ERROR_WRITE_PROTECT, EROFS},
                                {ERROR_FILENAME_EXCED_RANGE, ENAMETOOLONG},
                                {ERROR_INVALID_HANDLE, EBADF},
                                {ERROR_NOT_ENOUGH_MEMORY, ENOMEM},
                                {ERROR_OPERATION_ABORTED, EINTR}};

bool starts_with(std::wstring_view text, std::wstring_view with) { return text.substr(0, with.size()) == with; }

/// The shells of Windows leave it to the program to find the files that `*.uccapilog` stands for. In the order of their
/// names; what no file is called by stays as it is.
void add_expanded(std::vector<std::string>& arguments, std::wstring_view argument)
{
    const std::size_t before_name = argument.find_last_of(L"/\\:");
    const std::wstring_view folder = argument.substr(0, before_name == std::wstring_view::npos ? 0 : before_name + 1);
    const std::size_t first = arguments.size();
    const bool is_pattern = !argument.empty() && argument.front() != L'-' && !starts_with(argument, L"\\\\?\\") &&
                            argument.find_first_of(L"*?") != std::wstring_view::npos;
    WIN32_FIND_DATAW found{};
    HANDLE search = is_pattern ? FindFirstFileW(std::wstring(argument).c_str(), &found) : INVALID_HANDLE_VALUE;
    if (search != INVALID_HANDLE_VALUE) {
        do
            if ((found.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY) == 0)
                arguments.push_back(to_utf8(std::wstring(folder) + found.cFileName));
        while (FindNextFileW(search, &found) != 0);
        FindClose(search);
    }
    std::sort(arguments.begin() + static_cast<std::ptrdiff_t>(first), arguments.end());
    if (arguments.size() == first) arguments.push_back(to_utf8(argument));
}

} // namespace

std::wstring to_wide(std::string_view utf8)
{
    const int size = static_cast<int>(utf8.size());
    std::wstring wide(static_cast<std::size_t>(MultiByteToWideChar(CP_UTF8, 0, utf8.data(), size, nullptr, 0)), L'\0');
    MultiByteToWideChar(CP_UTF8, 0, utf8.data(), size, wide.data(), static_cast<int>(wide.size()));
    return wide;
}

std::string to_utf8(std::wstring_view wide)
{
    const int size = static_cast<int>(wide.size());
    const int needed = WideCharToMultiByte(CP_UTF8, 0, wide.data(), size, nullptr, 0, nullptr, nullptr);
    std::string utf8(static_cast<std::size_t>(needed), '\0');
    WideCharToMultiByte(CP_UTF8, 0, wide.data(), size, utf8.data(), needed, nullptr, nullptr);
    return utf8;
}

bool is_device_name(const std::string& path)
{
    const std::wstring wide = to_wide(path);
    return starts_with(wide, L"\\\\.\\") || starts_with(wide, L"//./");
}

std::wstring to_path(const std::string& utf8)
{
    const std::wstring given = to_wide(utf8);
    if (starts_with(given, L"\\\\?\\") || is_device_name(utf8)) return given;
    std::wstring full(GetFullPathNameW(given.c_str(), 0, nullptr, nullptr), L'\0');
    full.resize(GetFullPathNameW(given.c_str(), static_cast<DWORD>(full.size()), full.data(), nullptr));
    // Also what is no path at all comes back as it was given: the call that gets it says what is wrong.
    if (full.size() <= longest_plain_path) return given;
    if (starts_with(full, L"\\\\")) return L"\\\\?\\UNC" + full.substr(1);
    return L"\\\\?\\" + full;
}

void set_errno()
{
    const DWORD error = GetLastError();
    const auto* known = std::find_if(std::begin(errors), std::end(errors),
                                     [&](const ErrorPair& pair) { return pair.windows == error; });
    errno = known != std::end(errors) ? known->c : EIO;
}

std::string error_text(int error)
{
    // What is the usual reason here, and what the C library's words do not say.
    if (error == EBUSY) return "Another program has it open, and does not share it";
    if (error == EPIPE) return "Broken pipe";
    return std::strerror(error); // GLib's asks the console for its code page, and aborts where there is no console
}

std::vector<std::string> start_program(int /*argc*/, char** argv)
{
    find_wireshark();
    prepare_console();
    // Numbers of standard streams that are not there are never given to other files by this C library.
    for (const Stream stream : {Stream::input, Stream::output, Stream::error})
        _setmode(static_cast<int>(stream), _O_BINARY);
    std::setlocale(LC_ALL, ".UTF-8"); // NOLINT(concurrency-mt-unsafe): there is one thread yet

    // Those of main() are in a code page that lacks most characters.
    std::vector<std::string> arguments;
    char** given = g_win32_get_command_line();
    for (char** argument = given; argument != nullptr && *argument != nullptr; ++argument) {
        if (arguments.empty()) arguments.emplace_back(*argument);
        else add_expanded(arguments, to_wide(*argument));
    }
    g_strfreev(given);
    if (arguments.empty()) arguments.emplace_back(argv[0]);
    return arguments;
}

} // namespace icewarn::tool::system
