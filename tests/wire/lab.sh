#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# lab.sh PLUGIN LAB_PEER: a client behind a firewall, the internet, a relay and a far client, each in a network namespace of its
# own (network.sh). Firewall rules make one thing fail, the client tries its relay and the far client while dumpcap records,
# then sends the report that such a client would send; `-z icewarn,evidence` has to tell what the rules did, and nothing false.
# Here coturn is the relay over UDP, its turnutils_uclient the client; what coturn does not speak (MS-TURN behind pseudo-TLS)
# is spoken by lab_peer. In calls.sh, where nice_client and nice_relay are beside LAB_PEER, libnice is at both ends.
# Environment: KEEP (a folder for the captures), ONLY (scenarios with this in their names). Exit status 0: passed, 77: cannot be tried here, 1: failed.

here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/live/common.sh
. "$here/../live/common.sh"

if [ ! -f "${1-}" ] || [ ! -x "${2-}" ]; then fail "usage: lab.sh PLUGIN LAB_PEER"; fi
plugin=$(realpath "$1")
peer=$(realpath "$2")
need dumpcap ip mount nft setpriv tshark turnserver turnutils_uclient unshare

# Names of namespaces are mounts: nobody else is to see these.
if [ "${ICEWARN_LAB_MOUNTED-}" != $$ ]; then
    unshare --mount true 2>/dev/null || skip "mounts are not permitted here"
    ICEWARN_LAB_MOUNTED=$$ exec unshare --mount --propagation private sh "$0" "$plugin" "$peer"
fi
enter_namespace "$plugin" "$peer"
# shellcheck source=tests/wire/network.sh
. "$here/network.sh"

start edge turnserver -n -L $edge -p 3478 --lt-cred-mech -u alice:secret -r contoso.com --no-tls --no-dtls --no-cli \
    --no-multicast-peers -b "$work/users" --log-file stdout --pidfile "$work/turnserver.pid"
turnserver=$started
challenge="stun allocate-error id=t1 cookie error=401 realm=contoso.com nonce=n alternate=$edge:443 frame=2"
start edge "$peer" accept 443 server-hello "$challenge" \
    "stun allocate-ok id=t2 cookie mapped=$edge:53010 xor=$client:50014 lifetime=600 frame=2"
first_peer=$!
start edge "$peer" accept 444 server-hello "$challenge" "stun allocate-error id=t2 cookie error=436 frame=2"
start edge "$peer" accept 445 certificate
start edge "$peer" accept 446 server-hello "$challenge" \
    "stun allocate-error id=t2 cookie error=300 alternate=203.0.113.11:443 frame=2"
start edge "$peer" answer 5060 "@$work/answer"
start far "$peer" answer 50045 "stun binding-ok id=host integrity"
wait_for in_ns edge sh -c "ss -Hln --udp 'sport = :3478' | grep -q ." || fail "coturn: $(cat "$work/peers.log")"
wait_for in_ns edge sh -c "ss -Hln --tcp 'sport = :446' | grep -q ." || fail "lab_peer: $(cat "$work/peers.log")"

# bye REPORT: the BYE of a call with what the client reports
bye() {
    printf '%s\r\n' "BYE sip:bob@fabrikam.com SIP/2.0" "Via: SIP/2.0/UDP $client:5060;branch=z9hG4bK9" \
        "From: <sip:alice@contoso.com>;tag=a1" "To: <sip:bob@fabrikam.com>;tag=b1" "Call-ID: lab@contoso.com" "CSeq: 2 BYE" \
        "ms-client-diagnostics: 23; reason=\"Call failed\";CallerMediaDebug=\"audio:$1\"" "Content-Length: 0" "" >"$work/bye"
    printf '%s\r\n' "SIP/2.0 200 OK" "Via: SIP/2.0/UDP $client:5060;branch=z9hG4bK9" "From: <sip:alice@contoso.com>;tag=a1" \
        "To: <sip:bob@fabrikam.com>;tag=b1" "Call-ID: lab@contoso.com" "CSeq: 2 BYE" "Content-Length: 0" "" >"$work/answer"
    in_ns client "$peer" send 5060 $edge 5060 "@$work/bye" || fail "lab_peer sends no report"
}

