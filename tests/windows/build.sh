#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# tests/windows/build.sh [FOLDER]: from Debian, everything for 64-bit Windows. FOLDER (default build-windows) then has X.Y/icewarn.dll
# and X.Y/icewarn-log.exe for each Wireshark X.Y that Debian has, icewarn-file.dll where Wireshark takes file readers, the archive
# icewarn-VERSION-windows-x64.zip, and an installer of the same.
#
# ICEWARN_WINDOWS_VERSIONS ("4.0") builds for these X.Y only. The compiler, and headers and symbols of the three versions of
# Wireshark, are in a chroot that is kept in ICEWARN_CHROOTS
# (default /var/cache/icewarn-chroots). Exit status 77: it could not be made, nothing was built.
set -u

top=$(cd "$(dirname "$0")/../.." && pwd)
dist=${1:-$top/build-windows}
suites="bookworm trixie sid"
# shellcheck source=plugin/packages.sh
. "$top/plugin/packages.sh"
# shellcheck source=tests/compat/chroot.sh
. "$top/tests/compat/chroot.sh"

if [ "$(id -u)" -ne 0 ]; then
    echo "SKIPPED: building for Windows needs root, for a chroot."
    exit 77
fi

# The kept sysroots are made anew when what makes them has changed.
made_by=$(cat "$top"/tests/windows/sysroot.sh "$top"/tests/windows/glibconfig.sed \
    "$top"/plugin/packaging/windows/WiresharkConfig.cmake | cksum)$suites

prepare()
{
    if [ ! -e "$chroots/windows/ready" ]; then
        make_chroot windows trixie "g++-mingw-w64-ucrt64 libz-mingw-w64-dev ccache cmake ninja-build pkg-config binutils nsis zip" ||
            return 1
    fi
    work=$chroots/windows/icewarn
    copy_source "$top" "$work/source" || return 1
    [ "$(cat "$chroots/windows/sysroots/made_by" 2>/dev/null)" != "$made_by" ] || return 0
    inside windows "sh /icewarn/source/tests/windows/sysroot.sh $suites" &&
        printf '%s\n' "$made_by" >"$chroots/windows/sysroots/made_by"
}

# build X.Y
build()
{
    inside windows "export CCACHE_DIR=/ccache; command -v ccache >/dev/null && export CMAKE_CXX_COMPILER_LAUNCHER=ccache
        cd /icewarn/source && cmake -S . -B ../build/$1 -G Ninja -DICEWARN_BUILD_TESTS=OFF -DICEWARN_WERROR=ON \
        -DCMAKE_TOOLCHAIN_FILE=/icewarn/source/plugin/packaging/windows/toolchain.cmake -DCMAKE_EXE_LINKER_FLAGS=-s \
        -DCMAKE_MODULE_LINKER_FLAGS=-s -DICEWARN_WINDOWS_SYSROOT=/sysroots/$1 >../build.log &&
        cmake --build ../build/$1 >>../build.log 2>&1 || { cat ../build.log; exit 1; }" || return 1
    mkdir -p "$dist/$1"
    cp "$work/build/$1"/icewarn*.dll "$work/build/$1"/icewarn-log.exe "$dist/$1/"
    for binary in "$dist/$1"/*; do
        sh "$top/tests/windows/check_binary.sh" "$binary" || return 1
    done
}

prepare || { echo "SKIPPED: no chroot for Windows could be made. Nothing was built for Windows."; exit 77; }
rm -rf "$dist"
mkdir -p "$dist"
for version in ${ICEWARN_WINDOWS_VERSIONS:-$(cd "$chroots/windows/sysroots" && echo ?.?)}; do
    build "$version" || { echo "FAILED: the build for Windows, Wireshark $version"; exit 1; }
done

# What users get. The texts have the line ends of Windows.
version=$(sed -n 's/^project(icewarn VERSION \([0-9.]*\).*/\1/p' "$top/CMakeLists.txt")
name=icewarn-$version-windows-x64
files=$dist/$name
packaging=$top/plugin/packaging/windows
mkdir -p "$files/profiles"
cp -R "$dist"/?.? "$files/"
cp -R "$top/plugin/profile/Lync ICE" "$files/profiles/"
cp "$top/test-captures/article-call.pcap" "$files/"
for text in "$packaging"/*.cmd "$packaging/README.txt" "$top/LICENSE" "$top/CHANGELOG.md"; do
    sed 's/$/\r/' "$text" >"$files/$(basename "$text")"
done
find "$files" -exec touch -d "@$(git -C "$top" log -1 --format=%ct 2>/dev/null || echo 0)" {} +
rm -rf "$work/dist"
mkdir -p "$work/dist"
cp -R "$files" "$work/dist/"
inside windows "cd /icewarn/dist && find $name -type f | sort | zip -qX $name.zip -@ &&
    makensis -V2 -DVERSION=$version -DFILES=/icewarn/dist/$name -DOUTPUT=/icewarn/dist/$name-setup.exe \
        /icewarn/source/plugin/packaging/windows/installer.nsi" || { echo "FAILED: the archive for Windows"; exit 1; }
mv "$work/dist/$name.zip" "$work/dist/$name-setup.exe" "$dist/"
rm -rf "$files"
echo "In $dist: $name.zip, $name-setup.exe with"
unzip -Z1 "$dist/$name.zip" | sed 's/^/    /'
