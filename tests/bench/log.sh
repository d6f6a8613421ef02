#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# log.sh [MEGABYTES]: what reading a text log costs, beside `grep -c ICEWarn` over the same log in the same run: for the
# reader alone, for the table of icewarn-log, its JSON, and its -o to a file. CPU time (user and system) is the best of several
# runs of all in turn. Fails when a bound is exceeded, in times of grep, or 64 MB of memory. The aims are 3 for the table
# and 4 for JSON; the bounds say what holds.
# Every call of a log is another one, as in real logs: icewarn-log leaves out reports that come again.
# Environment: BUILD (build directory), RUNS.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/bench/stage.sh
. "$here/stage.sh"
megabytes=${1:-256}
runs=${RUNS:-7}
bench=${BUILD:-$here/../../build-bench-log}
cmake_options="-DICEWARN_BUILD_BENCHMARKS=ON -DICEWARN_BUILD_TESTS=OFF"
build "$bench" log_driver maxrss icewarn_log_tool
usage=$(find "$bench" -name maxrss -type f)
driver=$(find "$bench" -name log_driver -type f)
tool=$bench/icewarn-log
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

# enlarge_calls FILE: as enlarge, with Call-IDs of its own in each copy. Their length stays, and so do all sizes.
enlarge_calls() {
    LC_ALL=C awk -v bytes="${megabytes}000000" '
        { text[++lines] = $0; size += length($0) + 1 }
        /^Call-ID: / {
            end[lines] = sub(/\r$/, "") ? "\r" : ""
            call[lines] = substr($0, 1, length($0) - 6)
        }
        END {
            for (copy = 0; copy * size < bytes; copy++)
                for (i = 1; i <= lines; i++)
                    if (i in call) printf "%s%06x%s\n", call[i], copy, end[i]
                    else print text[i]
        }' "$1" >"$stage/log"
}

# measure NAME COMMAND...: adds a line "kB seconds" to $stage/NAME
measure() {
    name=$1
    shift
    # Not to /dev/null: grep stops at the first hit then.
    "$usage" "$stage/usage" "$@" >"$stage/out" 2>"$stage/error" || die "$* failed: $(cat "$stage/error")"
    cat "$stage/usage" >>"$stage/$name"
}

failed=0
# judge NAME TITLE BOUND: "-" for no bound
judge() {
    awk -v title="$2" -v bound="$3" -v size="$(wc -c <"$stage/log")" '
        FNR == 1 { file++ }
        !(file in best) || $2 < best[file] { best[file] = $2 }
        file == 2 && $1 > kb { kb = $1 }
        END {
            ratio = best[1] > 0 ? sprintf("%.2f", best[2] / best[1]) : "-"
            over = (bound != "-" && ratio + 0 > bound) || kb > 65536
            printf "  %-34s %8.3f %8s %8s %8.0f %8.1f%s\n", title, best[2], ratio, bound, size / best[2] / 1e6,
                kb / 1024, over ? "  OVER" : ""
            exit over
        }' "$stage/grep" "$stage/$1" || failed=1
}

# row TITLE BOUND_OF_READER BOUND_OF_TABLE BOUND_OF_JSON: "-" for none; the first is "-" for no grep
row() {
    rm -f "$stage/grep" "$stage/driver" "$stage/table" "$stage/json" "$stage/ndjson" "$stage/packets"
    i=0
    while [ "$i" -lt "$runs" ]; do
        [ "$2" = - ] || LC_ALL=C measure grep grep -c ICEWarn "$stage/log"
        measure driver "$driver" "$stage/log"
        measure table "$tool" --losses-ok "$stage/log"
        measure json "$tool" --losses-ok --json "$stage/log"
        measure ndjson "$tool" --losses-ok --format ndjson "$stage/log"
        measure packets "$tool" --losses-ok "$stage/log" -o "$stage/packets.pcapng"
        i=$((i + 1))
    done
    [ -f "$stage/grep" ] || echo '0 0' >"$stage/grep"
    echo "$1"
    judge driver 'the reader alone' "$2"
    judge table 'icewarn-log LOG' "$3"
    judge json 'icewarn-log LOG --json' "$4"
    judge ndjson 'icewarn-log LOG --format ndjson' "$4"
    judge packets 'icewarn-log LOG -o FILE' -
}

printf '%-36s %8s %8s %8s %8s %8s\n' "$megabytes MB" seconds 'of grep' bound 'MB/s' 'MB held'
enlarge_calls "$samples/client-log.uccapilog"
row 'client log, nearly all of it SIP' 2.8 13 17.5

awk '{ print } /End of (Sending|Data)/ { for (i = 0; i < 12; i++) printf "11/14/2023|22:13:20.%03d 998:1F4 TRACE :: CUccSession::OnStateChange - this=0x0%07X, old state %d, new state %d\r\n", i, NR * 64, i, i + 1 }' \
    "$samples/client-log.uccapilog" >"$stage/mixed"
enlarge_calls "$stage/mixed"
row 'client log, other entries between' 2 5.5 9

enlarge "$samples/client-log-2010.uccapilog"
row 'client log, UTF-16' - - -
enlarge "$samples/client-log-pasted.txt"
row 'client log, pasted' - - -
enlarge "$samples/server-log-2010.log"
row 'server log' - - -
[ "$failed" -eq 0 ] || die "a bound is exceeded"
echo PASS
