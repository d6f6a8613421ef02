#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# run.sh PLUGIN LOG_TOOL [FOLDER]: the real window on a display of its own, driven by keys: a capture with the profile, a
# report selected, the statistics, VoIP Calls, Follow, Lua plugins reloaded, and the interface for logs. Each time it has to open what was asked for, to end with 0 when it is closed, and to print nothing of
# us. Screenshots go to FOLDER.
set -eu

top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/bench/stage.sh
. "$top/tests/bench/stage.sh"
shots=${3:-$top/build/screenshots}
mkdir -p "$shots"
make_stage "$1"
for place in .config/wireshark/extcap .local/lib/wireshark/extcap; do # up to 4.0, and later
    mkdir -p "$stage/with/$place"
    cp "$2" "$stage/with/$place/icewarn-log"
done
mkdir -p "$stage/with/.config/wireshark/profiles" "$stage/run"
cp -r "$top/plugin/profile/." "$stage/with/.config/wireshark/profiles"
cp "$top"/test-captures/calls.pcap "$top"/test-captures/quality-streams.pcap "$top"/test-captures/wire/udp-3478-dropped.pcap "$top"/test-captures/*log "$stage/files"
chmod -R a+rX "$stage"
[ "$(id -u)" -ne 0 ] || chown -R 65534:65534 "$stage/with" "$stage/run"
chmod 700 "$stage/run"

# A display that is free: the server tells its number.
Xvfb -displayfd 3 -screen 0 1400x900x24 -nolisten tcp 3>"$stage/display" >/dev/null 2>&1 &
server=$!
window_program=
finish() {
    [ -z "$window_program" ] || kill "$window_program" 2>/dev/null || true
    kill "$server" 2>/dev/null || true
    rm -rf "$stage"
}
trap finish EXIT
tries=0
until [ -s "$stage/display" ] || [ "$tries" -eq 100 ]; do
    sleep 0.1
    tries=$((tries + 1))
done
DISPLAY=:$(cat "$stage/display")
export DISPLAY

# start ARGUMENT...
start() {
    in_home with env DISPLAY="$DISPLAY" XDG_RUNTIME_DIR="$stage/run" QT_QPA_PLATFORM=xcb \
        wireshark -o gui.ask_unsaved:FALSE "$@" >"$stage/said" 2>&1 &
    window_program=$!
}

# wait_for TITLE: a regular expression; sets $window
wait_for() {
    tries=0
    until window=$(xdotool search --onlyvisible --name "$1" 2>/dev/null | tail -n 1) && [ -n "$window" ]; do
        if [ "$tries" -ge 120 ] || ! kill -0 "$window_program" 2>/dev/null; then
            import -window root "$shots/failed.png" || true
            cat "$stage/said" >&2
            die "there is no window \"$1\", see $shots/failed.png"
        fi
        sleep 0.5
        tries=$((tries + 1))
    done
    sleep 1 # for what it shows
}

# press TITLE KEY...: in the window of that title
press() {
    wait_for "$1"
    shift
    xdotool windowraise "$window" windowfocus "$window"
    sleep 0.5
    for key in "$@"; do
        xdotool key --clearmodifiers "$key"
        sleep 0.5
    done
}

# close TITLE: ends with 0, and without a word of us
close_window() {
    press "$1" ctrl+q
    status=0
    wait "$window_program" || status=$?
    window_program=
    [ "$status" -eq 0 ] || { cat "$stage/said" >&2; die "Wireshark ended with $status"; }
    ! grep -iE 'icewarn|lynclog|dissector bug|critical|assert|segmentation' "$stage/said" >&2 ||
        die "Wireshark has something to say"
}

main_window='^calls.pcap$'
start -r "$stage/files/calls.pcap" -C 'Lync ICE' -g 7 -z icewarn,calls
wait_for 'ICEWarn Calls'
press "$main_window" alt+s Up Right Return # Statistics, the last of the menu
wait_for 'ICEWarn Reports'
import -window root "$shots/statistics.png"
press "$main_window" alt+y v
wait_for 'VoIP Calls'
press "$main_window" ctrl+alt+shift+u
wait_for 'Follow UDP Stream'
press "$main_window" ctrl+shift+l # reloads Lua plugins: registers anew, and dissects anew
press "$main_window" ctrl+r
wait_for "$main_window"
import -window root "$shots/calls.png"
close_window "$main_window"
echo "calls: ok"

# The graphs of the profile.
start -r "$stage/files/quality-streams.pcap" -C 'Lync ICE'
press '^quality-streams.pcap$' alt+s i
wait_for 'I/O Graphs'
sleep 1
import -window root "$shots/graphs.png"
press 'I/O Graphs' Escape
close_window '^quality-streams.pcap$'
echo "graphs: ok"

# What the packets show of a report, in a window of its own.
start -r "$stage/files/udp-3478-dropped.pcap" -z icewarn,evidence
wait_for 'ICEWarn Evidence'
sleep 2
import -window root "$shots/evidence.png"
close_window '^udp-3478-dropped.pcap$'
echo "evidence: ok"

# Shows the packets of a log while it grows.
start -k -i lynclog -o "extcap.lynclog.log:$stage/files/client-log.uccapilog"
wait_for 'Lync/Skype for Business log'
sleep 3
import -window root "$shots/log.png"
close_window 'Lync/Skype for Business log'
echo "log: ok"
