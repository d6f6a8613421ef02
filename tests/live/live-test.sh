#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# live-test.sh PLUGIN: tshark with the plugin captures on an interface while two SIPp make a call over UDP and over TCP, and
# must print the failure while it happens. Exit status 0: passed, 77: cannot be tried here, 1: failed.

here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/live/common.sh
. "$here/common.sh"

[ -f "${1-}" ] || fail "usage: live-test.sh PLUGIN"
need tshark dumpcap sipp setpriv
enter_namespace "$@"

# Wireshark ignores personal plugins when root runs it, so tshark runs as nobody, who is given the right to capture.
become_nobody() {
    capabilities=+net_raw,+net_admin
    exec env -u XDG_CONFIG_HOME -u WIRESHARK_CONFIG_DIR HOME="$work/home" TMPDIR="$work/tmp" \
        WIRESHARK_PLUGIN_DIR="$work/plugins" \
        setpriv --reuid=65534 --regid=65534 --clear-groups --inh-caps=$capabilities --ambient-caps=$capabilities \
        timeout 60 "$@"
}

as_nobody() (
    become_nobody "$@"
)

install_plugin() {
    version=$(as_nobody tshark --version | sed -n '1s/^[^0-9]*\([0-9]*\.[0-9]*\).*/\1/p')
    plugins=$work/plugins/$version/epan
    { mkdir -p "$plugins" && cp "$1" "$plugins/icewarn.so" && chmod 755 "$plugins/icewarn.so"; } || fail "cannot copy $1"
    as_nobody tshark -G plugins 2>&1 | grep -q '^icewarn\.so' || fail "tshark $version does not load $1"
}

test_over() { # udp|tcp
    become_nobody tshark -i lo -l -a duration:40 -Y icewarn.tcp_turn_failed \
        -T fields -e ip.src -e sip.Method -e icewarn.media -e icewarn.flags >"$work/$1.out" 2>"$work/$1.log" &
    tshark=$!
    started="$started $tshark"
    wait_for capturing || fail "tshark does not capture: $(cat "$work/$1.log")"
    sipp_call "$1"
    wait_for grep -q . "$work/$1.out" || fail "nothing was found over $1: $(cat "$work/$1.log")"
    kill -0 "$tshark" || fail "tshark ended before it was told to: $(cat "$work/$1.log")"
    sleep 1 # for what should not come
    kill "$tshark"
    wait "$tshark" 2>/dev/null
    wait_for idle || fail "tshark does not end"

    printf '%s\tBYE\tapplication-sharing\t0x00000320\n' "$caller" >"$work/expected"
    cmp -s "$work/expected" "$work/$1.out" ||
        fail "over $1 was expected: $(cat "$work/expected") but found: $(cat "$work/$1.out")"
    echo "over $1: found while it happened"
}

{ mkdir "$work/home" "$work/tmp" && chown 65534:65534 "$work/tmp"; } || fail "cannot set up $work"
as_nobody true 2>/dev/null || skip "the right to capture cannot be passed on to another user"
as_nobody dumpcap -q -i lo -a duration:1 -w "$work/tmp/probe" 2>"$work/probe.log" ||
    skip "capturing is not permitted: $(cat "$work/probe.log")"
install_plugin "$1"
for protocol in udp tcp; do
    test_over $protocol
done
