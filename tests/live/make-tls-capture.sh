#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# make-tls-capture.sh [OUTDIR]: a call between a client and its edge server inside a real TLS session, made by openssl on
# both ends. Writes OUTDIR/tls-call.pcapng (OUTDIR is test-captures unless given), which holds the session's secret, so that
# Wireshark decrypts it without being told anything. The certificate and its key are thrown away.

here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/live/common.sh
. "$here/common.sh"

need openssl dumpcap editcap mkfifo
enter_namespace "$@"
out=${1:-$captures}
server=edge01.contoso.com

offer='v=0
o=- 0 0 IN IP4 203.0.113.9
s=session
c=IN IP4 203.0.113.9
b=CT:99980
t=0 0
m=applicationsharing 57498 TCP/RTP/SAVP 127
a=ice-ufrag:6K4r
a=ice-pwd:Z6bTqYyRJ8dX1cE0nM5vKw2f
a=candidate:1 1 TCP-PASS 2120613887 192.0.2.3 50041 typ host
a=candidate:1 2 TCP-PASS 2120613374 192.0.2.3 50041 typ host
a=candidate:3 1 TCP-PASS 6556159 203.0.113.9 57498 typ relay raddr 192.0.2.3 rport 50041
a=candidate:3 2 TCP-PASS 6556158 203.0.113.9 57498 typ relay raddr 192.0.2.3 rport 50041
a=setup:active
a=connection:new
a=rtpmap:127 x-data/90000
a=rtcp-mux'

answer='v=0
o=- 0 0 IN IP4 198.51.100.203
s=session
c=IN IP4 198.51.100.203
t=0 0
m=applicationsharing 50045 TCP/RTP/SAVP 127
a=ice-ufrag:wN1d
a=ice-pwd:Qm3uVh7kP0sLx9eB2tGzRa6j
a=candidate:1 1 TCP-PASS 2120613887 198.51.100.203 50045 typ host
a=candidate:1 2 TCP-PASS 2120613374 198.51.100.203 50045 typ host
a=setup:passive
a=connection:new
a=rtpmap:127 x-data/90000
a=rtcp-mux'

diagnostics='24; reason="Call failed to establish due to a media connectivity failure when both endpoints are remote";CallerMediaDebug="application-sharing:ICEWarn=0x320,LocalSite=192.0.2.3:50041,LocalMR=203.0.113.9:57498,RemoteSite=198.51.100.203:50045,PortRange=50040:50049,LocalMRTCPPort=57498,LocalLocation=1,RemoteLocation=1,FederationType=0"'

# message FIRST-LINE CSEQ TO-TAG [HEADER]...: the headers; a body by sdp or no_body follows.
message() {
    printf '%s\n' "$1" "Via: SIP/2.0/TLS $caller:50060;branch=z9hG4bK${2% *}${2#* }" \
        'From: "Alice" <sip:alice@contoso.com>;tag=a1;epid=0a1b2c3d4e' "To: <sip:bob@contoso.com>$3" \
        "Call-ID: $call_id" "CSeq: $2"
    shift 3
    [ $# -eq 0 ] || printf '%s\n' "$@"
}

sdp() { # openssl makes CRLF of every line end: one byte more a line
    printf '%s\n' 'Content-Type: application/sdp' "Content-Length: $(echo "$1" | sed 's/$/+/' | wc -c)" '' "$1"
}

no_body() {
    printf '%s\n' 'Content-Length: 0' ''
}

# say caller|callee TEXT: sends the message in $work/message, in one write and so one TLS record, and waits until the other
# end has got a line that begins with the text.
say() {
    case $1 in
        caller) cat "$work/message" >&4 && other=callee ;;
        callee) cat "$work/message" >&3 && other=caller ;;
    esac
    wait_for grep -q "^$2" "$work/$other.out" || fail "$2 did not arrive: $(cat "$work"/*.log)"
}

