# SPDX-License-Identifier: GPL-2.0-or-later
# What compiling for Windows needs beyond the toolchain. toolchain.cmake says which it is.
add_compile_definitions(
    _FILE_OFFSET_BITS=64 # logs of more than 2 GB
    _POSIX_THREAD_SAFE_FUNCTIONS=200112L # gmtime_r() and localtime_r()
    # What Wireshark 4.0 for Windows brings along.
    GLIB_VERSION_MIN_REQUIRED=GLIB_VERSION_2_72 GLIB_VERSION_MAX_ALLOWED=GLIB_VERSION_2_72)
# What the compiler brings along is not on the users' machines: libgcc, libstdc++, winpthread. Nothing but the entry points of a
# plugin is exported.
add_link_options(-static LINKER:--exclude-all-symbols)

# A program that is not in Wireshark's folder says where it is before it loads the libraries: ICEWARN_DELAY_LOAD.
set_target_properties(PkgConfig::GLIB2 PROPERTIES INTERFACE_LINK_LIBRARIES
    "${GLIB2_LIBRARY_DIRS}/libglib-2.0.$<IF:$<BOOL:$<TARGET_PROPERTY:ICEWARN_DELAY_LOAD>>,delay,dll>.a")
