// SPDX-License-Identifier: GPL-2.0-or-later
// Other processes. Not through GLib, which needs a program of its own beside its library for them.
#include <vector>

#include "icewarn-log/system_windows/handles.hpp"

namespace icewarn::tool::system {
namespace {

/// A handle that is closed with its owner.
class Handle {
public:
    explicit Handle(HANDLE handle = nullptr) : handle_(handle) {}
    ~Handle() { close(); }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;

    HANDLE get() const { return handle_; }
    HANDLE* address() { return &handle_; }
    void close()
    {
        if (handle_ != nullptr && handle_ != INVALID_HANDLE_VALUE) CloseHandle(handle_);
        handle_ = nullptr;
    }

private:
    HANDLE handle_;
};

/// As the C library takes a command line apart: backslashes count only before a quotation mark.
std::wstring quoted(const std::wstring& word)
{
    std::wstring text = L"\"";
    std::size_t backslashes = 0;
    for (const wchar_t c : word) {
        if (c == L'"') text.append(backslashes + 1, L'\\');
        backslashes = c == L'\\' ? backslashes + 1 : 0;
        text += c;
    }
    return text.append(backslashes, L'\\') + L"\"";
}

std::wstring command_line(const std::vector<std::string>& command)
{
    std::wstring line;
    for (const std::string& word : command) line += (line.empty() ? L"" : L" ") + quoted(to_wide(word));
    return line;
}

/// Starts it with these handles and no others: what other threads have open for theirs stays theirs.
bool start(std::wstring line, HANDLE nothing, HANDLE errors, PROCESS_INFORMATION& process)
{
    SIZE_T size = 0;
    InitializeProcThreadAttributeList(nullptr, 1, 0, &size);
    std::vector<char> memory(size);
    HANDLE inherited[] = {nothing, errors};
    STARTUPINFOEXW startup{};
    startup.StartupInfo.cb = sizeof startup;
    startup.StartupInfo.dwFlags = STARTF_USESTDHANDLES;
    startup.StartupInfo.hStdInput = nothing;
    startup.StartupInfo.hStdOutput = nothing;
    startup.StartupInfo.hStdError = errors;
    startup.lpAttributeList = reinterpret_cast<LPPROC_THREAD_ATTRIBUTE_LIST>(memory.data());
    if (InitializeProcThreadAttributeList(startup.lpAttributeList, 1, 0, &size) == 0) return false;
    const bool started = UpdateProcThreadAttribute(startup.lpAttributeList, 0, PROC_THREAD_ATTRIBUTE_HANDLE_LIST,
                                                   inherited, sizeof inherited, nullptr, nullptr) != 0 &&
                         CreateProcessW(nullptr, line.data(), nullptr, nullptr, TRUE, EXTENDED_STARTUPINFO_PRESENT,
                                        nullptr, nullptr, &startup.StartupInfo, &process) != 0;
    const DWORD error = GetLastError();
    DeleteProcThreadAttributeList(startup.lpAttributeList);
    SetLastError(error);
    return started;
}

} // namespace

Ending run(std::vector<std::string> command)
{
    constexpr DWORD piece = 4096; // bytes
    Ending ending;
    SECURITY_ATTRIBUTES inheritable{sizeof inheritable, nullptr, TRUE};
    const Handle nothing(CreateFileW(L"NUL", GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE,
                                     &inheritable, OPEN_EXISTING, 0, nullptr));
    Handle errors_read;
    Handle errors_write;
    PROCESS_INFORMATION process{};
    if (CreatePipe(errors_read.address(), errors_write.address(), &inheritable, 0) == 0 ||
        !start(command_line(command), nothing.get(), errors_write.get(), process)) {
        set_errno();
        ending.problem = command.front() + ": " + error_text(errno);
        return ending;
    }
    const Handle started(process.hProcess);
    const Handle thread(process.hThread);
    errors_write.close(); // or its end would not be seen
    std::string text(piece, '\0');
    DWORD got = 0;
    while (ReadFile(errors_read.get(), text.data(), piece, &got, nullptr) != 0) ending.said.append(text, 0, got);
    DWORD code = 0;
    WaitForSingleObject(process.hProcess, INFINITE);
    GetExitCodeProcess(process.hProcess, &code);
    ending.exit_status = static_cast<int>(code);
    if (code != 0) ending.problem = "it ended with " + std::to_string(ending.exit_status.value());
    return ending;
}

} // namespace icewarn::tool::system
