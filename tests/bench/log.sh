#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# log.sh [MEGABYTES]: what reading a text log costs, beside `grep -c ICEWarn` over the same log in the same run. CPU time
# (user and system) is the best of several runs of both in turn. Fails when reading takes more than 5 times the time of
# grep, or more than 64 MB of memory.
# Environment: BUILD (build directory), READER (a command that takes a log, instead of log_driver), RUNS.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/bench/stage.sh
. "$here/stage.sh"
megabytes=${1:-256}
runs=${RUNS:-7}
bench=${BUILD:-$here/../../build-bench-log}
cmake_options="-DICEWARN_BUILD_BENCHMARKS=ON -DICEWARN_BUILD_TESTS=OFF -DICEWARN_BUILD_PLUGIN=OFF"
build "$bench" log_driver maxrss
usage=$(find "$bench" -name maxrss -type f)
reader=${READER:-$(find "$bench" -name log_driver -type f)}
samples=$here/../../test-captures
stage=$(mktemp -d "${TMPDIR:-/var/tmp}/icewarn-log-XXXXXX")
trap 'rm -rf "$stage"' EXIT
trap 'exit 130' INT TERM

# enlarge FILE: so often one behind another that it is as large as wanted
enlarge() {
    part=$stage/part
    cp "$1" "$part"
    while [ "$(wc -c <"$part")" -lt 1000000 ]; do cat "$1" >>"$part"; done
    : >"$stage/log"
    size=0
    while [ "$size" -lt $((megabytes * 1000000)) ]; do
        cat "$part" >>"$stage/log"
        size=$((size + $(wc -c <"$part")))
    done
}

# measure NAME COMMAND...: adds a line "kB seconds" to $stage/NAME
measure() {
    name=$1
    shift
    # Not to /dev/null: grep stops at the first hit then.
    "$usage" "$stage/usage" "$@" >"$stage/out" || die "$* failed"
    cat "$stage/usage" >>"$stage/$name"
}

failed=0
# row TITLE BOUND: "-" for no comparison
row() {
    rm -f "$stage/grep" "$stage/reader"
    i=0
    while [ "$i" -lt "$runs" ]; do
        if [ "$2" != - ]; then
            LC_ALL=C measure grep grep -c ICEWarn "$stage/log"
            [ "$(cat "$stage/out")" -gt 0 ] || die "grep found nothing"
        fi
        # shellcheck disable=SC2086
        measure reader $reader "$stage/log"
        i=$((i + 1))
    done
    [ -f "$stage/grep" ] || echo '0 0' >"$stage/grep"
    awk -v title="$1" -v bound="$2" -v size="$(wc -c <"$stage/log")" '
        FNR == 1 { file++ }
        !(file in best) || $2 < best[file] { best[file] = $2 }
        file == 2 && $1 > kb { kb = $1 }
        END {
            ratio = best[1] > 0 ? best[2] / best[1] : 0
            over = (bound != "-" && ratio > bound) || kb > 65536
            shown = bound == "-" ? "-" : sprintf("%.2f", ratio)
            printf "%-36s %8.3f %8.3f %8s %8s %8.0f %8.1f%s\n", title, best[1], best[2], shown, bound,
                size / best[2] / 1e6, kb / 1024, over ? "  OVER" : ""
            exit over
        }' "$stage/grep" "$stage/reader" || failed=1
}

printf '%-36s %8s %8s %8s %8s %8s %8s\n' "$megabytes MB" 'grep s' 'reader s' ratio bound 'MB/s' 'MB held'
enlarge "$samples/client-log.uccapilog"
row 'client log, nearly all of it SIP' 5

awk '{ print } /End of (Sending|Data)/ { for (i = 0; i < 12; i++) printf "11/14/2023|22:13:20.%03d 998:1F4 TRACE :: CUccSession::OnStateChange - this=0x0%07X, old state %d, new state %d\r\n", i, NR * 64, i, i + 1 }' \
    "$samples/client-log.uccapilog" >"$stage/mixed"
enlarge "$stage/mixed"
row 'client log, other entries between' 5

enlarge "$samples/client-log-2010.uccapilog"
row 'client log, UTF-16' -
enlarge "$samples/client-log-pasted.txt"
row 'client log, pasted' -
enlarge "$samples/server-log-2010.log"
row 'server log' -
[ "$failed" -eq 0 ] || die "a bound is exceeded"
echo PASS
