#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# tests/windows/cases.sh OUT [--short]: in a folder with the captures and logs, what tests/windows/run.sh compares: GROUP--NAME in OUT
# for each. Run once on each system; TSHARK and LOG are the commands there. Names are relative, so that they are the same.
set -u

out=$1
forms="list icewarn fields two-pass calls"
[ "${2:-}" = --short ] || forms="$forms full json pdml tree expert turn hierarchy"

# Arguments of each form.
arguments_of()
{
    case $1 in
    list) ;;
    icewarn) echo "-V -O icewarn" ;;
    full) echo "-V" ;;
    json) echo "-T json" ;;
    two-pass) echo "-2 -T json --no-duplicate-keys" ;;
    pdml) echo "-T pdml" ;;
    calls) echo "-q -z icewarn,calls" ;;
    tree) echo "-q -z icewarn,tree" ;;
    expert) echo "-q -z expert" ;;
    turn) echo "-Y icewarn.tcp_turn_failed -T fields -e frame.number -e icewarn.media -e icewarn.flags" ;;
    hierarchy) echo "-q -z io,phs" ;;
    fields) echo "-T fields -E occurrence=a -E separator=; -e frame.number -e icewarn.header -e icewarn.media -e icewarn.flags \
-e icewarn.verdict -e sip.CSeq" ;;
    esac
}

# Without CR, what PDML says of the file and the time, and the name of the zone, which Windows and Linux call differently.
plain()
{
    sed -e 's/\r$//' -e '/^<pdml /d' -e '/^<!-- /d' -e 's/ Coordinated Universal Time\b/ UTC/; s/\bUT\b/UTC/'
}

for capture in *.pcap *.pcapng; do
    [ -e "$capture" ] || continue
    for form in $forms; do
        # shellcheck disable=SC2046
        $TSHARK -n -r "$capture" $(arguments_of "$form") 2>/dev/null | plain >"$out/tshark, ${form}--$capture"
    done
done

# Wireshark's exceptions pass through the plugin when a tree becomes too long.
for limit in 25 60 120 230; do
    for capture in calls.pcap classic.pcap quality-report.pcap; do
        $TSHARK -n -o "gui.max_tree_items:$limit" -r "$capture" -V -O icewarn 2>&1 | grep -v '^Running as\|GLib WARNING' | plain \
            >"$out/exceptions--$capture-$limit"
    done
done

# log NAME ARGUMENTS...: output, messages and exit status of icewarn-log.
log()
{
    name=$1
    shift
    # shellcheck disable=SC2086
    { $LOG "$@" 2>"$out/messages" && echo "exit status 0" || echo "exit status $?"; } >"$out/$name"
    cat "$out/messages" >>"$out/$name"
    rm "$out/messages"
}

for file in *.uccapilog *.log *.txt; do
    log "log, table--$file" "$file"
    log "log, JSON--$file" --json "$file"
    log "log, page--$file" --report all -o page.html "$file"
    [ ! -e page.html ] || mv page.html "$out/log, page--$file.html"
    log "log, Markdown--$file" --report all --format markdown "$file"
    log "log, pcapng--$file" -o packets.pcapng "$file"
    [ ! -e packets.pcapng ] || mv packets.pcapng "$out/log, pcapng byte for byte--$file.pcapng"
    $LOG -o - - <"$file" 2>/dev/null >"$out/log, pcapng through pipes--$file"
done
log "log, two logs--table" client-log.uccapilog server-log-2015.log
log "log, two logs--offsets" -u +01:00 -u Z client-log.uccapilog server-log-2015.log -o two.pcapng
mv two.pcapng "$out/log, two logs--two.pcapng"
for text in 0x320 0x4000320 nonsense 'ms-client-diagnostics: 24; reason="Call failed"; CallerMediaDebug="audio:ICEWarn=0x320"'; do
    log "explain--$text" --explain "$text"
    log "explain, JSON--$text" --json --explain "$text"
done
printf 'ms-client-diagnostics: 24; reason=\342\200\234no\342\200\235; CallerMediaDebug="audio:ICEWarn=0x20"\r\n' >pasted
# shellcheck disable=SC2094
log "explain--pasted" --explain - <pasted
rm pasted
log "program--help" --help-all
log "program--version" --version
log "program--not there" nosuch.log
log "program--folder" .
log "program--bad option" --nonsense
log "extcap--interfaces" --extcap-interfaces
log "extcap--links" --extcap-interface lynclog --extcap-dlts
log "extcap--configuration" --extcap-interface lynclog --extcap-config
