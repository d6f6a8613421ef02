#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# tests/fleet/run.sh [BUILD]: what plugin/doc/fleet.md says, with three hosts: network namespaces with an sshd of their own,
# 80 logs each. A log is cut, one is nonsense, the sweep is killed in the middle, and a host goes down and comes back: no
# report is lost, none comes twice, and DuckDB answers. Exit status 77: could not be tried.
set -eu

top=$(cd "$(dirname "$0")/../.." && pwd)
program=$(cd "${1:-$top/build}" && pwd)/icewarn-log
hosts="1 2 3"
logs=80 # of each host

skip()
{
    echo "SKIPPED: $*"
    exit 77
}

fail()
{
    echo "fleet: $*" >&2
    exit 1
}

[ -x "$program" ] || fail "there is no $program"
[ "$(id -u)" -eq 0 ] || skip "network namespaces need root."
for tool in ip parallel ssh ssh-keygen /usr/sbin/sshd node npm jq; do
    command -v "$tool" >/dev/null || skip "there is no $tool."
done

work=$(mktemp -d "${TMPDIR:-/var/tmp}/icewarn-fleet.XXXXXX")
net=icwf$$
stop_host()
{
    [ ! -s "$work/$1/sshd.pid" ] || kill "$(cat "$work/$1/sshd.pid")" 2>/dev/null || true
    for pid in $(ip netns pids "$net-$1" 2>/dev/null); do kill "$pid" 2>/dev/null || true; done
}
cleanup()
{
    for host in $hosts; do stop_host "$host"; done
    for name in desk $hosts; do ip netns delete "$net-$name" 2>/dev/null || true; done
    rm -rf "$work"
}
trap cleanup EXIT
trap 'exit 1' HUP INT TERM
chmod 755 "$work"

# The desk, and a cable from it to each host.
at() { name=$1 && shift && ip netns exec "$net-$name" "$@"; }
ip netns add "$net-desk" 2>/dev/null || skip "no network namespace can be made."
at desk ip link set lo up
ssh-keygen -q -t ed25519 -N '' -f "$work/key"
start_host()
{
    at "$1" /usr/sbin/sshd -f "$work/$1/sshd_config" -E "$work/$1/sshd.log"
}
mkdir -p /run/sshd
for host in $hosts; do
    mkdir -p "$work/$host/logs"
    ip netns add "$net-$host"
    ip link add "v$$-$host" netns "$net-desk" type veth peer name eth0 netns "$net-$host"
    at desk ip address add "198.51.100.$((host * 4 + 1))/30" dev "v$$-$host"
    at desk ip link set "v$$-$host" up
    at "$host" ip address add "198.51.100.$((host * 4 + 2))/30" dev eth0
    at "$host" ip link set eth0 up
    ssh-keygen -q -t ed25519 -N '' -f "$work/$host/key"
    cat >"$work/$host/sshd_config" <<END
ListenAddress 198.51.100.$((host * 4 + 2))
HostKey $work/$host/key
AuthorizedKeysFile $work/key.pub
PidFile $work/$host/sshd.pid
PermitRootLogin prohibit-password
PasswordAuthentication no
StrictModes no
UsePAM no
END
    printf 'host%s %s\n' "$host" "$(cut -d' ' -f1,2 "$work/$host/key.pub")" >>"$work/known_hosts"
    cat >>"$work/ssh_config" <<END
Host host$host
    HostName 198.51.100.$((host * 4 + 2))
    HostKeyAlias host$host
END
    start_host "$host"
    echo "host$host" >>"$work/hosts"
done
cat >>"$work/ssh_config" <<END
Host *
    IdentityFile $work/key
    IdentitiesOnly yes
    UserKnownHostsFile $work/known_hosts
    ConnectTimeout 5
    ServerAliveInterval 2
    LogLevel ERROR
END

# Calls of their own in each log, by names of the same length.
count=0
for host in $hosts; do
    for i in $(seq "$logs"); do
        count=$((count + 1))
        sed "s/5ec53a42c0ffee01/$(printf %016x $count)/g; s/call-/$(printf x%04d $count)/g" \
            "$top/test-captures/client-log.uccapilog" >"$work/$host/logs/$i.UccApilog"
    done
done
size=$(wc -c <"$work/1/logs/7.UccApilog")
head -c $((size / 2)) "$work/1/logs/7.UccApilog" >"$work/cut" && mv "$work/cut" "$work/1/logs/7.UccApilog"
head -c 100000 /dev/zero | tr '\0' '\1' >"$work/2/logs/9.UccApilog"

