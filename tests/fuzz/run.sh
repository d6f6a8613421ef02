#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# run.sh [SECONDS]: builds the fuzzers with clang, ASan and UBSan and lets them run; fails on the first finding.
# Environment: BUILD (build directory; what the fuzzers learn is kept in it), CXX.
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
cmake --build "$build" --target fuzz_parse fuzz_verdict fuzz_sip_head
mkdir -p "$build/findings"

# fuzz FUZZER DICTIONARY CORPUS LENGTH SECONDS
fuzz() {
    mkdir -p "$build/learnt-$1"
    "$(find "$build" -name "$1" -type f)" -max_len="$4" -max_total_time="$5" -timeout=10 -rss_limit_mb=2048 \
        -print_final_stats=1 -verbosity=0 -dict="$here/$2" -artifact_prefix="$build/findings/" \
        "$build/learnt-$1" "$here/$3" >"$build.log" 2>&1 || {
        cat "$build.log"
        echo "FAIL: the input is in $build/findings" >&2
        exit 1
    }
    echo "$1, inputs of up to $4 bytes: $(sed -n 's/^stat::number_of_executed_units: *//p' "$build.log") runs"
}

# Most of the time short inputs, which are quick; then long ones, which reach the limits.
fuzz fuzz_parse icewarn.dict corpus 512 $((seconds / 2 + 1))
fuzz fuzz_parse icewarn.dict corpus 6000 $((seconds / 6 + 1))
fuzz fuzz_verdict icewarn.dict corpus 512 $((seconds / 6 + 1))
fuzz fuzz_sip_head sip.dict corpus-sip 1000 $((seconds / 6 + 1))
echo "PASS: $seconds seconds without a finding"
