# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2034
# Sourced by demo.sh and tests/run.sh: which Debian and Ubuntu packages are needed, and installing those that are missing.

build_packages="g++ cmake ninja-build pkg-config tshark wireshark-dev libwireshark-dev libwiretap-dev libwsutil-dev
libglib2.0-dev"
test_packages="libcmocka-dev libpcap-dev sip-tester iproute2"

# Prints those of the packages that are not installed.
missing_packages()
{
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || printf ' %s' "$package"
    done
}

# Installs those of the packages that are missing, or says which are and gives up.
install_packages()
{
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        if command -v cmake >/dev/null && command -v tshark >/dev/null && command -v ninja >/dev/null; then
            return 0
        fi
        echo "There is no apt here. Install what these packages of Debian hold, then run this again:" "$@" >&2
        exit 1
    fi
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "These packages are missing, and only root can install them:$missing" >&2
            exit 1
        fi
        as_root=sudo
    fi
    echo "Installing:$missing"
    # The word list is meant to be split.
    # shellcheck disable=SC2086
    { $as_root apt-get -qq update &&
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install $missing; } \
        >/dev/null || { echo "apt-get could not install:$missing" >&2; exit 1; }
}
