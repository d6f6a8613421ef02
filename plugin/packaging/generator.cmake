# SPDX-License-Identifier: GPL-2.0-or-later
# Read by cpack once for each generator: which components it packs.
if(CPACK_GENERATOR STREQUAL "DEB")
    set(CPACK_COMPONENTS_ALL Unspecified debian)
    set(CPACK_SET_DESTDIR ON) # the plugin's folder is an absolute path
    set(CPACK_INSTALL_PREFIX /usr)
else()
    set(CPACK_COMPONENTS_ALL personal)
    set(CPACK_COMPONENT_INCLUDE_TOPLEVEL_DIRECTORY ON)
endif()