# What must come, from one reading of all logs.
status=0
"$program" --format ndjson "$work"/[123]/logs >"$work/all" 2>/dev/null || status=$?
[ "$status" -le 1 ] || fail "reading all logs at once ends with $status"
jq -r '.report_id // empty' "$work/all" | sort >"$work/expected"
[ "$(wc -l <"$work/expected")" -gt $((count * 2)) ] || fail "there are hardly any reports to lose"

mkdir "$work/desk"
sweep()
{
    # shellcheck disable=SC2016
    (cd "$work/desk" && at desk parallel --will-cite --joblog sweep.jobs --resume-failed -j 0 -a ../hosts "
        ssh -F $work/ssh_config {} 'cd $work/\$(echo {} | tr -d a-z) && $program --format ndjson --losses-ok --jobs 1 --output-dir results logs' &&
        ssh -F $work/ssh_config {} 'cd $work/\$(echo {} | tr -d a-z) && cat results/*.ndjson' > {}.part && mv {}.part {}.ndjson")
}
results() { find "$work"/[123]/results -name '*.ndjson' 2>/dev/null | wc -l; }

# Killed in the middle.
sweep >/dev/null 2>&1 &
sweeper=$!
while [ "$(results)" -lt 30 ]; do
    kill -0 "$sweeper" 2>/dev/null || fail "the sweep ends before it could be killed"
    sleep 0.1
done
for host in $hosts; do
    for pid in $(ip netns pids "$net-$host"); do
        [ "$pid" = "$(cat "$work/$host/sshd.pid")" ] || kill -9 "$pid" 2>/dev/null || true
    done
done
for pid in $(ip netns pids "$net-desk"); do kill -9 "$pid" 2>/dev/null || true; done
wait "$sweeper" 2>/dev/null || true
done_before=$(results)
[ "$done_before" -lt "$count" ] || fail "the sweep was done before it was killed"
echo "fleet: killed after $done_before of $count results"

# Resumed with a host that is down, and again when it is back.
stop_host 3
! sweep >/dev/null 2>"$work/down" || fail "a host that is down is no failure"
for host in 1 2; do
    [ -s "$work/desk/host$host.ndjson" ] || fail "host $host is not done: $(cat "$work/down")"
done
[ ! -e "$work/desk/host3.ndjson" ] || fail "a host that is down has a result"
start_host 3
sweep 2>"$work/up" || fail "the sweep is not done: $(cat "$work/up")"

# No report lost, none twice; each log has its run, the broken ones too.
cat "$work"/desk/*.ndjson | jq -r '.report_id // empty' | sort >"$work/found"
diff "$work/expected" "$work/found" >"$work/differences" ||
    fail "reports are lost (<), or come twice (>): $(head -n 20 "$work/differences")"
runs=$(cat "$work"/desk/*.ndjson | grep -c '"type":"run"')
[ "$runs" -eq "$count" ] || fail "$runs runs of $count logs"
cat "$work"/desk/*.ndjson | jq -e -s 'map(select(.type == "run" and .losses > 0)) | length == 1' >/dev/null ||
    fail "the cut log is not told"
cat "$work"/desk/*.ndjson | jq -e -s 'map(select(.type == "run" and (.unreadable | length) > 0)) | length == 1' >/dev/null ||
    fail "the log that is nonsense is not told"
echo "fleet: $(wc -l <"$work/found") reports of $runs logs, none lost, none twice"

# Parquet, and answers.
cp "$top/tests/fleet/package.json" "$top/tests/fleet/ask.mjs" "$work/desk/"
(cd "$work/desk" && npm install --silent --no-audit --no-fund >/dev/null 2>&1) || skip "DuckDB cannot be installed."
ask() { (cd "$work/desk" && node ask.mjs "$top/plugin/doc/fleet.md" load "$@"); }
stored=$(ask 'SELECT count(*) AS n FROM reports' | jq -r 'select(.n).n')
[ "$stored" -eq "$(uniq "$work/found" | wc -l)" ] || fail "$stored reports in Parquet"
ask sites | grep -q '"site":"192.0.2.0/24"' || fail "no site that loses TCP TURN: $(ask sites)"
ask far | grep -q '"far_network":"198.51.100.0/24"' || fail "no far network without a relay: $(ask far)"
echo "fleet: DuckDB has $stored reports, and answers"
