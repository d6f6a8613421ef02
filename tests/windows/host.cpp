// SPDX-License-Identifier: GPL-2.0-or-later
// host.exe, what tests under Wine need of Windows and a shell cannot do:
//   host lock FILE COMMAND             runs the command while FILE is open and shared with nobody
//   host pipe COMMAND OUT LOG RENAMED  as Wireshark runs an extcap: makes the pipe, starts `COMMAND --fifo PIPE`, reads
//   until nothing
//                                      more comes, renames LOG meanwhile, leaves, and sees whether the program ends
//   host console COMMAND OUT           runs the command on a console and writes what it shows there, as UTF-8
#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN
#endif
#include <windows.h>

#include <cstdio>
#include <string>
#include <vector>

namespace {

constexpr DWORD patience_ms = 20'000;
constexpr DWORD quiet_ms = 3'000;
constexpr const wchar_t* pipe_name = L"\\\\.\\pipe\\icewarn_test";

PROCESS_INFORMATION start(std::wstring command, STARTUPINFOW* startup, DWORD flags)
{
    PROCESS_INFORMATION process{};
    if (CreateProcessW(nullptr, command.data(), nullptr, nullptr, FALSE, flags, nullptr, nullptr, startup, &process) ==
        0)
        std::printf("could not be started: %lu\n", GetLastError());
    return process;
}

int exit_code_of(const PROCESS_INFORMATION& process)
{
    DWORD code = 99;
    if (WaitForSingleObject(process.hProcess, patience_ms) != WAIT_OBJECT_0) TerminateProcess(process.hProcess, code);
    GetExitCodeProcess(process.hProcess, &code);
    return static_cast<int>(code);
}

/// Until it is quiet, or until the other end is gone.
std::string read_all(HANDLE pipe)
{
    std::string all;
    ULONGLONG last = GetTickCount64();
    std::vector<char> buffer(65'536);
    while (GetTickCount64() - last < quiet_ms) {
        DWORD available = 0;
        if (PeekNamedPipe(pipe, nullptr, 0, nullptr, &available, nullptr) == 0) break;
        if (available == 0) {
            Sleep(50);
            continue;
        }
        DWORD got = 0;
        if (ReadFile(pipe, buffer.data(), static_cast<DWORD>(buffer.size()), &got, nullptr) == 0) break;
        all.append(buffer.data(), got);
        last = GetTickCount64();
    }
    return all;
}

void write_file(const wchar_t* name, const std::string& bytes)
{
    HANDLE file = CreateFileW(name, GENERIC_WRITE, 0, nullptr, CREATE_ALWAYS, 0, nullptr);
    DWORD written = 0;
    WriteFile(file, bytes.data(), static_cast<DWORD>(bytes.size()), &written, nullptr);
    CloseHandle(file);
}

int lock(wchar_t** arguments)
{
    HANDLE file = CreateFileW(arguments[0], GENERIC_READ, 0, nullptr, OPEN_EXISTING, 0, nullptr);
    if (file == INVALID_HANDLE_VALUE) return 98;
    STARTUPINFOW startup{};
    startup.cb = sizeof startup;
    const int code = exit_code_of(start(arguments[1], &startup, 0));
    CloseHandle(file);
    return code;
}

int pipe(wchar_t** arguments)
{
    HANDLE pipe =
        CreateNamedPipeW(pipe_name, PIPE_ACCESS_DUPLEX, PIPE_TYPE_BYTE | PIPE_WAIT, 1, 65'536, 65'536, 300, nullptr);
    STARTUPINFOW startup{};
    startup.cb = sizeof startup;
    const PROCESS_INFORMATION program = start(std::wstring(arguments[0]) + L" --fifo " + pipe_name, &startup, 0);
    ConnectNamedPipe(pipe, nullptr);
    write_file(arguments[1], read_all(pipe));
    std::printf("renamed while followed: %s\n", MoveFileW(arguments[2], arguments[3]) != 0 ? "yes" : "no");
    CloseHandle(pipe);
    std::printf("ended after the reader left: %s\n",
                WaitForSingleObject(program.hProcess, patience_ms) == WAIT_OBJECT_0 ? "yes" : "no");
    return exit_code_of(program);
}

int console(wchar_t** arguments)
{
    HANDLE input_read = nullptr;
    HANDLE input_write = nullptr;
    HANDLE output_read = nullptr;
    HANDLE output_write = nullptr;
    CreatePipe(&input_read, &input_write, nullptr, 0);
    CreatePipe(&output_read, &output_write, nullptr, 0);
    HPCON terminal = nullptr;
    if (FAILED(CreatePseudoConsole({200, 50}, input_read, output_write, 0, &terminal))) return 97;
    SIZE_T size = 0;
    InitializeProcThreadAttributeList(nullptr, 1, 0, &size);
    std::vector<char> attributes(size);
    STARTUPINFOEXW startup{};
    startup.StartupInfo.cb = sizeof startup;
    startup.StartupInfo.dwFlags = STARTF_USESTDHANDLES; // none: those of the console
    startup.lpAttributeList = reinterpret_cast<LPPROC_THREAD_ATTRIBUTE_LIST>(attributes.data());
    InitializeProcThreadAttributeList(startup.lpAttributeList, 1, 0, &size);
    UpdateProcThreadAttribute(startup.lpAttributeList, 0, PROC_THREAD_ATTRIBUTE_PSEUDOCONSOLE, terminal,
                              sizeof terminal, nullptr, nullptr);
    const PROCESS_INFORMATION program = start(arguments[0], &startup.StartupInfo, EXTENDED_STARTUPINFO_PRESENT);
    write_file(arguments[1], read_all(output_read));
    return exit_code_of(program);
}

} // namespace

int wmain(int count, wchar_t** arguments)
{
    const std::wstring what = count > 1 ? arguments[1] : L"";
    if (what == L"lock" && count == 4) return lock(arguments + 2);
    if (what == L"pipe" && count == 6) return pipe(arguments + 2);
    if (what == L"console" && count == 4) return console(arguments + 2);
    std::puts("host lock FILE COMMAND | host pipe COMMAND OUT LOG RENAMED | host console COMMAND OUT");
    return 96;
}
