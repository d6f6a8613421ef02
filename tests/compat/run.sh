#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# tests/compat/run.sh SUITE...: builds and runs all tests against the Wireshark of other Debian suites, each in a chroot of
# its own (trixie has 4.4, sid 4.6), warning-free with that suite's compiler.
#
# Chroots are kept in ICEWARN_CHROOTS (default /var/cache/icewarn-chroots) for the next time. The mirror is the one that
# this machine's apt uses, or ICEWARN_MIRROR. Exit status 0: all passed; 77: none failed, but some could not be tried, which
# the output says; 1: something failed.
set -u

top=$(cd "$(dirname "$0")/../.." && pwd)
chroots=${ICEWARN_CHROOTS:-/var/cache/icewarn-chroots}
# shellcheck source=plugin/packages.sh
. "$top/plugin/packages.sh"

if [ $# -eq 0 ]; then
    echo "usage: tests/compat/run.sh SUITE..." >&2
    exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
    echo "SKIPPED: other suites need root, for chroots."
    exit 77
fi

find_mirror()
{
    # apt expands these, not the shell.
    # shellcheck disable=SC2016
    apt-get indextargets --format '$(REPO_URI) $(CODENAME)' 2>/dev/null |
        sed -n 's|^\([^ ]*/debian/*\) .*|\1|p' | head -n 1
}

# Runs a command line inside the chroot of a suite. Its mounts are in a namespace of their own and go with it.
inside()
{
    suite_root=$chroots/$1
    # shellcheck disable=SC2016
    unshare --mount --propagation private sh -c '
        mount -t proc proc "$0/proc" && exec chroot "$0" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin \
            LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive sh -c "$1"' "$suite_root" "$2"
}

# Packages of the suite, from a new chroot or added to a kept one.
prepare()
{
    packages=$(echo "$build_packages" "$test_packages" | tr ' \n' ',,' | tr -s ,)
    if [ -e "$chroots/$1/ready" ]; then
        inside "$1" "apt-get -qq update && apt-get -qq -y --no-install-recommends install $(echo "$packages" | tr , ' ')" \
            >/dev/null 2>&1 || echo "$1: the packages of the kept chroot could not be brought up to date"
        return 0
    fi
    command -v mmdebstrap >/dev/null || install_packages mmdebstrap
    rm -rf "${chroots:?}/$1"
    mkdir -p "$chroots"
    mmdebstrap --quiet --variant=minbase --include="$packages" --aptopt='Acquire::Check-Valid-Until "false"' \
        --aptopt='APT::Install-Recommends "false"' "$1" "$chroots/$1" "${ICEWARN_MIRROR:-$(find_mirror)}" &&
        : >"$chroots/$1/ready"
}

test_suite()
{
    rm -rf "$chroots/$1/icewarn"
    mkdir -p "$chroots/$1/icewarn/source"
    tar -C "$top" --exclude=./.git --exclude='./build*' -cf - . | tar -C "$chroots/$1/icewarn/source" -xf - || return 1
    # shellcheck disable=SC2016
    inside "$1" 'cd /icewarn && tshark --version 2>/dev/null | head -n 1 && c++ --version | head -n 1 &&
        cmake -S source -B build -G Ninja -DICEWARN_WERROR=ON >/dev/null &&
        cmake --build build >build.log 2>&1 || { cat build.log; exit 1; }
        ctest --test-dir build --output-on-failure --no-tests=error -j "$(nproc)"'
}

failed=
skipped=
for suite in "$@"; do
    echo "== $suite"
    if ! prepare "$suite"; then
        echo "SKIPPED: no chroot of $suite could be made. Its Wireshark was NOT tested."
        skipped="$skipped $suite"
    elif ! test_suite "$suite"; then
        failed="$failed $suite"
    fi
done
[ -z "$failed" ] || { echo "FAILED:$failed"; exit 1; }
[ -z "$skipped" ] || { echo "SKIPPED, not passed:$skipped"; exit 77; }
