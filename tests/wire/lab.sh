#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# lab.sh PLUGIN LAB_PEER: a client behind a firewall, the internet, a relay and a far client, each in a network namespace of its
# own. Firewall rules make one thing fail, the client tries its relay and the far client while dumpcap records, then sends the
# report that such a client would send; `-z icewarn,evidence` has to tell what the rules did, and nothing false.
# coturn is the relay over UDP, its turnutils_uclient the client; what coturn does not speak (MS-TURN behind pseudo-TLS) is
# spoken by lab_peer. Exit status 0: passed, 77: cannot be tried here, 1: failed.

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
{ mkdir -p /run/netns && mount -t tmpfs lab /run/netns; } 2>/dev/null || skip "mounts are not permitted here"

client=192.0.2.10
edge=203.0.113.10
far=198.51.100.20

# As root Wireshark ignores personal plugins.
as_nobody() { setpriv --reuid=65534 --regid=65534 --clear-groups env HOME="$work/home" "$@"; }
version=$(tshark --version 2>/dev/null | sed -n '1s/^[^0-9]*\([0-9]*\.[0-9]*\).*/\1/p')
folder=$work/home/.local/lib/wireshark/plugins/$version/epan
{ mkdir -p "$folder" && cp "$plugin" "$folder/icewarn.so"; } || fail "cannot copy $plugin"
as_nobody tshark -G plugins 2>/dev/null | grep -q '^icewarn\.so' || fail "tshark $version does not load $plugin"

in_ns() { # NAMESPACE COMMAND...
    namespace=$1
    shift
    ip netns exec "$namespace" "$@"
}

# connect A ADDRESS/BITS B ADDRESS/BITS: a cable
connect() {
    ip link add "to-$3" netns "$1" type veth peer name "to-$1" netns "$3"
    in_ns "$1" ip address add "$2" dev "to-$3"
    in_ns "$3" ip address add "$4" dev "to-$1"
    in_ns "$1" ip link set "to-$3" up
    in_ns "$3" ip link set "to-$1" up
}

for name in client firewall internet edge far; do
    { ip netns add $name && in_ns $name ip link set lo up; } || skip "namespaces cannot be made here"
done
connect client $client/24 firewall 192.0.2.1/24
connect firewall 10.0.0.1/30 internet 10.0.0.2/30
connect internet 203.0.113.1/24 edge $edge/24
connect internet 198.51.100.1/24 far $far/24
in_ns client ip route add default via 192.0.2.1
in_ns firewall ip route add default via 10.0.0.2
in_ns internet ip route add 192.0.2.0/24 via 10.0.0.1
in_ns edge ip route add default via 203.0.113.1
in_ns far ip route add default via 198.51.100.1
for router in firewall internet; do in_ns $router sh -c 'echo 1 >/proc/sys/net/ipv4/ip_forward'; done
in_ns client ping -c 1 -W 2 $edge >/dev/null 2>&1 || in_ns client true
in_ns firewall nft add table inet lab 2>"$work/nft.log" || skip "nftables: $(cat "$work/nft.log")"

start() { # NAMESPACE COMMAND...: until the end of the test
    ip netns exec "$@" >>"$work/peers.log" 2>&1 & # no function: the process is to be the one that is ended
    started="$started $!"
}

start edge turnserver -n -L $edge -p 3478 --lt-cred-mech -u alice:secret -r contoso.com --no-tls --no-dtls --no-cli \
    --no-multicast-peers -b "$work/users" --log-file stdout --pidfile "$work/turnserver.pid"
challenge="stun allocate-error id=t1 cookie error=401 realm=contoso.com nonce=n alternate=$edge:443 frame=2"
start edge "$peer" accept 443 server-hello "$challenge" \
    "stun allocate-ok id=t2 cookie mapped=$edge:53010 xor=$client:50014 lifetime=600 frame=2"
start edge "$peer" accept 444 server-hello "$challenge" "stun allocate-error id=t2 cookie error=436 frame=2"
start edge "$peer" accept 445 certificate
start edge "$peer" accept 446 server-hello "$challenge" \
    "stun allocate-error id=t2 cookie error=300 alternate=203.0.113.11:443 frame=2"
start edge "$peer" answer 5060 "text OK"
start far "$peer" answer 50045 "stun binding-ok id=host integrity"
wait_for in_ns edge sh -c "ss -Hln --udp 'sport = :3478' | grep -q ." || fail "coturn: $(cat "$work/peers.log")"
wait_for in_ns edge sh -c "ss -Hln --tcp 'sport = :446' | grep -q ." || fail "lab_peer: $(cat "$work/peers.log")"

# report FLAGS: the BYE of a call, as the client sends it
report() {
    printf '%s\r\n' "BYE sip:bob@fabrikam.com SIP/2.0" "Via: SIP/2.0/UDP $client:5060;branch=z9hG4bK9" \
        "From: <sip:alice@contoso.com>;tag=a1" "To: <sip:bob@fabrikam.com>;tag=b1" "Call-ID: lab@contoso.com" "CSeq: 2 BYE" \
        "ms-client-diagnostics: 23; reason=\"Call failed\";CallerMediaDebug=\"audio:ICEWarn=$1,LocalSite=$client:50012,\
RemoteSite=$far:50045,PortRange=50000:50019,LocalLocation=2,RemoteLocation=2\"" "Content-Length: 0" ""
}

