#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# run.sh: what the plugin costs, in instructions a packet, beside no plugin and the same job in Lua. Fails when a bound
# is exceeded. Counted with cachegrind as the difference of two captures, so that the start of tshark does not count,
# and with a fixed seed for its hash tables, so that the figures repeat.
# Environment: BUILD (build directory), PLUGIN (a plugin that is already built), LONG (packets, more than 200).
set -eu

here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/bench/stage.sh
. "$here/stage.sh"
short=200
long=${LONG:-1200}
bench=${BUILD:-$here/../../build-bench-run}
cmake_options="-DICEWARN_BUILD_BENCHMARKS=ON -DICEWARN_BUILD_TESTS=OFF"

if [ -n "${PLUGIN:-}" ]; then build "$bench" traffic fixed_random; else build "$bench" traffic fixed_random icewarn; fi
make_stage "${PLUGIN:-$bench/icewarn.so}"
traffic=$(find "$bench" -name traffic -type f)
cp "$here/icewarn.lua" "$(find "$bench" -name libfixed_random.so)" "$stage/files/"
for kind in dns after sip sdp fourth every quality; do
    for count in "$short" "$long"; do "$traffic" "$kind" "$count" "$stage/files/$kind-$count.pcap"; done
done
chmod -R a+rX "$stage/files"

plugin_options= # for the plugin's own column: without it tshark does not know its preferences

# in_column COLUMN PREFIX... tshark ARGUMENT...
# shellcheck disable=SC2086
in_column() {
    case $1 in
    none) shift && in_home without "$@" ;;
    plugin) shift && in_home with "$@" $plugin_options ;;
    lua) shift && in_home without "$@" -X "lua_script:$stage/files/icewarn.lua" ;;
    esac
}

# instructions COLUMN CAPTURE OPTION...
instructions() {
    column=$1
    capture=$2
    shift 2
    in_column "$column" env LD_PRELOAD="$stage/files/libfixed_random.so" \
        valgrind --tool=cachegrind --cache-sim=no --cachegrind-out-file=/dev/null \
        tshark -r "$stage/files/$capture.pcap" "$@" 2>"$stage/counts" >/dev/null || {
        cat "$stage/counts" >&2
        die "tshark failed"
    }
    sed -n 's/.*I *refs: *//p' "$stage/counts" | tr -d ,
}

# a_packet COLUMN KIND OPTION...
a_packet() {
    column=$1
    kind=$2
    shift 2
    more=$(instructions "$column" "$kind-$long" "$@")
    less=$(instructions "$column" "$kind-$short" "$@")
    echo $(((more - less) / (long - short)))
}

# Each column does its work: one message in four is marked, or none.
check_column() {
    marked=$(in_column "$1" tshark -r "$stage/files/fourth-$short.pcap" 2>/dev/null | grep -c 'ICEWarn 0x320') || true
    [ "$marked" -eq "$2" ] || die "$1: $marked messages are marked, expected $2"
}
check_column none 0
check_column plugin $((short / 4))
check_column lua $((short / 4))

failed=0
# row TITLE KIND BOUND OPTION...
row() {
    title=$1
    kind=$2
    bound=$3
    shift 3
    none=$(a_packet none "$kind" "$@")
    plugin=$(a_packet plugin "$kind" "$@")
    lua=$(a_packet lua "$kind" "$@")
    awk -v title="$title" -v none="$none" -v plugin="$plugin" -v lua="$lua" -v bound="$bound" 'BEGIN {
        ratio = plugin / none
        over = bound != "-" && ratio > bound
        printf "%-34s %9d %9d %9d %8.4f %8.3f %8s%s\n", title, none, plugin, lua, ratio, lua / none, bound,
            over ? "  OVER" : ""
        exit over
    }' || failed=1
}

tshark --version 2>/dev/null | sed -n 1p
printf '%-34s %9s %9s %9s %8s %8s %8s\n' 'instructions a packet' none plugin Lua plugin/ Lua/ bound
# The bounds are the aims in plugin/doc/architecture.md, or, where those are not reached, what holds today with little
# room.
row 'DNS' dns 1.003
row 'DNS behind a header' after 1.009
row 'SIP without headers' sip 1.003
row 'SIP with SDP, without headers' sdp 1.022
plugin_options="-o icewarn.track_calls:FALSE"
row 'the same, calls not tracked' sdp 1.003
plugin_options="-o icewarn.evidence:TRUE"
row 'DNS, evidence on' dns 1.15
row 'SIP without headers, evidence on' sip 1.10
plugin_options=
row 'SIP, header in every fourth' fourth 1.053
row 'Quality reports' quality 6.2
row 'SIP, header in every message, -V' every - -V
[ "$failed" -eq 0 ] || die "a bound is exceeded"
echo PASS
