#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# sh plugin/demo.sh [CAPTURE|LOG]: installs what is missing, builds and installs the plugin and icewarn-log, and shows what
# they make of CAPTURE or LOG, or of the call in the support article.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
top=$(dirname "$here")
capture=${1:-$top/test-captures/article-call.pcap}

fail()
{
    printf '%s\n' "$@" >&2
    exit 1
}

[ -r "$capture" ] || fail "$capture cannot be read."

# A folder of its own: it remembers where the plugin was installed. Elsewhere where the source cannot be written.
build=${ICEWARN_BUILD_DIR:-$top/build-demo}
if ! mkdir -p "$build" 2>/dev/null || [ ! -w "$build" ]; then
    build=${XDG_CACHE_HOME:-$HOME/.cache}/icewarn/build-demo
fi

# shellcheck source=plugin/packages.sh
. "$here/packages.sh"
# shellcheck disable=SC2086
install_packages $build_packages

version=$(tshark --version 2>/dev/null | sed -n '1s/^[^0-9]*\([0-9]*\.[0-9]*\)\..*/\1/p')
case $version in
4.[0-9]*) ;;
'') fail "tshark does not tell its version: is Wireshark installed?" ;;
[0-3].*) fail "This is Wireshark $version. icewarn needs 4.0 or later." ;;
*) echo "This is Wireshark $version, which icewarn has not been tested with (tested: 4.0, 4.4, 4.6)." ;;
esac

# Wireshark ignores personal plugins when root runs it, so root installs for all users.
personal=$HOME/.local/lib/wireshark/plugins/$version/epan
loaded_from()
{
    tshark -G plugins 2>/dev/null | sed -n 's/^icewarn\.so.*\t//p'
}
before=$(loaded_from | head -n 1)
set -- -S "$top" -B "$build" -G Ninja -DICEWARN_BUILD_TESTS=OFF
if [ "$(id -u)" -ne 0 ]; then
    set -- "$@" -DICEWARN_PLUGIN_DIR="$personal"
    # Wireshark would load both, and the one that comes second would not start.
    [ -z "$before" ] || [ "$before" = "$personal/icewarn.so" ] ||
        fail "icewarn is installed for all users already: $before" \
            "Remove that first (sudo apt remove icewarn, or sudo rm $before), then run this again."
else
    set -- "$@" -UICEWARN_PLUGIN_DIR
fi

echo "Building icewarn for Wireshark $version (about a minute the first time) ..."
log=$build/demo.log
{ cmake "$@" && cmake --build "$build" && cmake --install "$build"; } >"$log" 2>&1 ||
    { tail -n 20 "$log" >&2; fail "The build failed; all of its output is in $log."; }

plugin=$(loaded_from)
if [ -z "$plugin" ]; then
    tshark -G plugins 2>&1 >/dev/null | grep icewarn >&2 || true
    fail "tshark $version did not load the plugin."
fi
echo "Installed: $plugin"
[ "$(printf '%s\n' "$plugin" | wc -l)" -eq 1 ] || fail "Wireshark finds more than one copy: remove all but one."
command -v icewarn-log >/dev/null ||
    echo "icewarn-log is not on your PATH yet: log in again, or call $build/icewarn-log."

show()
{
    echo
    echo "\$ tshark -r $(basename "$capture") $*"
    tshark -r "$capture" "$@" 2>/dev/null
}

# What tshark cannot read is taken for a text log: its table first, then the same as a capture. 4.6 reads logs itself.
if ! tshark -r "$capture" -c 1 >/dev/null 2>&1; then
    echo
    echo "\$ icewarn-log $capture"
    "$build/icewarn-log" "$capture" || [ $? -eq 1 ] || exit 1
    "$build/icewarn-log" "$capture" -o "$build/log.pcapng" >/dev/null 2>&1 || :
    [ -s "$build/log.pcapng" ] || exit 1
    capture=$build/log.pcapng
fi

if [ -z "$(tshark -r "$capture" -Y icewarn 2>/dev/null | head -n 1)" ]; then
    echo "There are no diagnostics headers in $capture."
    echo "SIP of Lync and Skype for Business is TLS: without the session keys it cannot be read from a capture."
    echo "Try the client's log instead: sh plugin/demo.sh Lync-UccApi-0.UccApilog"
    exit 0
fi
show -Y icewarn -O icewarn | sed '/^Frame \|^Ethernet \|^Internet \|^Transmission \|^User Datagram /d'
show -Y icewarn.tcp_turn_failed
show -Y icewarn.report -T fields -E header=y -e frame.number -e icewarn.error_id -e icewarn.side -e icewarn.media \
    -e icewarn.flags -e icewarn.outcome
