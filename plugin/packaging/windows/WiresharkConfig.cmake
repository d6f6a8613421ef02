# SPDX-License-Identifier: GPL-2.0-or-later
# In a sysroot of tests/windows/sysroot.sh: what Wireshark's own package for CMake says elsewhere.
cmake_path(GET CMAKE_CURRENT_LIST_DIR PARENT_PATH sysroot) # lib/cmake
cmake_path(GET sysroot PARENT_PATH sysroot)
cmake_path(GET sysroot PARENT_PATH sysroot)
set(Wireshark_INSTALL_PREFIX ${sysroot})
set(Wireshark_INCLUDE_DIR ${sysroot}/include/wireshark)
file(READ ${Wireshark_INCLUDE_DIR}/ws_version.h version_header)
foreach(part MAJOR MINOR MICRO)
    string(REGEX MATCH "WIRESHARK_VERSION_${part} +([0-9]+)" matched "${version_header}")
    set(version_${part} ${CMAKE_MATCH_1})
endforeach()
set(Wireshark_MAJOR_VERSION ${version_MAJOR})
set(Wireshark_MINOR_VERSION ${version_MINOR})
set(Wireshark_PATCH_VERSION ${version_MICRO})
set(Wireshark_VERSION ${version_MAJOR}.${version_MINOR}.${version_MICRO})
set(Wireshark_PLUGIN_INSTALL_DIR plugins/${version_MAJOR}.${version_MINOR})
set(Wireshark_EXTCAP_INSTALL_DIR extcap)
foreach(target epan wiretap wsutil)
    set(library ${target})
    if(target STREQUAL "epan")
        set(library wireshark)
    endif()
    add_library(${target} INTERFACE IMPORTED)
    set_target_properties(${target} PROPERTIES
        INTERFACE_LINK_LIBRARIES "${sysroot}/lib/lib${library}.$<IF:$<BOOL:$<TARGET_PROPERTY:ICEWARN_DELAY_LOAD>>,delay,dll>.a"
        INTERFACE_INCLUDE_DIRECTORIES ${Wireshark_INCLUDE_DIR})
endforeach()
