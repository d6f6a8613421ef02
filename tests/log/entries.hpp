// SPDX-License-Identifier: GPL-2.0-or-later
// Lines that many tests share, as macros, since only literals can be put together at compile time.
#pragma once

// Client log: 2016-11-21 13:58:57.019 is 1479736737.019.
#define AT "11/21/2016|13:58:57.019 998:9AC INFO  :: "
#define OTHER "11/21/2016|13:58:57.020 998:1F4 TRACE :: "
#define OUT_PEERS "203.0.113.158:443 (From Local Address: 192.0.2.13:6966)"
#define IN_PEERS "203.0.113.158:443 (To Local Address: 192.0.2.13:6966)"
#define SENDING(size) AT "Sending Packet - " OUT_PEERS " " size " bytes:\n"
#define END_SENDING(size) AT "End of Sending Packet - " OUT_PEERS " " size " bytes\n"
#define RECEIVED(size) AT "Data Received -" IN_PEERS " " size " bytes:\n"
#define END_RECEIVED(size) AT "End of Data Received -" IN_PEERS " " size " bytes\n"
#define SENT_AT(line) "@" line " sent 1479736737.019 192.0.2.13:6966 > 203.0.113.158:443"
#define RECEIVED_AT(line) "@" line " received 1479736737.019 192.0.2.13:6966 > 203.0.113.158:443"

// A request without a body, 99 bytes on the wire.
#define BYE_START "BYE sip:a@contoso.com SIP/2.0\n"
#define BYE_HEADERS "Via: SIP/2.0/TLS 192.0.2.13:6966\nCSeq: 2 BYE\nContent-Length: 0\n"
#define BYE BYE_START BYE_HEADERS "\n"

// Server log: 2012-01-18 05:00:43.101 is 1326862843.101.
#define RECORD(level, flag)                                                                                            \
    level "(" flag ") [0]06E4.0EB4::01/18/2012-05:00:43.101.00005386 "                                                 \
          "(SIPStack,SIPAdminLog::TraceProtocolRecord:SIPAdminLog.cpp(125))"
#define BEGIN RECORD("TL_INFO", "TF_PROTOCOL") "$$begin_record\n"
#define ABOUT                                                                                                          \
    "Trace-Correlation-Id: 2003888399\nInstance-Id: 0000C23F\n"                                                        \
    "Direction: incoming;source=\"internal edge\";destination=\"external edge\"\n"                                     \
    "Peer: fe01.contoso.com:61182\nMessage-Type: request\n"
#define END_RECORD "$$end_record\n"
#define INCOMING_AT(line) "@" line " received 1326862843.101 - > fe01.contoso.com:61182"
