#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# make-sipp-captures.sh [OUTDIR]: lets two SIPp make the call of test-captures/sipp-*.xml over UDP and over TCP and writes
# OUTDIR/sipp-udp.pcap and OUTDIR/sipp-tcp.pcap (OUTDIR is test-captures unless given).

here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/live/common.sh
. "$here/common.sh"

need sipp dumpcap
enter_namespace "$@"
out=${1:-$captures}

for protocol in udp tcp; do
    file=$work/sipp-$protocol.pcap
    start_capture "$file"
    sipp_call $protocol
    stop_capture
    grep -aq '^ms-diagnostics: 51004' "$file" || fail "the end of the call is not in the $protocol capture"
    deliver "$file" "$out"
done
