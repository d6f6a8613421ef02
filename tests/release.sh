#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# tests/release.sh [SUITE...]: builds and tests all packages: those for this system's Wireshark, and those for other Debian
# suites in the chroots that tests/compat/run.sh keeps (in ICEWARN_CHROOTS). They come into ICEWARN_DIST (default build-dist).
#
# A release: set VERSION in CMakeLists.txt, head the section of CHANGELOG.md with it, run this, tag.
set -eu

top=$(cd "$(dirname "$0")/.." && pwd)
dist=${ICEWARN_DIST:-$top/build-dist}
chroots=${ICEWARN_CHROOTS:-/var/cache/icewarn-chroots}
# shellcheck source=plugin/packages.sh
. "$top/plugin/packages.sh"

# Compiler and linker flags as Debian has them.
flags()
{
    DEB_BUILD_MAINT_OPTIONS=hardening=+bindnow dpkg-buildflags --get "$1"
}

# Makes both packages, and tries the one that needs no fresh system.
build()
{
    # shellcheck disable=SC2086
    install_packages $build_packages dpkg-dev file
    rm -rf "$dist/build"
    {
        CXXFLAGS="$(flags CPPFLAGS) $(flags CXXFLAGS)" LDFLAGS=$(flags LDFLAGS) \
            cmake -S "$top" -B "$dist/build" -G Ninja -DICEWARN_BUILD_TESTS=OFF -DICEWARN_WERROR=ON &&
            cmake --build "$dist/build" &&
            (cd "$dist/build" && cpack -B "$dist")
    } >"$dist/build.log" 2>&1 || { cat "$dist/build.log"; exit 1; }
    rm -rf "$dist/build" "$dist/build.log" "$dist/_CPack_Packages"
    sh "$top/tests/package/personal.sh" "$dist"/icewarn-*.tar.gz
}

# Where no fresh system can be had the test says so, and the package is not held back.
test_deb()
{
    status=0
    sh "$top/tests/package/deb.sh" "$1" || status=$?
    [ "$status" -eq 0 ] || [ "$status" -eq 77 ] || exit "$status"
}

# The same in the chroot of a suite. Its mounts are in a namespace of their own and go with it.
build_in()
{
    if [ ! -e "$chroots/$1/ready" ]; then
        echo "There is no chroot of $1 in $chroots: run tests/compat/run.sh $1 first." >&2
        exit 1
    fi
    work=$chroots/$1/icewarn-release
    rm -rf "$work"
    mkdir -p "$work/source"
    tar -C "$top" --exclude=./.git --exclude='./build*' -cf - . | tar -C "$work/source" -xf -
    # shellcheck disable=SC2016
    unshare --mount --propagation private sh -c 'mount -t proc proc "$0/proc" && exec chroot "$0" /usr/bin/env -i \
        PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 ICEWARN_DIST=/icewarn-release/dist \
        sh /icewarn-release/source/tests/release.sh --only-build' "$chroots/$1"
    ICEWARN_SUITE=$1 ICEWARN_ROOTFS='' test_deb "$work"/dist/icewarn-*.deb
    mv "$work/dist/icewarn"* "$dist/"
    rm -rf "$work"
}

mkdir -p "$dist"
if [ "${1:-}" = --only-build ]; then
    build
    exit
fi

install_packages lintian
version=$(sed -n 's/^project(icewarn VERSION \([0-9.]*\).*/\1/p' "$top/CMakeLists.txt")
grep -q "^## \[$version\]" "$top/CHANGELOG.md" || { echo "CHANGELOG.md has no section [$version]." >&2; exit 1; }
rm -f "$dist/icewarn"*
build
test_deb "$dist"/icewarn-*.deb
for suite in "$@"; do
    build_in "$suite"
done
lintian --allow-root --fail-on error,warning "$dist"/*.deb
echo "In $dist:"
ls "$dist"
