#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# tests/windows/sysroot.sh SUITE...: in the chroot of tests/windows/build.sh. Makes /sysroots/X.Y for the Wireshark X.Y of each
# Debian suite: its headers, GLib's for 64-bit Windows, and import libraries of what Debian's own libraries export, which is
# what those for Windows export too. No source of Wireshark or GLib is needed, and no Wireshark for Windows.
#
# GLib is that of the oldest suite, bookworm: what it does not have might be missing beside the oldest Wireshark.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
packaging=$here/../../plugin/packaging/windows
target=x86_64-w64-mingw32ucrt
oldest=bookworm

# Packages come from trixie, but for those that are asked for of another suite.
use_suites()
{
    mirror=$(sed -n 's/^deb .*\(https*:[^ ]*\) .*/\1/p' /etc/apt/sources.list | head -n 1)
    printf '%s\n' "$@" trixie | sort -u | sed "s|.*|deb $mirror & main|" >/etc/apt/sources.list
    printf 'Package: *\nPin: release n=trixie\nPin-Priority: 990\n' >/etc/apt/preferences.d/suites
    apt-get -qq -o Acquire::Check-Valid-Until=false update
}

# fetch SUITE FOLDER PACKAGE...: unpacks them below the folder.
fetch()
{
    suite=$1
    folder=$2
    shift 2
    mkdir -p "$folder/packages"
    for package in "$@"; do
        (cd "$folder/packages" && apt-get -qq -o APT::Sandbox::User=root download "$package/$suite")
        dpkg-deb -x "$folder/packages/$package"_*.deb "$folder"
    done
}

# The package NAME... that a -dev package belongs to.
runtime_of()
{
    dpkg-deb -f "$1/packages/$2"_*.deb Depends | tr ',' '\n' | sed -n "s/^ *\($3[^ ]*\) .*/\1/p" | head -n 1
}

# import_library SYSROOT NAME DLL LIBRARY [FUNCTION...]: of what the library exports, data marked, and of the functions that
# only the one for Windows has. The second library loads the DLL with the first call to it.
import_library()
{
    sysroot=$1
    name=$2
    definition=$sysroot/lib/$2.def
    {
        printf 'LIBRARY "%s"\nEXPORTS\n' "$3"
        nm -D --defined-only --without-symbol-versions "$4" | awk '$2 ~ /[TWi]/ { print $3 } $2 ~ /[BDRGSV]/ { print $3 " DATA" }'
        shift 4
        [ $# -eq 0 ] || printf '%s\n' "$@"
    } >"$definition"
    $target-dlltool -d "$definition" -l "$sysroot/lib/lib$name.dll.a"
    grep -v ' DATA$' "$definition" >"$definition.functions"
    $target-dlltool -d "$definition.functions" -y "$sysroot/lib/lib$name.delay.a"
}

glib_for_windows()
{
    mkdir -p "$1/include" "$1/lib/glib-2.0/include" "$1/lib/pkgconfig"
    cp -r "$glib/usr/include/glib-2.0" "$1/include/"
    sed -f "$here/glibconfig.sed" "$glib"/usr/lib/*/glib-2.0/include/glibconfig.h >"$1/lib/glib-2.0/include/glibconfig.h"
    import_library "$1" glib-2.0 glib-2.0-0.dll "$(echo "$glib"/*/*/libglib-2.0.so.0 "$glib"/usr/lib/*/libglib-2.0.so.0 | tr ' ' '\n' |
        grep -v '\*' | head -n 1)" g_win32_get_command_line g_win32_get_system_data_dirs_for_module
    version=$(sed -n 's/^Version: //p' "$glib"/usr/lib/*/pkgconfig/glib-2.0.pc)
    # shellcheck disable=SC2016
    printf '%s\n' "prefix=$1" 'Name: GLib' 'Description: GLib' "Version: $version" 'Libs: -L${prefix}/lib -lglib-2.0' \
        'Cflags: -I${prefix}/include/glib-2.0 -I${prefix}/lib/glib-2.0/include' >"$1/lib/pkgconfig/glib-2.0.pc"
}

zlib_for_windows()
{
    cp /usr/x86_64-w64-mingw32/include/zlib.h /usr/x86_64-w64-mingw32/include/zconf.h "$1/include/"
    cp /usr/x86_64-w64-mingw32/lib/libz.a "$1/lib/"
    # shellcheck disable=SC2016
    printf '%s\n' "prefix=$1" 'Name: zlib' 'Description: zlib' 'Version: 1.3' 'Libs: -L${prefix}/lib -lz' \
        'Cflags: -I${prefix}/include' >"$1/lib/pkgconfig/zlib.pc"
}

make_sysroot()
{
    files=/sysroots/packages/$1
    fetch "$1" "$files" wireshark-dev libwireshark-dev libwiretap-dev libwsutil-dev
    for library in libwireshark libwiretap libwsutil; do
        fetch "$1" "$files" "$(runtime_of "$files" $library-dev $library)"
    done
    header=$files/usr/include/wireshark/ws_version.h
    version=$(sed -n 's/^#define WIRESHARK_VERSION_M[AI][JN]OR  *\([0-9]*\)/\1/p' "$header" | paste -sd .)
    sysroot=/sysroots/$version
    rm -rf "$sysroot"
    mkdir -p "$sysroot/include" "$sysroot/lib/cmake/wireshark"
    cp -r "$files/usr/include/wireshark" "$sysroot/include/"
    cp "$packaging/WiresharkConfig.cmake" "$sysroot/lib/cmake/wireshark/"
    glib_for_windows "$sysroot"
    zlib_for_windows "$sysroot"
    for library in wireshark wiretap wsutil; do
        import_library "$sysroot" $library lib$library.dll "$(echo "$files"/usr/lib/*/lib$library.so.*.*.*)"
    done
    echo "$1" >"$sysroot/suite"
}

rm -rf /sysroots
use_suites "$oldest" "$@"
glib=/sysroots/packages/glib
fetch "$oldest" "$glib" libglib2.0-dev libglib2.0-0
for suite in "$@"; do
    make_sysroot "$suite"
done
rm -rf /sysroots/packages
