# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh
# The network of the laboratory and how a recording is judged, to be sourced by lab.sh behind tests/live/common.sh. A client
# behind a firewall, the internet, an Edge with two addresses and a far client, each in a network namespace of its own:
#
#   client 192.0.2.10 -- firewall -- internet -- edge 203.0.113.10, and .40 of the far side
#                                       `------- far 198.51.100.20
#
# Needs: plugin, work.
# shellcheck disable=SC2034,SC2154

client=192.0.2.10
edge=203.0.113.10
far_edge=203.0.113.40
far=198.51.100.20
far_nat=198.51.100.200
{ mkdir -p /run/netns && mount -t tmpfs lab /run/netns; } 2>/dev/null || skip "mounts are not permitted here"

# As root Wireshark ignores personal plugins.
as_nobody() { setpriv --reuid=65534 --regid=65534 --clear-groups env HOME="$work/home" "$@"; }
version=$(tshark --version 2>/dev/null | sed -n '1s/^[^0-9]*\([0-9]*\.[0-9]*\).*/\1/p')
folder=$work/home/.local/lib/wireshark/plugins/$version/epan
{ mkdir -p "$folder" && cp "${plugin:?}" "$folder/icewarn.so"; } || fail "cannot copy $plugin"
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
in_ns edge ip address add $far_edge/24 dev to-internet
in_ns client ip route add default via 192.0.2.1
in_ns firewall ip route add default via 10.0.0.2
in_ns internet ip route add 192.0.2.0/24 via 10.0.0.1
in_ns edge ip route add default via 203.0.113.1
in_ns far ip route add default via 198.51.100.1
for router in firewall internet; do in_ns $router sh -c 'echo 1 >/proc/sys/net/ipv4/ip_forward'; done
if command -v ping >/dev/null && ! in_ns client ping -c 1 -W 5 $edge >"$work/ping.log" 2>&1; then
    skip "packets do not get from namespace to namespace: $(tail -n 1 "$work/ping.log")"
fi

# rule NAMESPACE RULE: on what is passed on there
rule() { in_ns "$1" nft add rule inet lab forward "$2" || fail "nft in $1: $2"; }

# Nothing is filtered or translated.
open_network() {
    for router in firewall internet edge; do
        in_ns $router nft flush ruleset
        in_ns $router nft add table inet lab
        in_ns $router nft add chain inet lab forward '{ type filter hook forward priority 0; }'
        in_ns $router nft add chain inet lab input '{ type filter hook input priority 0; }'
        in_ns $router nft add chain inet lab nat '{ type nat hook postrouting priority 100; }'
    done
}
(open_network) 2>"$work/nft.log" || skip "nftables: $(cat "$work/nft.log")"

start() { # NAMESPACE COMMAND...: until the end of the test
    ip netns exec "$@" >>"$work/peers.log" 2>&1 & # no function: the process is to be the one that is ended
    started="$started $!"
}

# wanted NAME: whether a scenario is to run
wanted() { case $1 in *"${ONLY-}"*) ;; *) return 1 ;; esac; }

# record NAME: from now on what the client sends and gets
record() {
    recording=$1
    capture=$work/$1.pcap
    ip netns exec client timeout 60 dumpcap -q -P -i to-firewall -w "$capture" 2>"$work/dumpcap.log" &
    dumpcap=$!
    wait_for in_ns client sh -c "sed 1d /proc/net/packet | grep -q ." || skip "dumpcap: $(cat "$work/dumpcap.log")"
    sleep 0.5 # its buffer is made after its socket
}

# Numbers that differ from run to run: those of frames, of what was repeated, and milliseconds.
comparable() {
    sed -E 's/frames? [0-9]+( to [0-9]+)?/frame N/g; s/[0-9]+ (Allocate request|check|SYN)s?/N \1/g; s/[0-9]+ (of the far side)/N \1/; s/after [0-9]+ ms/after N ms/; s/(through the own relay to) [0-9.]+[0-9]( and others)?/\1 N/'
}

