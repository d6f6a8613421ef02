#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# sh plugin/demo.sh [CAPTURE]: installs what is missing, builds and installs the plugin and icewarn-log, and shows what
# they do with CAPTURE (or a log), or with the call that this project began with.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
top=$(dirname "$here")
capture=${1:-$top/test-captures/article-call.pcap}
if [ ! -r "$capture" ]; then
    echo "$capture cannot be read." >&2
    exit 1
fi
# A folder of its own: it remembers where the plugin was installed. Elsewhere where the source cannot be written.
build=${ICEWARN_BUILD_DIR:-$top/build-demo}
if ! mkdir -p "$build" 2>/dev/null || [ ! -w "$build" ]; then
    build=${XDG_CACHE_HOME:-$HOME/.cache}/icewarn/build-demo
fi

# shellcheck source=plugin/packages.sh
. "$here/packages.sh"
# shellcheck disable=SC2086
install_packages $build_packages

# Wireshark ignores personal plugins when root runs it, so root installs for all users.
version=$(tshark --version 2>/dev/null | sed -n '1s/.* \([0-9]*\.[0-9]*\)\.[0-9].*/\1/p')
set -- -S "$top" -B "$build" -G Ninja -DICEWARN_BUILD_TESTS=OFF
if [ "$(id -u)" -ne 0 ]; then
    set -- "$@" -DICEWARN_PLUGIN_DIR="$HOME/.local/lib/wireshark/plugins/$version/epan"
else
    set -- "$@" -UICEWARN_PLUGIN_DIR
fi
cmake "$@" >/dev/null
cmake --build "$build" >/dev/null
cmake --install "$build" >/dev/null

if ! plugin=$(tshark -G plugins 2>/dev/null | grep '^icewarn\.so'); then
    echo "tshark $version did not load the plugin:" >&2
    tshark -G plugins 2>&1 >/dev/null | grep icewarn >&2 || true
    exit 1
fi
echo "Installed: $plugin"

# A text log becomes a capture first.
if ! tshark -r "$capture" -c 1 >/dev/null 2>&1; then
    rm -f "$build/log.pcapng"
    "$build/icewarn-log" "$capture" -o "$build/log.pcapng" || :
    if [ -s "$build/log.pcapng" ]; then
        echo "\$ icewarn-log $capture -o log.pcapng"
        capture=$build/log.pcapng
    fi
fi
if ! tshark -r "$capture" -c 1 >/dev/null 2>&1; then
    tshark -r "$capture" -c 1 2>&1 >/dev/null | grep -v '^Running as user' >&2
    exit 1
fi

show()
{
    echo
    echo "\$ tshark -r $(basename "$capture") $*"
    tshark -r "$capture" "$@" 2>/dev/null
}

if [ -z "$(tshark -r "$capture" -Y icewarn 2>/dev/null | head -n 1)" ]; then
    echo "There are no diagnostics headers in $capture. SIP of Lync is TLS: without the session keys it cannot be read."
    exit 0
fi
show -Y icewarn -O icewarn | sed '/^Frame \|^Ethernet \|^Internet \|^Transmission \|^User Datagram /d'
show -Y icewarn.tcp_turn_failed
show -Y icewarn.report -T fields -E header=y -e frame.number -e icewarn.error_id -e icewarn.side -e icewarn.media \
    -e icewarn.flags
