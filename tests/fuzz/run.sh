#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# run.sh [SECONDS]: builds the fuzzers with clang, ASan and UBSan and lets them run one after the other, for as many
# seconds together; fails on the first finding.
# Environment: BUILD (build directory; what the fuzzers learn is kept in it), CXX, SEED (0, the default: another one
# each time), RUNS (so many inputs for each fuzzer instead of the seconds: with a SEED and a new BUILD they are the same
# on each machine).
set -eu

seconds=${1:-120}
here=$(cd "$(dirname "$0")" && pwd)
build=${BUILD:-$here/../../build-fuzz-run}

cmake -S "$here/../.." -B "$build" -DCMAKE_CXX_COMPILER="${CXX:-clang++}" -DCMAKE_C_COMPILER="${CC:-clang}" \
    -DICEWARN_BUILD_PLUGIN=OFF \
    -DCMAKE_BUILD_TYPE=Release -DICEWARN_BUILD_TESTS=OFF -DICEWARN_BUILD_FUZZERS=ON >"$build.log" 2>&1 || {
    cat "$build.log"
    exit 1
}
cmake --build "$build" --target fuzzers
mkdir -p "$build/findings"
export G_SLICE=always-malloc # or ASan does not see what GLib 2.74 and older do

# fuzz NAME DICTIONARY SEEDS MAX_LEN SECONDS
fuzz() {
    fuzzer=$(find "$build" -name "fuzz_$1" -type f)
    mkdir -p "$build/learnt/$1"
    bound=-max_total_time=$5
    [ -z "${RUNS:-}" ] || bound=-runs=$RUNS
    "$fuzzer" -seed="${SEED:-0}" -max_len="$4" "$bound" -timeout=10 -rss_limit_mb=2048 \
        -print_final_stats=1 -verbosity=0 -dict="$here/$2.dict" -artifact_prefix="$build/findings/" "$build/learnt/$1" "$here/$3" \
        >"$build.log" 2>&1 || {
        cat "$build.log"
        echo "FAIL: the input is in $build/findings" >&2
        exit 1
    }
    echo "$1, inputs of up to $4 bytes: $(sed -n 's/^stat::number_of_executed_units: *//p' "$build.log") runs"
}

# Most of the time short inputs, which are quick; then long ones, which reach the limits.
fuzz parse icewarn corpus 512 $((seconds / 20 + 1))
fuzz parse icewarn corpus 6000 $((seconds / 10 + 1))
fuzz verdict icewarn corpus 512 $((seconds / 10 + 1))
fuzz sip_head sip corpus-sip 1000 $((seconds / 10 + 1))
for report in error_report quality_report; do
    fuzz $report xml corpus-xml 768 $((seconds / 10 + 1))
    fuzz $report xml corpus-xml 12000 $((seconds / 20 + 1))
done
fuzz sdp sdp corpus-sdp 1024 $((seconds / 10 + 1))
fuzz log log corpus-log 1024 $((seconds / 10 + 1))
fuzz log log corpus-log 8000 $((seconds / 20 + 1))
fuzz wire wire ../../test-captures/wire 8000 $((seconds / 10 + 1))
echo "PASS: no finding"
