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
# shellcheck source=plugin/packages.sh
. "$top/plugin/packages.sh"
# shellcheck source=tests/compat/chroot.sh
. "$top/tests/compat/chroot.sh"

if [ $# -eq 0 ]; then
    echo "usage: tests/compat/run.sh SUITE..." >&2
    exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
    echo "SKIPPED: other suites need root, for chroots."
    exit 77
fi

# Packages of the suite, from a new chroot or added to a kept one.
prepare()
{
    if [ -e "$chroots/$1/ready" ]; then
        inside "$1" "apt-get -qq update &&
            apt-get -qq -y --no-install-recommends install $(echo "$build_packages" "$test_packages" | tr '\n' ' ')" \
            >/dev/null 2>&1 || echo "$1: the packages of the kept chroot could not be brought up to date"
        return 0
    fi
    make_chroot "$1" "$1" "$build_packages $test_packages"
}

test_suite()
{
    rm -rf "$chroots/$1/icewarn"
    copy_source "$top" "$chroots/$1/icewarn/source" || return 1
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
