# SPDX-License-Identifier: GPL-2.0-or-later
# cmake --build build --target uninstall: removes what the last `cmake --install build` wrote.
set(manifest ${CMAKE_CURRENT_BINARY_DIR}/install_manifest.txt)
if(NOT EXISTS ${manifest})
    message(FATAL_ERROR "Nothing was installed from here: ${manifest} is not there.")
endif()
file(STRINGS ${manifest} files)
foreach(file IN LISTS files)
    message(STATUS "Removing $ENV{DESTDIR}${file}")
    file(REMOVE "$ENV{DESTDIR}${file}")
endforeach()
