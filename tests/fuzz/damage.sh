#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# damage.sh [ROUNDS] [LENGTHS]: damages the captures of the project and runs them through tshark and sharkd with the
# plugin. Fails on a crash, a dissector bug, a report of ASan or UBSan, and a report of valgrind from the plugin.
#   ROUNDS   (10) random errors in every capture at five rates, with seeds of its own in each round
#   LENGTHS  (400) every packet cut to so many lengths between 1 and 2000 bytes; 2000: to every one
# Environment: BUILD (build directory), STRICT=no (no sanitizers and no valgrind: a quick look).
set -eu

here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/bench/stage.sh
. "$here/../bench/stage.sh"
rounds=${1:-10}
lengths=${2:-400}
strict=${STRICT:-yes}
base=${BUILD:-$here/../../build-damage}

cmake_options='-DICEWARN_BUILD_TESTS=OFF'
build "$base" icewarn
make_stage "$base/icewarn.so"
if [ "$strict" = yes ]; then
    cmake_options='-DICEWARN_BUILD_TESTS=OFF -DICEWARN_SANITIZE=ON -DCMAKE_CXX_COMPILER=g++'
    build "$base-sanitized" icewarn
    mkdir "$stage/sanitized"
    cp -R "$stage/with/.local" "$stage/sanitized/"
    cp "$base-sanitized/icewarn.so" "$stage/sanitized/.local/lib/wireshark/plugins/$version/epan/"
    chmod -R a+rX "$stage"
    runtime=$(g++ -print-file-name=libasan.so)
fi
work=$stage/files
damaged=0 # captures
packets=0 # of them, in all runs
runs=0    # of tshark and sharkd

# The memory of a packet from malloc, block by block, so that a use after its end is seen.
sanitized() {
    in_home sanitized env LD_PRELOAD="$runtime" ASAN_OPTIONS=detect_leaks=0:exitcode=99 \
        UBSAN_OPTIONS=print_stacktrace=1 G_SLICE=always-malloc WIRESHARK_DEBUG_WMEM_OVERRIDE=simple "$@"
}

plain() { in_home with "$@"; }

# How a run ended, and what it said. The plugin has worked where ICEWarn is read: that is the proof that it was there.
judge() {
    runs=$((runs + 1))
    if [ "$1" -ge 3 ] || grep -qE 'AddressSanitizer|runtime error:' "$stage/err" ||
        grep -qiE 'dissector bug|malformed packet: icewarn|exception occurred: icewarn' "$stage/printed"; then
        keep=${TMPDIR:-/tmp}/icewarn-damaged-$$
        cp "$2" "$keep"
        tail -n 60 "$stage/err" >&2
        grep -iE -B2 'dissector bug|(malformed packet|exception occurred): icewarn' "$stage/printed" | head -n 20 >&2
        die "status $1, $3; the capture is $keep"
    fi
    grep -q 'ICEWarn' "$stage/printed" || die "the plugin decoded nothing: $3"
}

# look HOW FILE OPTION...: one run of tshark. Sequence numbers repeat where captures are joined.
look() {
    how=$1
    file=$2
    shift 2
    status=0
    "$how" tshark -o tcp.analyze_sequence_numbers:FALSE -r "$file" "$@" >"$stage/printed" 2>"$stage/err" || status=$?
    judge "$status" "$file" "$how tshark $*"
}

# look_all FILE: with and without details, one pass and two.
look_all() {
    packets=$((packets + $(capinfos -Tmrc "$1" 2>/dev/null | sed -n 's/.*,//p')))
    for how in plain ${runtime:+sanitized}; do
        look "$how" "$1"
        look "$how" "$1" -2 -V -o icewarn.evidence:TRUE
    done
    look plain "$1" -V
    look plain "$1" -2
}

