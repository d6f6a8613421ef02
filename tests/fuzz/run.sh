#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# run.sh [SECONDS [FUZZER...]]: builds the fuzzers with clang, ASan and UBSan and lets each run so long; fails on the
# first finding. Fuzzers: parse (a header value), log (a text log).
# Environment: BUILD (build directory; what the fuzzers learn is kept in it), CXX.
set -eu

seconds=${1:-120}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- parse log
here=$(cd "$(dirname "$0")" && pwd)
build=${BUILD:-$here/../../build-fuzz-run}

cmake -S "$here/../.." -B "$build" -DCMAKE_CXX_COMPILER="${CXX:-clang++}" -DCMAKE_C_COMPILER="${CC:-clang}" \
    -DICEWARN_BUILD_PLUGIN=OFF \
    -DCMAKE_BUILD_TYPE=Release -DICEWARN_BUILD_TESTS=OFF -DICEWARN_BUILD_FUZZERS=ON >"$build.log" 2>&1 || {
    cat "$build.log"
    exit 1
}

# fuzz NAME LENGTH SECONDS: inputs of up to LENGTH bytes
fuzz() {
    "$(find "$build" -name "fuzz_$1" -type f)" -max_len="$2" -max_total_time="$3" -timeout=10 -rss_limit_mb=2048 \
        -print_final_stats=1 -verbosity=0 -dict="$here/$dict" -artifact_prefix="$build/findings/$1-" \
        "$build/learnt-$1" "$here/$corpus" >"$build.log" 2>&1 || {
        cat "$build.log"
        echo "FAIL: the input is in $build/findings" >&2
        exit 1
    }
    echo "$1, inputs of up to $2 bytes: $(sed -n 's/^stat::number_of_executed_units: *//p' "$build.log") runs"
}

# Most of the time short inputs, which are quick; then long ones, which reach the limits.
mkdir -p "$build/findings"
for name; do
    case $name in
    parse) short=512 long=6000 dict=icewarn.dict corpus=corpus ;;
    log) short=1024 long=8000 dict=log.dict corpus=corpus-log ;;
    *) echo "no fuzzer: $name" >&2 && exit 2 ;;
    esac
    cmake --build "$build" --target "fuzz_$name"
    mkdir -p "$build/learnt-$name"
    fuzz "$name" "$short" $((seconds * 3 / 4 + 1))
    fuzz "$name" "$long" $((seconds / 4 + 1))
done
echo "PASS: $seconds seconds each without a finding"
