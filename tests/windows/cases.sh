#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# tests/windows/cases.sh OUT [--short]: in a folder with captures and logs, what tests/windows/run.sh compares: GROUP--NAME in OUT for
# each. Run once on each system; TSHARK and LOG are the commands there. Names are relative, so that they are the same.
#
# It runs itself for each capture and log, as many at a time as there are processors: cases.sh OUT FORMS KIND [FILE].
set -u

out=$1

# Arguments of each form of tshark's output.
arguments_of()
{
    case $1 in
    list) ;;
    full) echo "-V" ;;
    json) echo "-T json" ;;
    two-pass) echo "-2 -o icewarn.evidence:TRUE -T json --no-duplicate-keys" ;;
    pdml) echo "-T pdml" ;;
    statistics) echo "-q -z icewarn,tree -z icewarn,calls -z icewarn,evidence -z icewarn,report -z expert -z io,phs" ;;
    fields) echo "-T fields -E occurrence=a -E separator=; -e frame.number -e icewarn.header -e icewarn.media -e icewarn.flags \
-e icewarn.outcome -e icewarn.verdict -e sip.CSeq" ;;
    esac
}

# Without CR, what PDML says of the file and the time, and the name of the zone, which Windows and Linux call differently.
plain()
{
    sed -e 's/\r*$//' -e '/^<pdml /d' -e '/^<!-- /d' -e 's/ Coordinated Universal Time\b/ UTC/; s/\bUT\b/UTC/g'
}

# log NAME ARGUMENTS...: output, messages and exit status of icewarn-log, without the name of the computer.
log()
{
    name=$1
    shift
    # shellcheck disable=SC2086
    { $LOG "$@" 2>"$out/$name.messages" && echo "exit status 0" || echo "exit status $?"; } >"$out/$name.output"
    sort "$out/$name.messages" | cat "$out/$name.output" - | sed "s/\"\?\b$(uname -n)\b\"\?/HOST/I" >"$out/$name"
    rm "$out/$name.messages" "$out/$name.output"
}

# keep FILE GROUP--NAME: what a program wrote, byte for byte.
keep() { [ ! -e "$1" ] || mv "$1" "$out/$2"; }

capture()
{
    for form in $forms; do
        # shellcheck disable=SC2046
        $TSHARK -n -r "$1" $(arguments_of "$form") 2>/dev/null | plain >"$out/tshark, ${form}--$1"
    done
}

# Wireshark's exceptions pass through the plugin when a tree becomes too long.
exceptions()
{
    for limit in 25 60 120 230; do
        $TSHARK -n -o "gui.max_tree_items:$limit" -r "$1" -V -O icewarn 2>/dev/null | plain \
            >"$out/exceptions--$1-$limit"
    done
}

text()
{
    log "log, table--$1" "$1"
    log "log, explained--$1" --explain - <"$1"
    for anonymous in "" ", anonymous"; do
        option=${anonymous:+--anonymize --key key}
        for form in ndjson json csv; do
            # shellcheck disable=SC2086
            log "log, $form$anonymous--$1" $option --format $form "$1"
        done
        # shellcheck disable=SC2086
        log "log, Markdown$anonymous--$1" $option --report all --format markdown "$1"
        # shellcheck disable=SC2086
        log "log, page$anonymous--$1" $option --report all -o "made-$1.html" "$1"
        keep "made-$1.html" "log, page$anonymous--$1.html"
        # shellcheck disable=SC2086
        log "log, pcapng$anonymous--$1" $option -o "made-$1.pcapng" "$1"
        keep "made-$1.pcapng" "log, pcapng byte for byte$anonymous--$1.pcapng"
    done
    log "log, indented JSON--$1" --json "$1"
    { $LOG -o - - <"$1" 2>/dev/null; echo "exit status $?"; } >"$out/log, pcapng through pipes--$1"
}

several()
{
    log "log, two logs--table" client-log.uccapilog server-log-2015.log
    log "log, two logs--offsets" -u +01:00 -u Z client-log.uccapilog server-log-2015.log -o two-made.pcapng
    keep two-made.pcapng "log, two logs--two.pcapng"
    log "log, two logs--page" --report all client-log.uccapilog server-log-2015.log
    log "fleet--folder" site
    log "fleet--list" --files-from list
    log "fleet--list with NUL" -0 --files-from list-0
    # Each log in a process of its own. What a killed sweep left behind goes.
    mkdir -p results
    : >results/.icewarn-log-1234
    for run in first "second, nothing to do"; do
        log "fleet--sweep, $run" --format ndjson --output-dir results --jobs 2 site none.log
    done
    find results -type f | sort >"$out/fleet--names of results"
    for result in results/*; do
        sed "s/\"\?\b$(uname -n)\b\"\?/HOST/I" "$result" >"$out/fleet--$(basename "$result")"
    done
    for text in 0x320 0x4000320 nonsense 'ms-client-diagnostics: 24; reason="Call failed"; CallerMediaDebug="audio:ICEWarn=0x320"'; do
        log "explain--$text" --explain "$text"
        log "explain, JSON--$text" --json --explain "$text"
    done
    log "program--help" --help-all
    log "program--version" --version
    log "program--not there" nosuch.log
    log "program--bad option" --nonsense
    log "extcap--interfaces" --extcap-interfaces
    log "extcap--links" --extcap-interface lynclog --extcap-dlts
    log "extcap--configuration" --extcap-interface lynclog --extcap-config
}

case ${2:-} in
"") forms="list full json two-pass pdml statistics fields" ;;
--short) forms="two-pass statistics" ;;
*)
    forms=$2
    shift 2
    "$@"
    exit 0
    ;;
esac
{
    echo several
    for file in *.uccapilog *.log *.txt; do echo "text $file"; done
    for file in calls.pcap classic.pcap quality-report.pcap; do echo "exceptions $file"; done
    for file in *.pcap *.pcapng; do echo "capture $file"; done
} | xargs -L 1 -P "$(nproc)" sh "$0" "$out" "$forms"
