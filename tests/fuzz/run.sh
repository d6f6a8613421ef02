#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# run.sh [SECONDS]: builds the fuzzer with clang, ASan and UBSan and lets it run; fails on the first finding.
# Environment: BUILD (build directory; what the fuzzer learns is kept in it), CXX.
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
cmake --build "$build" --target fuzz_parse

fuzzer=$(find "$build" -name fuzz_parse -type f)
mkdir -p "$build/learnt" "$build/findings"

# Most of the time short inputs, which are quick; then long ones, which reach the limits.
fuzz() {
    "$fuzzer" -max_len="$1" -max_total_time="$2" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 -verbosity=0 \
        -dict="$here/icewarn.dict" -artifact_prefix="$build/findings/" "$build/learnt" "$here/corpus" \
        >"$build.log" 2>&1 || {
        cat "$build.log"
        echo "FAIL: the input is in $build/findings" >&2
        exit 1
    }
    echo "inputs of up to $1 bytes: $(sed -n 's/^stat::number_of_executed_units: *//p' "$build.log") runs"
}
fuzz 512 $((seconds * 3 / 4 + 1))
fuzz 6000 $((seconds / 4 + 1))
echo "PASS: $seconds seconds without a finding"
