# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2034
# Sourced by demo.sh and tests/run.sh: which Debian and Ubuntu packages are needed, and installing those that are missing.

build_packages="g++ cmake ninja-build pkg-config tshark wireshark-dev libwireshark-dev libwiretap-dev libwsutil-dev
libglib2.0-dev zlib1g-dev"
test_packages="libcmocka-dev libpcap0.8-dev sip-tester iproute2 libxml2-utils"

# Prints those of the packages that are not installed.
missing_packages()
{
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || printf ' %s' "$package"
    done
}

# On a system without Debian's packages: goes on where all that a build needs can be found.
check_tools()
{
    for tool in c++ cmake ninja pkg-config tshark; do
        command -v "$tool" >/dev/null || lacking="${lacking-} $tool"
    done
    pkg-config --exists glib-2.0 wireshark 2>/dev/null || lacking="${lacking-} development-files-of-Wireshark-and-GLib"
    [ -n "${lacking-}" ] || return 0
    echo "Missing:$lacking. Install what these packages of Debian hold, then run this again:" "$@" >&2
    exit 1
}

# Installs those of the packages that are missing, or says which are and gives up.
install_packages()
{
    if ! command -v dpkg-query >/dev/null; then
        check_tools "$@"
        return 0
    fi
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    if ! command -v apt-get >/dev/null; then
        echo "There is no apt here, and these packages are missing:$missing" >&2
        exit 1
    fi
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