start_peers() {
    openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj "/CN=$server" -addext "subjectAltName=DNS:$server" \
        -keyout "$work/key.pem" -out "$work/cert.pem" 2>"$work/req.log" || fail "$(cat "$work/req.log")"
    mkfifo "$work/caller.in" "$work/callee.in" || fail "no fifo"

    # TLS 1.2 is the newest that Lync and Skype for Business speak.
    timeout 60 openssl s_server -accept "$callee:5061" -naccept 1 -cert "$work/cert.pem" -key "$work/key.pem" -tls1_2 \
        -quiet -crlf <"$work/callee.in" >"$work/callee.out" 2>"$work/callee.log" &
    callee_process=$!
    started="$started $callee_process"
    exec 3>"$work/callee.in"
    wait_for listening tcp 5061 || fail "s_server does not listen: $(cat "$work/callee.log")"

    timeout 60 openssl s_client -connect "$callee:5061" -bind "$caller:50060" -servername "$server" \
        -CAfile "$work/cert.pem" -verify_hostname "$server" -verify_return_error -keylogfile "$work/keylog" \
        -quiet -no_ign_eof -crlf <"$work/caller.in" >"$work/caller.out" 2>"$work/caller.log" &
    caller_process=$!
    started="$started $caller_process"
    exec 4>"$work/caller.in"
}

call() {
    agent='User-Agent: UCCAPI/15.0.4569.1503 OC/15.0.4569.1503 (Microsoft Lync)'
    hops='Max-Forwards: 70'
    {
        message 'INVITE sip:bob@contoso.com SIP/2.0' '1 INVITE' '' "$hops" 'Contact: <sip:alice@contoso.com;gruu>' "$agent"
        sdp "$offer"
    } >"$work/message"
    say caller INVITE
    {
        message 'SIP/2.0 183 Session Progress' '1 INVITE' ';tag=b1'
        no_body
    } >"$work/message"
    say callee 'SIP/2.0 183'
    {
        message 'SIP/2.0 200 OK' '1 INVITE' ';tag=b1' 'Contact: <sip:bob@contoso.com;gruu>'
        sdp "$answer"
    } >"$work/message"
    say callee 'SIP/2.0 200'
    {
        message 'ACK sip:bob@contoso.com;gruu SIP/2.0' '1 ACK' ';tag=b1' "$hops"
        no_body
    } >"$work/message"
    say caller ACK
    sleep 0.5
    {
        message 'BYE sip:bob@contoso.com;gruu SIP/2.0' '2 BYE' ';tag=b1' "$hops" "$agent" \
            "ms-client-diagnostics: $diagnostics"
        no_body
    } >"$work/message"
    say caller BYE
    {
        message 'SIP/2.0 200 OK' '2 BYE' ';tag=b1' \
            'ms-diagnostics: 51004;reason="Action initiated by user";source="fe01.contoso.com"'
        no_body
    } >"$work/message"
    say callee ms-diagnostics
}

stop_peers() {
    exec 4>&- # the caller sees the end of its input and closes the session
    wait "$caller_process" || fail "s_client: $(cat "$work/caller.log")"
    exec 3>&-
    wait "$callee_process" || fail "s_server: $(cat "$work/callee.log")"
}

# anonymous FILE: editcap puts its name and version into the section header. Writes the file with an empty one; the byte
# order is that of the files that editcap writes here, which is little-endian.
anonymous() {
    length=$(od -A n -t u4 -j 4 -N 4 "$1" | tr -d ' ')
    printf '\n\r\r\n\034\0\0\0M<+\032\001\0\0\0\377\377\377\377\377\377\377\377\034\0\0\0'
    tail -c "+$((length + 1))" "$1"
}

start_capture "$work/call.pcap"
start_peers
call
stop_peers
stop_capture

grep '^CLIENT_RANDOM ' "$work/keylog" >"$work/secret" || fail "no secret was logged"
editcap -F pcapng --inject-secrets "tls,$work/secret" "$work/call.pcap" "$work/call.pcapng" 2>"$work/editcap.log" ||
    fail "editcap: $(cat "$work/editcap.log")"
anonymous "$work/call.pcapng" >"$work/tls-call.pcapng"
deliver "$work/tls-call.pcapng" "$out"