# What sentences say is wrong, a word each.
named_causes() {
    sed -nE 's/^relay UDP: .* likely dropped on the way.*/udp-3478-dropped/p
        s/^relay UDP: .* with ICMP .*/icmp/p
        s/^relay TCP: .* refused with RST .*/443-reset/p
        s/^relay TCP: .* likely dropped on the way.*/443-dropped/p
        s/^relay .* with error (401|436) .*/unknown-user/p
        s/^relay .* with error 300 .*/alternate-server/p
        s/^relay .* certificate .*/tls-inspection/p
        s/^relay name: not in the capture.*/no-relay/p
        s/^(local UDP|UDP NAT): .* likely dropped on the way.*/checks-dropped/p
        s/^UDP TURN: .* the far side offered no relay.*/far-without-relay/p
        s/^UDP TURN: .* between the relays .*/media-ports-dropped/p
        s/.*contradicts flag.*/contradicted/p' | sort -u | tr '\n' ' ' | sed 's/ $//'
}

# end_recording: once
end_recording() {
    [ -n "$dumpcap" ] || return 0
    sleep 1 # dumpcap gets the packets in batches
    kill "$dumpcap"
    wait "$dumpcap" 2>/dev/null
    dumpcap=
    chmod a+r "$capture"
    if [ -n "${KEEP-}" ]; then cp "$capture" "$KEEP/"; fi
}

# judge CAUSES: ends the recording, whose sentences have to be those of standard input, and to name these causes
judge() {
    cat >"$work/expected"
    end_recording
    as_nobody tshark -r "$capture" -o icewarn.evidence:TRUE -Y icewarn.evidence -T fields -E aggregator='|' -e icewarn.evidence \
        2>"$work/tshark.log" | tr '|' '\n' >"$work/sentences"
    comparable <"$work/sentences" >"$work/found"
    printf '%s|%s|%s\n' "$recording" "$1" "$(named_causes <"$work/sentences")" >>"$work/causes"
    cmp -s "$work/expected" "$work/found" || {
        diff "$work/expected" "$work/found" >&2
        as_nobody tshark -r "$capture" >&2
        fail "$recording: see above; < is what was expected"
    }
    as_nobody tshark -q -r "$capture" -z icewarn,evidence 2>>"$work/tshark.log" | grep -q "UDP: " ||
        fail "$recording: -z icewarn,evidence lacks it"
    echo "$recording: $(wc -l <"$work/found") sentences as expected"
}

# How often a cause was named for what was the cause. Fails where one was named for another one.
confusion_table() {
    awk -F'|' '
        function note(cause, named) {
            ++cell[cause, named]
            if (cause != named) wrong = 1
        }
        function index_of(word) {
            if (!(word in seen)) { seen[word] = ++words; name[words] = word }
        }
        {
            split($2 == "" ? "nothing" : $2, causes, " ")
            split($3 == "" ? "nothing" : $3, names, " ")
            extra = ""
            for (i in names) { index_of(names[i]); if (!index(" " $2 " ", " " names[i] " ") && $2 $3 != "") extra = names[i] }
            for (i in causes) {
                index_of(causes[i])
                if (index(" " $3 " ", " " causes[i] " ") || $2 $3 == "") note(causes[i], causes[i])
                else note(causes[i], extra == "" ? "nothing" : extra)
            }
            if (extra != "") note("nothing", extra)
        }
        END {
            printf "\n%-20s", "cause, named as:"
            for (j = 1; j <= words; ++j) printf " %3d", j
            print ""
            for (i = 1; i <= words; ++i) {
                printf "%3d %-16.16s", i, name[i]
                for (j = 1; j <= words; ++j) printf " %3s", ((name[i], name[j]) in cell) ? cell[name[i], name[j]] : "."
                print ""
            }
            exit wrong
        }' "$work/causes"
}
