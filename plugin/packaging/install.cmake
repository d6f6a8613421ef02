# SPDX-License-Identifier: GPL-2.0-or-later
# Where `cmake --install` puts things: all of them for all users or for one, as the folder of the plugin is. A folder that
# is empty here is not installed to.
set(ICEWARN_PLUGIN_DIR "${Wireshark_PLUGIN_INSTALL_DIR}/epan" CACHE PATH "Where Wireshark looks for this plugin")
cmake_path(IS_PREFIX Wireshark_INSTALL_PREFIX "${ICEWARN_PLUGIN_DIR}" for_all)
set(home "$ENV{HOME}/.") # which is "/." where there is none, so what lies below Wireshark is looked at first
cmake_path(IS_PREFIX home "${ICEWARN_PLUGIN_DIR}" NORMALIZE for_one)
cmake_path(GET ICEWARN_PLUGIN_DIR PARENT_PATH plugins)

# The program and its manual go where programs go, beside Wireshark's (.deb) or not (/usr/local).
set(program_dir bin)
set(manual_dir share/man/man1)
set(extcap_dir ${Wireshark_EXTCAP_INSTALL_DIR})
set(profile_dir "${Wireshark_INSTALL_PREFIX}/share/wireshark/profiles")
if(for_one AND NOT for_all)
    set(program_dir "$ENV{HOME}/.local/bin")
    set(manual_dir "$ENV{HOME}/.local/share/man/man1")
    set(extcap_dir "$ENV{HOME}/.local/lib/wireshark/extcap")
    if(Wireshark_VERSION VERSION_LESS 4.2)
        set(extcap_dir "$ENV{HOME}/.config/wireshark/extcap")
    endif()
    set(profile_dir)
    if(NOT EXISTS "$ENV{HOME}/.config/wireshark/profiles/Lync ICE") # theirs, once they have it
        set(profile_dir "$ENV{HOME}/.config/wireshark/profiles")
    endif()
elseif(NOT for_all)
    set(program_dir)
    set(manual_dir)
    set(extcap_dir)
    set(profile_dir)
endif()
if(DEFINED ICEWARN_PROFILE_DIR)
    set(profile_dir ${ICEWARN_PROFILE_DIR})
endif()
if(DEFINED ICEWARN_EXTCAP_DIR)
    set(extcap_dir ${ICEWARN_EXTCAP_DIR})
endif()

configure_file(icewarn-log/icewarn-log.1.in ${PROJECT_BINARY_DIR}/icewarn-log.1 @ONLY)
set(ICEWARN_MANUAL ${PROJECT_BINARY_DIR}/icewarn-log.1)
find_program(GZIP_PROGRAM gzip)
if(GZIP_PROGRAM)
    execute_process(COMMAND ${GZIP_PROGRAM} -9nc INPUT_FILE ${ICEWARN_MANUAL} OUTPUT_FILE ${ICEWARN_MANUAL}.gz
        COMMAND_ERROR_IS_FATAL ANY)
    set(ICEWARN_MANUAL ${ICEWARN_MANUAL}.gz)
endif()

install(TARGETS icewarn LIBRARY DESTINATION ${ICEWARN_PLUGIN_DIR})
if(TARGET icewarn_file)
    install(TARGETS icewarn_file LIBRARY DESTINATION ${plugins}/wiretap)
endif()
if(program_dir)
    install(TARGETS icewarn_log_tool RUNTIME DESTINATION ${program_dir})
    install(FILES ${ICEWARN_MANUAL} DESTINATION ${manual_dir})
endif()
if(extcap_dir)
    install(TARGETS icewarn_log_tool RUNTIME DESTINATION ${extcap_dir})
endif()
if(profile_dir)
    install(DIRECTORY profile/ DESTINATION ${profile_dir})
endif()
add_custom_target(uninstall
    COMMAND ${CMAKE_COMMAND} -P ${CMAKE_CURRENT_SOURCE_DIR}/uninstall.cmake
    WORKING_DIRECTORY ${PROJECT_BINARY_DIR})
