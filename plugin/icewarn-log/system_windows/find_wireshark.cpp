// SPDX-License-Identifier: GPL-2.0-or-later
// Where Wireshark is. Its libraries are not in the program's folder: users have it where they like, and the extcap is
// in their profile. Nothing here may call into GLib or Wireshark: they are not loaded yet.
#include "icewarn-log/system_windows/handles.hpp"

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "wireshark_version.hpp"

// Of the linker: where the addresses of other libraries' functions are, also of those that come with the first call.
extern "C" char __IAT_start__[]; // NOLINT(bugprone-reserved-identifier)
extern "C" char __IAT_end__[];   // NOLINT(bugprone-reserved-identifier)

namespace icewarn::tool::system {
namespace {

constexpr const wchar_t* program_key = L"SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\App Paths\\Wireshark.exe";
constexpr const wchar_t* library = L"libwiretap.dll";
constexpr DWORD longest_path = 32'768;

std::wstring environment(const wchar_t* name)
{
    std::wstring value(longest_path, L'\0');
    value.resize(GetEnvironmentVariableW(name, value.data(), longest_path));
    return value;
}

std::wstring from_registry(HKEY root)
{
    std::wstring path(MAX_PATH, L'\0');
    DWORD bytes = MAX_PATH * sizeof(wchar_t);
    if (RegGetValueW(root, program_key, nullptr, RRF_RT_REG_SZ, nullptr, path.data(), &bytes) != ERROR_SUCCESS)
        return {};
    path.resize(std::wcslen(path.c_str()));
    const std::size_t slash = path.find_last_of(L'\\');
    return slash == std::wstring::npos
               ? std::wstring()
               : path.substr(path.front() == L'"' ? 1 : 0, slash - (path.front() == L'"' ? 1 : 0));
}

std::wstring own_folder()
{
    std::wstring path(longest_path, L'\0');
    path.resize(GetModuleFileNameW(nullptr, path.data(), longest_path));
    return path.substr(0, path.find_last_of(L'\\'));
}

std::wstring below(const wchar_t* variable)
{
    const std::wstring folder = environment(variable);
    return folder.empty() ? folder : folder + L"\\Wireshark";
}

/// The linker has them read-only, although the first call to a function of another library writes there.
void make_addresses_writable()
{
    DWORD before = 0;
    VirtualProtect(__IAT_start__, static_cast<SIZE_T>(__IAT_end__ - __IAT_start__), PAGE_READWRITE, &before);
}

struct Version {
    unsigned major = 0;
    unsigned minor = 0;
};

/// From the library's resources, which takes no code of it.
Version version_of(const std::wstring& file)
{
    Version version;
    HMODULE module = LoadLibraryExW(file.c_str(), nullptr, LOAD_LIBRARY_AS_DATAFILE | LOAD_LIBRARY_AS_IMAGE_RESOURCE);
    if (module == nullptr) return version;
    HRSRC place = FindResourceW(module, MAKEINTRESOURCEW(VS_VERSION_INFO), MAKEINTRESOURCEW(16)); // RT_VERSION
    HGLOBAL resource = place != nullptr ? LoadResource(module, place) : nullptr;
    if (resource != nullptr) {
        constexpr std::size_t before = 40; // VS_VERSIONINFO: three words, its name, padding
        VS_FIXEDFILEINFO info{};
        if (SizeofResource(module, place) >= before + sizeof info) {
            std::memcpy(&info, static_cast<const char*>(LockResource(resource)) + before, sizeof info);
            if (info.dwSignature == VS_FFI_SIGNATURE)
                version = {HIWORD(info.dwProductVersionMS), LOWORD(info.dwProductVersionMS)};
        }
    }
    FreeLibrary(module);
    return version;
}

[[noreturn]] void give_up(const std::string& text)
{
    std::fprintf(stderr, "icewarn-log: %s\n", text.c_str());
    std::exit(2); // NOLINT(concurrency-mt-unsafe): there is one thread yet
}

std::string text_of(Version version) { return std::to_string(version.major) + "." + std::to_string(version.minor); }

} // namespace

void find_wireshark()
{
    constexpr Version wanted{WIRESHARK_VERSION_MAJOR, WIRESHARK_VERSION_MINOR};
    Version other;
    for (const std::wstring& folder :
         {environment(L"ICEWARN_WIRESHARK"), own_folder(), from_registry(HKEY_LOCAL_MACHINE),
          from_registry(HKEY_CURRENT_USER), below(L"ProgramW6432"), below(L"ProgramFiles")}) {
        const std::wstring file = folder + L"\\" + library;
        if (folder.empty() || GetFileAttributesW(file.c_str()) == INVALID_FILE_ATTRIBUTES) continue;
        const Version found = version_of(file);
        if (found.major == wanted.major && found.minor == wanted.minor) {
            SetDllDirectoryW(folder.c_str());
            make_addresses_writable();
            return;
        }
        other = found;
    }
    if (other.major != 0)
        give_up("this is the program for Wireshark " + text_of(wanted) + ", and here is Wireshark " + text_of(other) +
                ": run the install.cmd that came with it again.");
    give_up("Wireshark " + text_of(wanted) +
            " is not here: install it, or set ICEWARN_WIRESHARK to its folder. Its libraries are needed.");
}

} // namespace icewarn::tool::system
