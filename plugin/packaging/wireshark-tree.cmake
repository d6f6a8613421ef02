# SPDX-License-Identifier: GPL-2.0-or-later
# The plugin inside Wireshark's own source tree, built as its own plugins are. doc/building-in-wireshark.md says how.
include(WiresharkPlugin)

set_module_info(icewarn ${PROJECT_VERSION_MAJOR} ${PROJECT_VERSION_MINOR} ${PROJECT_VERSION_PATCH} 0)
set(PLUGIN_FILES ${ICEWARN_CORE_SOURCES} ${ICEWARN_REPORTS_SOURCES} ${ICEWARN_EPAN_SOURCES})
# As in Wireshark's generated plugin.c: the entry points are exported, not imported.
set_source_files_properties(epan/plugin.cpp PROPERTIES COMPILE_DEFINITIONS WS_BUILD_DLL)
add_wireshark_plugin_library(icewarn epan)

set_target_properties(icewarn PROPERTIES
    CXX_STANDARD 17 CXX_STANDARD_REQUIRED ON CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
target_compile_definitions(icewarn PRIVATE ICEWARN_VERSION="${PROJECT_VERSION}")
target_include_directories(icewarn PRIVATE ${PROJECT_SOURCE_DIR}/include ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(icewarn PRIVATE epan)
install_plugin(icewarn epan)

# Beside Wireshark's own profiles, in the build folder and where it is installed.
if(DATAFILE_DIR)
    add_custom_command(TARGET icewarn POST_BUILD
        COMMAND ${CMAKE_COMMAND} -E copy_directory ${CMAKE_CURRENT_SOURCE_DIR}/profile ${DATAFILE_DIR}/profiles)
endif()
install(DIRECTORY profile/ DESTINATION ${CMAKE_INSTALL_DATADIR}/profiles)
