// SPDX-License-Identifier: GPL-2.0-or-later
// What the files of this folder share: names and errors of Windows, and what its C library makes of them.
#pragma once

#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN
#endif
#include <windows.h>

#include <string>
#include <string_view>

#include "icewarn-log/system.hpp"

namespace icewarn::tool::system {

std::wstring to_wide(std::string_view utf8);
std::string to_utf8(std::wstring_view wide);

/// A path as the calls of Windows take it: in full, and marked as long where it is too long for them otherwise.
std::wstring to_path(const std::string& utf8);

/// Sets errno for GetLastError().
void set_errno();

/// INVALID_HANDLE_VALUE where there is none.
HANDLE handle_of(int fd);
HANDLE handle_of(Stream stream);

/// Takes the handle.
Descriptor to_descriptor(HANDLE handle, int flags);

/// A console, and not just some device as isatty() has it.
bool is_console(HANDLE handle);

/// Bytes in UTF-8 of what is typed or pasted. 0 at the end, which is Ctrl+Z at the beginning of a line.
std::ptrdiff_t read_console(HANDLE console, char* to, std::size_t size);

/// `\\.\pipe\name`, and other names of no file.
bool is_device_name(const std::string& path);

/// Whoever ends the program from the console removes these.
void remember_temporary(const std::wstring& path);
void forget_temporary(const std::wstring& path);

/// Brings the console back to what it was, when the program ends.
void prepare_console();

/// Makes the libraries of Wireshark that the program needs findable, wherever it was started from: they are loaded with
/// the first call to one of them. Ends the program with a message when they are not there, or of another version.
void find_wireshark();

} // namespace icewarn::tool::system
