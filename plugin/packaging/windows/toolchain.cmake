# SPDX-License-Identifier: GPL-2.0-or-later
# Cross builds for 64-bit Windows with Debian's g++-mingw-w64-ucrt64: the C library is the one of the official Wireshark.
# -DICEWARN_WINDOWS_SYSROOT=DIR is what tests/windows/sysroot.sh made for one version of Wireshark.
set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR AMD64)
set(CMAKE_C_COMPILER x86_64-w64-mingw32ucrt-gcc)
set(CMAKE_CXX_COMPILER x86_64-w64-mingw32ucrt-g++)
set(CMAKE_RC_COMPILER x86_64-w64-mingw32ucrt-windres)
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES ICEWARN_WINDOWS_SYSROOT)
set(CMAKE_FIND_ROOT_PATH ${ICEWARN_WINDOWS_SYSROOT})
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
set(ENV{PKG_CONFIG_LIBDIR} ${ICEWARN_WINDOWS_SYSROOT}/lib/pkgconfig)