# Numbers that differ from run to run: those of frames, of what was repeated, and milliseconds.
comparable() {
    sed -E 's/frames? [0-9]+( to [0-9]+)?/frame N/g; s/[0-9]+ (Allocate request|check|SYN)s?/N \1/g; s/after [0-9]+ ms/after N ms/'
}

# scenario NAME FLAGS USER PORT [RULE]: the expected sentences come from standard input; PORT is that of the relay over TCP
scenario() {
    in_ns firewall nft flush table inet lab
    in_ns firewall nft add chain inet lab forward '{ type filter hook forward priority 0; }'
    [ -z "${5-}" ] || in_ns firewall nft add rule inet lab forward "$5" || fail "nft: $5"
    capture=$work/$1.pcapng
    ip netns exec client timeout 60 dumpcap -q -i to-firewall -w "$capture" 2>"$work/dumpcap.log" &
    dumpcap=$!
    wait_for in_ns client sh -c "sed 1d /proc/net/packet | grep -q ." || skip "dumpcap: $(cat "$work/dumpcap.log")"
    sleep 0.5 # its buffer is made after its socket
    ip netns exec client timeout 4 turnutils_uclient -c -n 1 -u "$3" -w secret -e $far -r 50046 $edge >"$work/uclient.log" 2>&1 &
    uclient=$!
    ip netns exec client "$peer" send 50012 $far 50045 "stun binding id=host user=abcd:efgh integrity" &
    checks=$!
    in_ns client "$peer" connect 50014 $edge "$4" hello "stun allocate id=t1 cookie version=2 frame=2" \
        "stun allocate id=t2 cookie version=2 user=$3 realm=contoso.com nonce=n integrity frame=2" ||
        fail "lab_peer as a client"
    wait "$uclient" "$checks"
    report "$2" >"$work/bye"
    in_ns client "$peer" send 5060 $edge 5060 "@$work/bye" || fail "lab_peer sends no report"
    sleep 1 # dumpcap gets the packets in batches
    kill "$dumpcap"
    wait "$dumpcap" 2>/dev/null
    chmod a+r "$capture"
    cat >"$work/expected"
    as_nobody tshark -r "$capture" -o icewarn.evidence:TRUE -Y icewarn.evidence -T fields -E aggregator='|' -e icewarn.evidence \
        2>"$work/tshark.log" | tr '|' '\n' | comparable >"$work/found"
    cmp -s "$work/expected" "$work/found" || {
        diff "$work/expected" "$work/found" >&2
        as_nobody tshark -r "$capture" >&2
        fail "$1: see above; - is what was expected"
    }
    as_nobody tshark -q -r "$capture" -z icewarn,evidence 2>>"$work/tshark.log" | grep -q "relay UDP" ||
        fail "$1: -z icewarn,evidence lacks it"
    echo "$1: $(wc -l <"$work/found") sentences as expected"
}

allocated="relay UDP: $edge:3478 allocated an address in frame N; the 401 in frame N is the usual challenge"
tcp_allocated="relay TCP: $edge:443 allocated $edge:53010 in frame N; the 401 in frame N is the usual challenge"
direct="local UDP: N check to $far:50045, answered first in frame N."

scenario all-open 0x0 alice 443 <<END
$allocated.
$tcp_allocated.
$direct
END
scenario udp-3478-dropped 0x2 alice 443 'udp dport 3478 drop' <<END
relay UDP: N Allocate request to $edge:3478 (frame N), no answer in the capture: UDP 3478 is likely dropped on the way.
$tcp_allocated.
$direct
END
scenario udp-refused-with-icmp 0x2 alice 443 'udp dport 3478 reject with icmp type admin-prohibited' <<END
relay UDP: 192.0.2.1 answered the packets to $edge:3478 with ICMP "administratively prohibited" in frame N.
$tcp_allocated.
$direct
END
scenario tcp-443-reset 0x8 alice 443 'tcp dport 443 reject with tcp reset' <<END
$allocated.
relay TCP: N SYN to $edge:443 (frame N), refused with RST in frame N after N ms with TTL 64, while its other packets have 62: likely by something on the way.
$direct
END
scenario tcp-443-dropped 0x8 alice 443 'tcp dport 443 drop' <<END
$allocated.
relay TCP: N SYN to $edge:443 (frame N), no answer in the capture: likely dropped on the way.
$direct
END
scenario checks-dropped 0x20 alice 443 'udp dport 50045 drop' <<END
$allocated.
$tcp_allocated.
local UDP: N check to $far:50045 (frame N), no answer in the capture: likely dropped on the way.
END
scenario flag-contradicted 0x2a alice 443 <<END
$allocated; contradicts flag 0x2.
$tcp_allocated; contradicts flag 0x8.
${direct%.}; contradicts flag 0x20.
END
scenario unknown-user 0x400a mallory 444 <<END
relay UDP: $edge:3478 refused the allocation with error 401 (unauthorized) in frame N.
relay TCP: $edge:444 refused the allocation with error 436 (unknown user) in frame N.
$direct
END
scenario tls-inspection 0x800008 alice 445 <<END
$allocated.
relay TCP: the pseudo-TLS hello to $edge:445 (frame N) was answered with a certificate in frame N, which no relay sends: likely a proxy inspects TLS.
$direct
END
scenario alternate-server 0x400008 alice 446 <<END
$allocated.
relay TCP: $edge:446 refused the allocation with error 300 (try alternate server) in frame N and named 203.0.113.11:443.
$direct
END
echo "PASS: what the firewall did is told in each scenario"
