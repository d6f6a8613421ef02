#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# scale.sh [KIND...]: instructions a byte to read header values, XML bodies and SDP of 64 kB and of 1 MB, of each evil
# kind. Fails when a byte of the large one costs more than 1.2 times a byte of the small one, or either more than MOST
# instructions (500).
set -eu

here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/bench/stage.sh
. "$here/stage.sh"
most=${MOST:-500}
bench=${BUILD:-$here/../../build-bench-run}
cmake_options="-DICEWARN_BUILD_BENCHMARKS=ON -DICEWARN_BUILD_TESTS=OFF"
build "$bench" parse_scale body_scale
for_headers=$(find "$bench" -name parse_scale -type f)
for_bodies=$(find "$bench" -name body_scale -type f)

# program_of KIND: the one that knows it
program_of() {
    if "$for_bodies" | grep -qx -e "$1"; then echo "$for_bodies"; else echo "$for_headers"; fi
}

# count KIND BYTES TIMES
count() {
    valgrind --tool=cachegrind --cache-sim=no --cachegrind-out-file=/dev/null "$(program_of "$1")" "$@" 2>&1 |
        sed -n 's/.*I *refs: *//p' | tr -d ,
}

# once KIND BYTES: what parsing once costs
once() { echo $(($(count "$1" "$2" 2) - $(count "$1" "$2" 1))); }

failed=0
printf '%-22s %12s %12s %9s %9s %6s\n' 'instructions' '64 kB' '1 MB' 'a byte' 'a byte' ratio
# shellcheck disable=SC2046
[ $# -gt 0 ] || set -- $("$for_headers") $("$for_bodies")
for kind in "$@"; do
    awk -v kind="$kind" -v small="$(once "$kind" 65536)" -v large="$(once "$kind" 1048576)" -v most="$most" 'BEGIN {
        a = small / 65536
        b = large / 1048576
        bad = small <= 0 || large <= 0 || b > a * 1.2 || a > most || b > most
        printf "%-22s %12.0f %12.0f %9.2f %9.2f %6.2f%s\n", kind, small, large, a, b, b / a, bad ? "  BAD" : ""
        exit bad
    }' || failed=1
done
[ "$failed" -eq 0 ] || die "the cost does not grow with the size alone"
echo PASS
