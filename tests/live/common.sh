#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Common parts of the live scripts, to be sourced first of all with `. "$here/common.sh"`. Everything happens in a network
# namespace of its own, whose loopback interface carries the addresses of caller and callee from the documentation ranges.
# Needs: here, the folder of the script.

set -u
export LC_ALL=C.UTF-8

captures=${here:?}/../../test-captures
caller=192.0.2.3
callee=198.51.100.10
call_id=5ec53a42c0ffee01
work=
started=

fail() {
    echo "failed: $*" >&2
    exit 1
}

skip() {
    echo "skipped: $*" >&2
    exit 77
}

need() {
    for program; do
        command -v "$program" >/dev/null || skip "$program is not installed"
    done
}

# enter_namespace ARGUMENTS: runs the script again, with its arguments, as root of a new network namespace. Returns inside.
enter_namespace() {
    if [ "${ICEWARN_IN_NAMESPACE-}" != $$ ]; then # the process stays the same, so nobody else's variable can mislead
        [ "$(id -u)" -eq 0 ] || skip "needs root, for a network namespace and to capture in it"
        need unshare ip ss timeout
        unshare --net true 2>/dev/null || skip "network namespaces are not permitted here"
        ICEWARN_IN_NAMESPACE=$$ exec unshare --net -- sh "$0" "$@"
    fi
    work=$(mktemp -d) || fail "no temporary folder"
    trap clean_up EXIT
    trap 'exit 1' HUP INT TERM
    chmod 755 "$work"
    { ip link set lo up && ip address add "$caller/32" dev lo && ip address add "$callee/32" dev lo; } ||
        skip "the loopback interface of the namespace cannot be set up"
}

clean_up() {
    for process in $started; do kill "$process" 2>/dev/null; done
    wait 2>/dev/null
    rm -rf "$work"
}

# wait_for COMMAND...: until the command succeeds, ten seconds at most.
wait_for() {
    tries=100
    until "$@" >/dev/null 2>&1; do
        tries=$((tries - 1))
        [ $tries -gt 0 ] || return 1
        sleep 0.1
    done
}

listening() { # udp|tcp PORT
    ss -Hln "--$1" "sport = :$2" | grep -q .
}

capturing() { # a packet socket is open in the namespace
    sed 1d /proc/net/packet | grep -q .
}

idle() {
    ! capturing
}

# start_capture FILE: dumpcap into FILE, in the old format, which has no room for names of hosts and systems.
start_capture() {
    timeout 60 dumpcap -q -P -i lo -a packets:500 -w "$1" 2>"$work/dumpcap.log" &
    dumpcap=$!
    started="$started $dumpcap"
    wait_for capturing || skip "dumpcap cannot capture: $(cat "$work/dumpcap.log")"
}

stop_capture() {
    sleep 1 # dumpcap gets the packets in batches
    kill "$dumpcap"
    wait "$dumpcap" || fail "dumpcap: $(cat "$work/dumpcap.log")"
}

# deliver FILE FOLDER
deliver() {
    { cp "$1" "$2/" && chmod 644 "$2/$(basename "$1")"; } || fail "cannot write to $2"
}

# sipp_call udp|tcp: one call between two SIPp.
sipp_call() {
    case $1 in
        udp) transport=u1 ;;
        tcp) transport=t1 ;;
    esac
    exec_sipp uas "$callee" >"$work/uas.log" 2>&1 &
    uas=$!
    started="$started $uas"
    wait_for listening "$1" 5060 || fail "SIPp does not listen: $(cat "$work/uas.log")"
    (exec_sipp uac "$caller" "$callee:5060") >"$work/uac.log" 2>&1 || fail "caller: $(cat "$work/uac.log")"
    wait "$uas" || fail "callee: $(cat "$work/uas.log")"
}

exec_sipp() { # uac|uas ADDRESS ARGUMENTS
    scenario=$captures/sipp-$1.xml
    address=$2
    shift 2
    exec timeout 40 sipp -sf "$scenario" -i "$address" -p 5060 -t "$transport" -cid_str "$call_id" \
        -m 1 -timeout 20s -timeout_error -nostdin -skip_rlimit "$@"
}
