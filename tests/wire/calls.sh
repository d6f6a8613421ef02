# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh
# Whole calls between two clients of libnice, as it speaks to Lync, each with an MS-TURN relay (nice_relay); to be sourced by
# lab.sh. The client gathers candidates, sends the INVITE with them, gets the answer with those of the far side, checks, and
# sends the report that follows from the rules of the network and from what the two offered.
# Needs: what lab.sh and network.sh have, and tools, a folder with nice_client and nice_relay.
# shellcheck disable=SC2154

# The relays take the ports of the ones before.
kill "$turnserver" "$first_peer" && wait "$turnserver" "$first_peer" 2>/dev/null
start edge "${tools:?}/nice_relay" "$edge" alice secret
start edge "$tools/nice_relay" "$far_edge" alice secret
wait_for in_ns edge sh -c "[ \$(ss -Hln --tcp 'sport = :443' | wc -l) -eq 2 ]" || fail "nice_relay: $(cat "$work/peers.log")"

# with_sdp FILE ADDRESS START HEADER...: a message with the candidates of the file
with_sdp() {
    sdp=$(printf '%s\n' "v=0" "o=- 0 0 IN IP4 $2" "s=session" "c=IN IP4 $2" "t=0 0" "m=audio $(port_of "$1" UDP host) RTP/SAVP 114" &&
        cat "$1" && echo "a=rtpmap:114 x-msrta/16000")
    shift 2
    printf '%s\r\n' "$@" "Via: SIP/2.0/UDP $client:5060;branch=z9hG4bK1" "From: <sip:alice@contoso.com>;tag=a1" \
        "Call-ID: lab@contoso.com" "CSeq: 1 INVITE" "Content-Type: application/sdp" \
        "Content-Length: $(echo "$sdp" | sed 's/$/./' | wc -c)" ""
    echo "$sdp" | sed 's/$/\r/'
}

# endpoint_of FILE TRANSPORT TYPE: address and port of a candidate, empty without one
endpoint_of() { awk -v t="$2" -v k="$3" '/^a=candidate/ && $3 == t && $8 == k && !n++ { print $5 ":" $6 }' "$1"; }
port_of() { endpoint_of "$@" | sed 's/.*://'; }

# gather ROLE NAMESPACE ADDRESS FIRST_PORT RELAY: a client that waits for the other one's candidates
gather() {
    ip netns exec "$2" timeout 40 "$tools/nice_client" "$1" "$3" "$4" "$5" alice secret "$work/$1.sdp" "$work/$1.far" 6 \
        >"$work/$1.state" 2>>"$work/peers.log" &
}

# add_reflexive FILE ADDRESS: the candidate outside of a NAT that keeps ports, which a client learns of its relay's answer, but
# libnice 0.1.21 does not offer
add_reflexive() {
    host=$(endpoint_of "$1" UDP host)
    [ -z "$(endpoint_of "$1" UDP relay)" ] ||
        echo "a=candidate:20 1 UDP 1694234623 $2 ${host#*:} typ srflx raddr ${host%:*} rport ${host#*:}" >>"$1"
}