# scenario NAME CAUSE FLAGS USER PORT [RULE]: expected sentences come from standard input; PORT is that of the relay over TCP
scenario() {
    wanted "$1" || return
    open_network
    [ -z "${6-}" ] || rule firewall "$6"
    record "$1"
    ip netns exec client timeout 4 turnutils_uclient -c -n 1 -u "$4" -w secret -e $far -r 50046 $edge >"$work/uclient.log" 2>&1 &
    uclient=$!
    ip netns exec client "$peer" send 50012 $far 50045 "stun binding id=host user=abcd:efgh integrity" &
    checks=$!
    in_ns client "$peer" connect 50014 $edge "$5" hello "stun allocate id=t1 cookie version=2 frame=2" \
        "stun allocate id=t2 cookie version=2 user=$4 realm=contoso.com nonce=n integrity frame=2" ||
        fail "lab_peer as a client"
    wait "$uclient" "$checks"
    # turnutils_uclient takes any port.
    bye "ICEWarn=$3,LocalSite=$client:50012,RemoteSite=$far:50045,PortRange=1024:65535,LocalLocation=2,RemoteLocation=2"
    judge "$2"
}

allocated="relay UDP: $edge:3478 allocated an address in frame N; the 401 in frame N is the usual challenge"
tcp_allocated="relay TCP: $edge:443 allocated $edge:53010 in frame N; the 401 in frame N is the usual challenge"
direct="local UDP: N check to $far:50045, answered first in frame N."

scenario all-open "" 0x0 alice 443 <<EOF
$allocated.
$tcp_allocated.
$direct
EOF
scenario udp-3478-dropped udp-3478-dropped 0x2 alice 443 'udp dport 3478 drop' <<EOF
relay UDP: N Allocate request to $edge:3478 (frame N), no answer in the capture: UDP 3478 is likely dropped on the way.
$tcp_allocated.
$direct
EOF
scenario udp-refused-with-icmp icmp 0x2 alice 443 'udp dport 3478 reject with icmp type admin-prohibited' <<EOF
relay UDP: 192.0.2.1 answered the packets to $edge:3478 with ICMP "administratively prohibited" in frame N.
$tcp_allocated.
$direct
EOF
scenario tcp-443-reset 443-reset 0x8 alice 443 'tcp dport 443 reject with tcp reset' <<EOF
$allocated.
relay TCP: N SYN to $edge:443 (frame N), refused with RST in frame N after N ms with TTL 64, while its other packets have 62: likely by something on the way.
$direct
EOF
scenario tcp-443-dropped 443-dropped 0x8 alice 443 'tcp dport 443 drop' <<EOF
$allocated.
relay TCP: N SYN to $edge:443 (frame N), no answer in the capture: likely dropped on the way.
$direct
EOF
scenario checks-dropped checks-dropped 0x20 alice 443 'udp dport 50045 drop' <<EOF
$allocated.
$tcp_allocated.
local UDP: N check to $far:50045 (frame N), no answer in the capture: likely dropped on the way.
EOF
scenario flag-contradicted contradicted 0x2a alice 443 <<EOF
$allocated; contradicts flag 0x2.
$tcp_allocated; contradicts flag 0x8.
${direct%.}; contradicts flag 0x20.
EOF
scenario unknown-user unknown-user 0x400a mallory 444 <<EOF
relay UDP: $edge:3478 refused the allocation with error 401 (unauthorized) in frame N.
relay TCP: $edge:444 refused the allocation with error 436 (unknown user) in frame N.
$direct
EOF
scenario tls-inspection tls-inspection 0x800008 alice 445 <<EOF
$allocated.
relay TCP: the pseudo-TLS hello to $edge:445 (frame N) was answered with a certificate in frame N, which no relay sends: likely a proxy inspects TLS.
$direct
EOF
scenario alternate-server alternate-server 0x400008 alice 446 <<EOF
$allocated.
relay TCP: $edge:446 refused the allocation with error 300 (try alternate server) in frame N and named 203.0.113.11:443.
$direct
EOF

calls="libnice was not tried"
tools=$(dirname "$peer")
if [ -x "$tools/nice_client" ] && [ -x "$tools/nice_relay" ]; then
    # shellcheck source=tests/wire/calls.sh
    . "$here/calls.sh"
    calls="calls of libnice too"
fi
confusion_table || fail "a cause was named for another one"
echo "PASS: what the firewall did is told in each scenario; $calls"
