# SPDX-License-Identifier: GPL-2.0-or-later
# What `cpack` makes: a .deb for all users (-G DEB), and an archive for one user with an installer in it (-G TGZ). Both are
# for the Wireshark X.Y that was built against, and are called after it.
set(wireshark ${Wireshark_MAJOR_VERSION}.${Wireshark_MINOR_VERSION})
math(EXPR next_minor "${Wireshark_MINOR_VERSION} + 1")
set(package icewarn-wireshark${wireshark})
set(packaging ${CMAKE_CURRENT_LIST_DIR})

# Only in the .deb; the plugins, the program and the profile go where `cmake --install` puts them.
set(document_dir share/doc/${package})
if(GZIP_PROGRAM)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS CHANGELOG.md)
    execute_process(COMMAND ${GZIP_PROGRAM} -9nc INPUT_FILE ${PROJECT_SOURCE_DIR}/CHANGELOG.md
        OUTPUT_FILE ${PROJECT_BINARY_DIR}/changelog.gz COMMAND_ERROR_IS_FATAL ANY)
    install(FILES ${PROJECT_BINARY_DIR}/changelog.gz DESTINATION ${document_dir} COMPONENT debian EXCLUDE_FROM_ALL)
endif()
install(FILES ${packaging}/copyright README.md DESTINATION ${document_dir} COMPONENT debian EXCLUDE_FROM_ALL)
install(FILES ${packaging}/lintian-overrides DESTINATION share/lintian/overrides RENAME ${package}
    COMPONENT debian EXCLUDE_FROM_ALL)

# The archive. plugins/ mirrors the folder of Wireshark that it goes to.
install(TARGETS icewarn LIBRARY DESTINATION plugins/${wireshark}/epan COMPONENT personal EXCLUDE_FROM_ALL)
if(TARGET icewarn_file)
    install(TARGETS icewarn_file LIBRARY DESTINATION plugins/${wireshark}/wiretap COMPONENT personal EXCLUDE_FROM_ALL)
endif()
install(TARGETS icewarn_log_tool RUNTIME DESTINATION bin COMPONENT personal EXCLUDE_FROM_ALL)
install(FILES ${ICEWARN_MANUAL} DESTINATION share/man/man1 COMPONENT personal EXCLUDE_FROM_ALL)
install(DIRECTORY plugin/profile/ DESTINATION profiles COMPONENT personal EXCLUDE_FROM_ALL)
install(PROGRAMS ${packaging}/install.sh DESTINATION . COMPONENT personal EXCLUDE_FROM_ALL)
install(FILES README.md CHANGELOG.md LICENSE DESTINATION . COMPONENT personal EXCLUDE_FROM_ALL)

set(CPACK_GENERATOR DEB TGZ)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_PROJECT_CONFIG_FILE ${packaging}/generator.cmake)
set(CPACK_PACKAGE_NAME ${package})
set(CPACK_PACKAGE_FILE_NAME
    icewarn-${PROJECT_VERSION}-wireshark${wireshark}-${CMAKE_SYSTEM_NAME}-${CMAKE_SYSTEM_PROCESSOR})
string(TOLOWER ${CPACK_PACKAGE_FILE_NAME} CPACK_PACKAGE_FILE_NAME)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_ARCHIVE_COMPONENT_INSTALL ON)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "icewarn maintainers <icewarn@example.org>" CACHE STRING "Maintainer of the .deb")
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS
    "wireshark-common (>= ${wireshark}), wireshark-common (<< ${Wireshark_MAJOR_VERSION}.${next_minor}~)")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "wireshark | tshark")
# Of the packages for different versions of Wireshark one can be installed at a time, as of Wireshark itself.
set(CPACK_DEBIAN_PACKAGE_PROVIDES icewarn-wireshark)
set(CPACK_DEBIAN_PACKAGE_CONFLICTS icewarn-wireshark)
set(CPACK_DEBIAN_PACKAGE_REPLACES icewarn-wireshark)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Wireshark ${wireshark} plugin for Lync call diagnostics")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Decodes the SIP header ms-client-diagnostics, in which clients of Lync and
Skype for Business say why a call lost its media: each bit of ICEWarn by
name, what is normal about it, and what to check.
.
With icewarn-log, which brings the text logs of clients and servers into
Wireshark, and a profile, \"Lync ICE\": columns, colouring rules and filter
buttons.")
include(CPack)
