#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# memory.sh [MESSAGES]: resident memory of tshark after one pass over so many SIP messages (1000000), each with a
# diagnostics header, with the plugin and without. Fails when the plugin adds more than 64 MB, which is what it may
# remember of calls. Needs no disk: the capture comes through a pipe.
# Environment: BUILD (build directory), PLUGIN (a plugin that is already built).
set -eu

here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/bench/stage.sh
. "$here/stage.sh"
messages=${1:-1000000}
bench=${BUILD:-$here/../../build-bench-run}
cmake_options="-DICEWARN_BUILD_BENCHMARKS=ON -DICEWARN_BUILD_TESTS=OFF"
if [ -n "${PLUGIN:-}" ]; then build "$bench" traffic maxrss; else build "$bench" traffic maxrss icewarn; fi
make_stage "${PLUGIN:-$bench/icewarn.so}"
traffic=$(find "$bench" -name traffic -type f)
cp "$(find "$bench" -name maxrss -type f)" "$stage/files/maxrss"
chmod a+rx "$stage/files/maxrss"

# resident with|without: kB
resident() {
    "$traffic" every "$messages" | in_home "$1" "$stage/files/maxrss" "$stage/out/rss" tshark -r - 2>/dev/null |
        awk '/ICEWarn 0x320/ { n++ } END { print n + 0, NR }' >"$stage/marked"
    read -r marked packets <"$stage/marked"
    [ "$packets" -eq "$messages" ] || die "tshark printed $packets of $messages packets"
    if [ "$1" = with ]; then expected=$messages; else expected=0; fi
    [ "$marked" -eq "$expected" ] || die "$1: $marked packets are marked, expected $expected"
    cut -d ' ' -f 1 "$stage/out/rss"
}

without=$(resident without)
with=$(resident with)
awk -v a="$without" -v b="$with" -v n="$messages" 'BEGIN {
    printf "%d SIP messages: %d kB without the plugin, %d kB with it, ratio %.4f\n", n, a, b, b / a
    exit b > a + 65536
}' || die "more than the 64 MB that what is remembered of calls may take"
echo PASS