# call CALLER_RELAY CALLEE_RELAY: up to the end of the checks; the network is as it is to be
call() {
    rm -f "$work"/*.sdp "$work"/*.far
    gather callee far "$far" 51000 "$2"
    callee=$!
    gather caller client "$client" 50000 "$1"
    caller=$!
    wait_for sh -c "[ -f '$work/caller.sdp' ] && [ -f '$work/callee.sdp' ]" || fail "no candidates: $(cat "$work/peers.log")"
    if [ "$location" -eq 1 ]; then
        add_reflexive "$work/caller.sdp" 10.0.0.1
        add_reflexive "$work/callee.sdp" "$far_nat"
    fi
    for side in caller callee; do
        grep -v 'TCP-.* typ relay' "$work/$side.sdp" >"$work/$side.offer" # nice_relay takes no connections
    done
    with_sdp "$work/callee.offer" "$far" "SIP/2.0 200 OK" "To: <sip:bob@fabrikam.com>;tag=b1" >"$work/answer"
    with_sdp "$work/caller.offer" "$client" "INVITE sip:bob@fabrikam.com SIP/2.0" "To: <sip:bob@fabrikam.com>" >"$work/invite"
    in_ns client "$peer" send 5060 "$edge" 5060 "@$work/invite" || fail "lab_peer sends no INVITE"
    mv "$work/callee.offer" "$work/caller.far"
    mv "$work/caller.offer" "$work/callee.far"
    wait "$caller" "$callee"
}

# report FLAGS STATE: what such a client sends, which has to have found a path (connected) or not (failed)
report() {
    [ "$(cat "$work/caller.state")" = "$2" ] || {
        end_recording
        as_nobody tshark -r "$capture" >&2
        fail "$recording: libnice $(cat "$work/caller.state"), which was not to be: $(cat "$work/peers.log")"
    }
    mr=$(endpoint_of "$work/caller.sdp" UDP relay)
    remote_mr=$(endpoint_of "$work/callee.sdp" UDP relay)
    bye "ICEWarn=$1,LocalSite=$(endpoint_of "$work/caller.sdp" UDP host)${mr:+,LocalMR=$mr}\
,RemoteSite=$(endpoint_of "$work/callee.sdp" UDP host)${remote_mr:+,RemoteMR=$remote_mr},PortRange=50000:50019\
,LocalLocation=$location,RemoteLocation=$location,FederationType=1,MrDnsU=edge01.contoso.com"
}

# behind_nat: both sides, as in two homes
behind_nat() {
    location=1
    open_network
    in_ns firewall nft add rule inet lab nat oifname to-internet masquerade
    in_ns internet nft add rule inet lab nat ip saddr "$far" snat ip to "$far_nat"
}

allocations() {
    echo "relay UDP: $edge:3478 allocated $(endpoint_of "$work/caller.sdp" UDP relay) in frame N; the 401 in frame N is the usual challenge."
    echo "relay TCP: $edge:443 allocated $(endpoint_of "$work/caller.sdp" TCP-ACT relay) in frame N; the 401 in frame N is the usual challenge."
}

# dropped PATH TYPE: a direct path whose checks have no answer
dropped() { echo "$1: N check to $(endpoint_of "$work/callee.sdp" UDP "$2") (frame N), no answer in the capture: likely dropped on the way."; }

# without_direct_paths: both firewalls let in only what was asked for, and the client's nothing of the far side
without_direct_paths() {
    behind_nat
    rule firewall 'ip daddr 198.51.100.0/24 drop'
    rule firewall 'ip saddr 198.51.100.0/24 drop'
    rule firewall 'ip saddr 203.0.113.0/24 ct state new drop'
    rule internet 'oifname to-far ct state new drop'
    in_ns firewall nft add rule inet lab input iifname to-internet drop
}

if wanted call-nat-drops-checks; then
    without_direct_paths
    record call-nat-drops-checks
    call "$edge" "$far_edge"
    report 0x60 connected
    judge checks-dropped <<EOF
$(allocations)
$(dropped "local UDP" host)
$(dropped "UDP NAT" srflx)
UDP TURN: N check to $(endpoint_of "$work/callee.sdp" UDP relay), also through the own relay, answered first in frame N; data both ways from frame N on.
EOF
fi
if wanted call-media-ports-blocked; then
    without_direct_paths
    in_ns edge nft add rule inet lab input udp dport 50000-59999 drop
    record call-media-ports-blocked
    call "$edge" "$far_edge"
    report 0xe0 failed
    judge "checks-dropped media-ports-dropped" <<EOF
$(allocations)
$(dropped "local UDP" host)
$(dropped "UDP NAT" srflx)
UDP TURN: N check to $(endpoint_of "$work/callee.sdp" UDP relay), also through the own relay (frame N), no answer in the capture, although N of the far side arrived: likely dropped between the relays (media ports 50000 to 59999).
EOF
fi
if wanted call-far-without-relay; then
    without_direct_paths
    rule internet 'iifname to-far drop'
    record call-far-without-relay
    call "$edge" -
    report 0xe0 failed
    judge "checks-dropped far-without-relay" <<EOF
$(allocations)
$(dropped "local UDP" host)
UDP NAT: not in the capture: the far side offered no reflexive candidate.
UDP TURN: N check through the own relay to N (frame N), no answer in the capture: likely dropped behind the own relay, and the far side offered no relay.
EOF
fi
if wanted call-local-only; then
    location=2
    open_network
    record call-local-only
    call - -
    report 0x80000 connected
    judge no-relay <<EOF
relay name: not in the capture: no DNS query for edge01.contoso.com.
local UDP: N check to $(endpoint_of "$work/callee.sdp" UDP host), answered first in frame N; data both ways from frame N on.
EOF
fi