# load FILE...: each capture for itself in one process of sharkd, with a changed preference between two looks.
load() {
    for file in "$@"; do
        echo '{"jsonrpc":"2.0","id":1,"method":"load","params":{"file":"'"$file"'"}}'
        echo '{"jsonrpc":"2.0","id":2,"method":"frames"}'
        for frame in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
            echo '{"jsonrpc":"2.0","id":3,"method":"frame","params":{"frame":'$frame',"proto":true}}'
        done
        echo '{"jsonrpc":"2.0","id":4,"method":"setconf","params":{"name":"icewarn.show_in_info","value":"FALSE"}}'
        echo '{"jsonrpc":"2.0","id":5,"method":"frames","params":{"filter":"icewarn"}}'
        echo '{"jsonrpc":"2.0","id":6,"method":"setconf","params":{"name":"icewarn.show_in_info","value":"TRUE"}}'
    done >"$stage/asked"
    for how in plain ${runtime:+sanitized}; do
        status=0
        "$how" sharkd - <"$stage/asked" >"$stage/printed" 2>"$stage/err" || status=$?
        judge "$status" "$1" "$how sharkd"
    done
}

join() {
    joined=$1
    shift
    mergecap -a -w "$joined" "$@" 2>/dev/null || die "mergecap $*"
    chmod a+r "$joined"
}

# Random errors, each capture for itself in sharkd, all of a round joined and interleaved in tshark.
round=0
while [ "$round" -lt "$rounds" ]; do
    seed=$((round * 1000))
    for capture in "$here"/../../test-captures/*.pcap "$here"/../../test-captures/wire/*.pcap; do
        for rate in 0.0005 0.002 0.01 0.05 0.2; do
            seed=$((seed + 1))
            editcap -E "$rate" --seed "$seed" -t "$((seed % 7)).$seed" "$capture" "$work/d$seed" 2>/dev/null
            chmod a+r "$work/d$seed"
            damaged=$((damaged + 1))
        done
    done
    join "$work/joined" "$work"/d*
    look_all "$work/joined"
    mergecap -w "$work/mixed" "$work"/d* 2>/dev/null # by time: packets of different calls between each other
    chmod a+r "$work/mixed"
    look_all "$work/mixed"
    load "$work"/d*
    if [ "$round" -eq 0 ] && [ "$strict" = yes ]; then
        editcap -r "$work/mixed" "$work/sample" 1-300 2>/dev/null
        chmod a+r "$work/sample"
        plain env G_SLICE=always-malloc WIRESHARK_DEBUG_WMEM_OVERRIDE=simple valgrind --leak-check=no --num-callers=50 \
            tshark -r "$work/sample" -2 -V >"$stage/printed" 2>"$stage/err" || die "tshark under valgrind"
        judge 0 "$work/sample" valgrind
        if grep -E '(at|by) 0x.*icewarn' "$stage/err" >&2; then die "valgrind: $(cat "$stage/err")"; fi
    fi
    rm -f "$work"/*
    round=$((round + 1))
    echo "random errors: $damaged captures, $packets packets, $runs runs"
done

# Every packet cut, in files of 50 lengths each.
join "$stage/all" "$here"/../../test-captures/*.pcap "$here"/../../test-captures/wire/*.pcap
i=0
while [ "$i" -lt "$lengths" ]; do
    i=$((i + 1))
    editcap -s $((i * 2000 / lengths)) "$stage/all" "$work/s$i"
    damaged=$((damaged + $(find "$here/../../test-captures" -name '*.pcap' | wc -l)))
    [ $((i % 50)) -eq 0 ] || [ "$i" -eq "$lengths" ] || continue
    join "$work/joined" "$work"/s* "$stage/all"
    look_all "$work/joined"
    rm -f "$work"/*
done
echo "truncated: $damaged captures, $packets packets, $runs runs"

# Packets from the last to the first, and files that end in the middle of a packet.
last=$(capinfos -Tmrc "$stage/all" | sed -n 's/.*,//p')
files=
while [ "$last" -gt 0 ]; do
    editcap -r "$stage/all" "$work/p$last" "$last" 2>/dev/null
    files="$files $work/p$last"
    last=$((last - 1))
done
# shellcheck disable=SC2086
join "$work/joined" $files
look_all "$work/joined"
size=$(wc -c <"$stage/all")
for part in 30 60 90; do
    head -c $((size * part / 100)) "$stage/all" >"$work/head"
    chmod a+r "$work/head"
    look_all "$work/head"
done
echo "PASS: $damaged damaged captures, $packets packets, $runs runs, no finding"
