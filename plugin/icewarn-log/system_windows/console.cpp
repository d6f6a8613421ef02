// SPDX-License-Identifier: GPL-2.0-or-later
// The console, and the events that end a program.
#include "icewarn-log/system_windows/handles.hpp"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <set>

namespace icewarn::tool::system {
namespace {

std::atomic<bool> stop_is_caught{false};
std::atomic<bool> stopped{false};

/// Files that are not whole yet. The events come on a thread of their own.
std::mutex temporary_mutex;
std::set<std::wstring>& temporary_files()
{
    static std::set<std::wstring> files;
    return files;
}

BOOL WINAPI on_event(DWORD /*event*/)
{
    if (stop_is_caught) {
        stopped = true;
        return TRUE;
    }
    const std::lock_guard<std::mutex> lock(temporary_mutex);
    for (const std::wstring& path : temporary_files()) DeleteFileW(path.c_str()); // when it is closed
    return FALSE;
}

constexpr std::size_t stream_buffer = 64 << 10; ///< bytes

/// How the console was found. It outlives the program, and belongs to the shell.
UINT code_page = 0;
struct Mode {
    HANDLE console = INVALID_HANDLE_VALUE;
    DWORD mode = 0;
};
Mode modes[3];

void restore_console()
{
    std::fflush(nullptr);
    for (const Mode& mode : modes)
        if (mode.console != INVALID_HANDLE_VALUE) SetConsoleMode(mode.console, mode.mode);
    if (code_page != 0) SetConsoleOutputCP(code_page);
}

/// What did not fit the last time.
std::string typed;

} // namespace

void prepare_console()
{
    SetConsoleCtrlHandler(on_event, TRUE);
    if (!is_console(handle_of(Stream::output)) && !is_console(handle_of(Stream::error))) return;
    code_page = GetConsoleOutputCP();
    SetConsoleOutputCP(CP_UTF8);
    std::atexit(restore_console);
    // What is not buffered comes byte by byte from printf() here, and a console takes no characters in pieces.
    for (std::FILE* stream : {stdout, stderr}) std::setvbuf(stream, nullptr, _IOFBF, stream_buffer);
}

bool is_console(HANDLE handle)
{
    DWORD mode = 0;
    return handle != INVALID_HANDLE_VALUE && GetConsoleMode(handle, &mode) != 0;
}

std::ptrdiff_t read_console(HANDLE console, char* to, std::size_t size)
{
    constexpr DWORD most = 4096;
    constexpr wchar_t ctrl_z = 26;
    if (typed.empty()) {
        std::wstring line(most, L'\0');
        DWORD got = 0;
        if (ReadConsoleW(console, line.data(), most, &got, nullptr) == 0) {
            set_errno();
            return -1;
        }
        if (got == 0 && stop_requested()) {
            errno = EINTR;
            return -1;
        }
        line.resize(got);
        if (line.empty() || line.front() == ctrl_z) return 0;
        typed = to_utf8(line);
    }
    const std::size_t count = std::min(size, typed.size());
    std::memcpy(to, typed.data(), count);
    typed.erase(0, count);
    return static_cast<std::ptrdiff_t>(count);
}

bool is_terminal(Stream stream) { return is_console(handle_of(stream)); }

unsigned terminal_width(Stream stream)
{
    CONSOLE_SCREEN_BUFFER_INFO about{};
    if (!is_terminal(stream) || GetConsoleScreenBufferInfo(handle_of(stream), &about) == 0) return 0;
    const int columns = about.srWindow.Right - about.srWindow.Left + 1;
    return columns > 0 ? static_cast<unsigned>(columns) : 0;
}

bool enable_colour(Stream stream)
{
    HANDLE console = handle_of(stream);
    DWORD mode = 0;
    if (!is_console(console) || GetConsoleMode(console, &mode) == 0) return false;
    if ((mode & ENABLE_VIRTUAL_TERMINAL_PROCESSING) != 0) return true;
    if (SetConsoleMode(console, mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING) == 0) return false;
    modes[static_cast<std::size_t>(stream)] = {console, mode};
    return true;
}

void catch_stop() { stop_is_caught = true; }

bool stop_requested() { return stopped; }

void remember_temporary(const std::wstring& path)
{
    const std::lock_guard<std::mutex> lock(temporary_mutex);
    temporary_files().insert(path);
}

void forget_temporary(const std::wstring& path)
{
    const std::lock_guard<std::mutex> lock(temporary_mutex);
    temporary_files().erase(path);
}

} // namespace icewarn::tool::system
