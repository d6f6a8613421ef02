// SPDX-License-Identifier: GPL-2.0-or-later
// Records of server logs: both styles of their headers, what stands in them, and records without beginning or end.
#include "cmocka.hpp"

#include "entries.hpp"
#include "reading.hpp"

#define OPTIONS_HEADERS "To: <sip:user@fabrikam.com>\nCSeq: 1 OPTIONS\nCONTENT-LENGTH: 0\n"
#define OPTIONS_START "OPTIONS sip:user@fabrikam.com SIP/2.0\n"
#define SIP "Start-Line: " OPTIONS_START OPTIONS_HEADERS "Message-Body: -\n"
#define OPTIONS OPTIONS_START OPTIONS_HEADERS "\n"
#define RECORD_2015(flag)                                                                                              \
    "TL_WARN(" flag ") [contoso.com\\fe02]0584.0A44::03/02/2017-07:10:46.230.0000773E "                                \
    "(SIPStack,SIPAdminLog::ProtocolRecord::Flush:ProtocolRecord.cpp(265)) [156659184] $$begin_record\n"
#define DIAGNOSTIC                                                                                                     \
    "Severity: warning\nText: The domain of the message resolved\nSIP-Start-Line: INVITE sip:a@contoso.com SIP/2.0\n"  \
    "SIP-Call-ID: f1b3ad5d\nSIP-CSeq: 2066245576 INVITE\nPeer: fe01.contoso.com:25002\nData: domain=\"contoso.com\"\n"

namespace {

using log_test::Case;
using log_test::count_failures;

void headers_of_records(void**)
{
    static constexpr Case cases[] = {
        {"of 2010", BEGIN ABOUT SIP END_RECORD, INCOMING_AT("1") "\n" OPTIONS "<end>\n"},
        {"of 2015", RECORD_2015("TF_PROTOCOL") ABOUT SIP END_RECORD,
         "@1 received 1488438646.230 fe02 > fe01.contoso.com:61182\n" OPTIONS "<end>\n"},
        {"other names of file and function",
         "TL_VERBOSE(TF_PROTOCOL) [1]06E4.0EB4::01/18/2012-05:00:43.101.0001 (X,Y(Z))$$begin_record\n" ABOUT SIP
             END_RECORD,
         INCOMING_AT("1") "\n" OPTIONS "<end>\n"},
        {"wrapped before its mark", RECORD("TL_INFO", "TF_PROTOCOL") "\n$$begin_record\n" ABOUT SIP END_RECORD,
         INCOMING_AT("1") "\n" OPTIONS "<end>\n"},
        {"wrapped inside",
         "TL_INFO(TF_PROTOCOL) [0]06E4.0EB4::01/18/2012-05:00:43.101.00005386\n"
         "(SIPStack,SIPAdminLog::TraceProtocolRecord:SIPAdminLog.cpp(125)) [15] $$begin_record\n" ABOUT SIP END_RECORD,
         INCOMING_AT("1") "\n" OPTIONS "<end>\n"},
        {"without its mark, as some old ones are", RECORD("TL_INFO", "TF_PROTOCOL") "\n" ABOUT SIP END_RECORD,
         INCOMING_AT("1") "\n" OPTIONS "<end>\n"},
        {"a time that does not exist",
         "TL_INFO(TF_PROTOCOL) [0]06E4.0EB4::13/18/2012-05:00:43.101.00005386 (X)$$begin_record\n" ABOUT SIP END_RECORD,
         "@1 received - - > fe01.contoso.com:61182\n" OPTIONS "<end>\n"},
        {"the time removed", "TL_INFO(TF_PROTOCOL) [0] (SIPStack,X)$$begin_record\n" ABOUT SIP END_RECORD,
         "@1 received - - > fe01.contoso.com:61182\n" OPTIONS "<end>\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void about_fields(void**)
{
    static constexpr Case cases[] = {
        {"outgoing", BEGIN "Direction: outgoing;source=\"local\"\nPeer: fe01.contoso.com:61182\n" SIP END_RECORD,
         "@1 sent 1326862843.101 - > fe01.contoso.com:61182\n" OPTIONS "<end>\n"},
        {"an address", BEGIN "Direction: outgoing\nPeer: 192.0.2.1:5061\n" SIP END_RECORD,
         "@1 sent 1326862843.101 - > 192.0.2.1:5061\n" OPTIONS "<end>\n"},
        {"IPv6", BEGIN "Direction: outgoing\nPeer: [2001:db8::1]:5061\n" SIP END_RECORD,
         "@1 sent 1326862843.101 - > [2001:db8::1]:5061\n" OPTIONS "<end>\n"},
        {"no port", BEGIN "Direction: outgoing\nPeer: fe01.contoso.com\n" SIP END_RECORD,
         "@1 sent 1326862843.101 - > fe01.contoso.com\n" OPTIONS "<end>\n"},
        {"masked", BEGIN "Direction: xxx\nPeer: xxx:xxx\n" SIP END_RECORD,
         "@1 unknown 1326862843.101 - > xxx\n" OPTIONS "<end>\n"},
        {"none", BEGIN SIP END_RECORD, "@1 unknown 1326862843.101 - > -\n" OPTIONS "<end>\n"},
        {"of the record before are forgotten", BEGIN ABOUT SIP END_RECORD BEGIN SIP END_RECORD,
         INCOMING_AT("1") "\n" OPTIONS "<end>\n@13 unknown 1326862843.101 - > -\n" OPTIONS "<end>\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

#define START "Start-Line: SIP/2.0 200 OK\n"
#define SDP "Content-Type: application/sdp\nContent-Length: 12\n"
#define EXPECTED(text) INCOMING_AT("1") "\nSIP/2.0 200 OK\n" text "<end>\n"

void bodies(void**)
{
    static constexpr Case cases[] = {
        {"on the line of Message-Body", BEGIN ABOUT START SDP "Message-Body: v=0\ns=abc\n" END_RECORD,
         EXPECTED(SDP "\nv=0\ns=abc\n")},
        {"on the lines behind it", BEGIN ABOUT START SDP "Message-Body:\nv=0\ns=abc\n" END_RECORD,
         EXPECTED(SDP "\nv=0\ns=abc\n")},
        {"an empty line behind it", BEGIN ABOUT START SDP "Message-Body: v=0\ns=abc\n\n" END_RECORD,
         EXPECTED(SDP "\nv=0\ns=abc\n")},
        {"without Message-Body, behind an empty line", BEGIN ABOUT START SDP "\nv=0\ns=abc\n" END_RECORD,
         EXPECTED(SDP "\nv=0\ns=abc\n")},
        {"of several parts", BEGIN ABOUT START "Content-Length: 24\nMessage-Body: ----x\nA: b\n\n----x--\n" END_RECORD,
         EXPECTED("Content-Length: 24\n\n----x\nA: b\n\n----x--\n")},
        {"XML", BEGIN ABOUT START "Content-Length: 4\nMessage-Body: <a/>\n" END_RECORD,
         EXPECTED("Content-Length: 4\n\n<a/>")},
        {"none, not even Message-Body", BEGIN ABOUT START "Content-Length: 0\n" END_RECORD,
         EXPECTED("Content-Length: 0\n\n")},
        {"empty lines between headers, as web pages leave them",
         BEGIN ABOUT START "\nCSeq: 1 BYE\n\nContent-Length: 0\n\nMessage-Body: -\n" END_RECORD,
         EXPECTED("CSeq: 1 BYE\nContent-Length: 0\n\n")},
        {"cut by who posted it", BEGIN ABOUT START SDP "Message-Body: v=0\n...\n" END_RECORD,
         INCOMING_AT("1") " [body_size]\nSIP/2.0 200 OK\n" SDP "\nv=0\n...\n<end>\n"},
        {"text behind an empty one",
         BEGIN ABOUT START "Content-Length: 0\nMessage-Body: -\n\nwhat\nis this\n" END_RECORD,
         EXPECTED("Content-Length: 0\n\n") "! 11 text_after_body\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void pasted(void**)
{
    static constexpr Case cases[] = {
        {"indented",
         BEGIN " Direction: incoming\n Peer: fe01.contoso.com:61182\n Start-Line: SIP/2.0 200 OK\n"
               " Content-Type: application/sdp\n Content-Length: 12\n Message-Body: v=0\n s=abc\n $$end_record\n",
         INCOMING_AT("1") " [repaired]\nSIP/2.0 200 OK\n" SDP "\nv=0\ns=abc\n<end>\n"},
        {"wrapped",
         BEGIN ABOUT START
         "Via: SIP/2.0/TLS\n192.0.2.1:5061;branch=z9hG4bK1\nContent-Length: 0\nMessage-Body: -\n" END_RECORD,
         INCOMING_AT(
             "1") " [repaired]\nSIP/2.0 200 OK\nVia: SIP/2.0/TLS 192.0.2.1:5061;branch=z9hG4bK1\nContent-Length: "
                  "0\n\n<end>\n"},
        {"folded",
         BEGIN ABOUT START "Via: SIP/2.0/TLS\n 192.0.2.1:5061\nContent-Length: 0\nMessage-Body: -\n" END_RECORD,
         EXPECTED("Via: SIP/2.0/TLS\n 192.0.2.1:5061\nContent-Length: 0\n\n")},
        {"the start line wrapped",
         BEGIN ABOUT
         "Start-Line: INVITE sip:a@contoso.com;gruu\nSIP/2.0\nContent-Length: 0\nMessage-Body: -\n" END_RECORD,
         INCOMING_AT("1") " [repaired]\nINVITE sip:a@contoso.com;gruu SIP/2.0\nContent-Length: 0\n\n<end>\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void other_records(void**)
{
    static constexpr Case cases[] = {
        {"diagnostics", RECORD_2015("TF_DIAG") DIAGNOSTIC END_RECORD BEGIN ABOUT SIP END_RECORD,
         INCOMING_AT("10") "\n" OPTIONS "<end>\n1 diagnostic_records\n"},
        {"diagnostics without a mark",
         RECORD("TL_WARN", "TF_DIAG") "\n" DIAGNOSTIC END_RECORD BEGIN ABOUT SIP END_RECORD,
         INCOMING_AT("10") "\n" OPTIONS "<end>\n1 diagnostic_records\n"},
        {"diagnostics without a header", DIAGNOSTIC END_RECORD BEGIN ABOUT SIP END_RECORD,
         INCOMING_AT("9") "\n" OPTIONS "<end>\n1 diagnostic_records\n"},
        {"diagnostics with a mark alone", "$$begin_record\n" DIAGNOSTIC END_RECORD BEGIN ABOUT SIP END_RECORD,
         INCOMING_AT("10") "\n" OPTIONS "<end>\n1 diagnostic_records\n"},
        {"of connections",
         RECORD_2015("TF_CONNECTION") "Severity: information\nText: TLS\n" END_RECORD RECORD_2015(
             "TF_SECURITY") "Text: TLS\n" END_RECORD,
         "1 diagnostic_records\n1 other_records\n"},
        {"a message under another flag", RECORD_2015("TF_COMPONENT") ABOUT SIP END_RECORD,
         "@1 received 1488438646.230 fe02 > fe01.contoso.com:61182\n" OPTIONS "<end>\n"},
        {"entries between records",
         RECORD("TL_ERROR", "TF_COMPONENT") "( 0000 ) Failed\n  more\n" BEGIN ABOUT SIP END_RECORD RECORD(
             "TL_INFO", "TF_COMPONENT") "x\n",
         INCOMING_AT("3") "\n" OPTIONS "<end>\n"},
        {"entries inside a record",
         BEGIN ABOUT RECORD("TL_INFO", "TF_COMPONENT") "x\n" SIP RECORD("TL_INFO", "TF_COMPONENT") "y\n" END_RECORD,
         INCOMING_AT("1") "\n" OPTIONS "<end>\n"},
        {"no start line", BEGIN ABOUT END_RECORD, "! 1 no_start_line\n"},
        {"an empty start line", BEGIN ABOUT "Start-Line: \nTo: x\n" END_RECORD,
         INCOMING_AT("1") " [start_damaged]\nUNKNOWN sip:unknown.invalid SIP/2.0\nTo: x\n\n<end>\n"
                          "! 8 start_line_damaged\n"},
        {"of another product in between",
         BEGIN ABOUT SIP END_RECORD
         "01/08/2022-11:36:14.354 [0x01] - --> Message to Send (Dest Address IP: "
         "192.0.2.1:4165):$$begin_record\nDirection: outgoing\n" SIP END_RECORD BEGIN ABOUT SIP END_RECORD,
         INCOMING_AT("1") "\n" OPTIONS "<end>\n" INCOMING_AT("21") "\n" OPTIONS "<end>\n! 13 foreign_record\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void ends_missing(void**)
{
    static constexpr Case cases[] = {
        {"the next record follows", BEGIN ABOUT SIP BEGIN ABOUT SIP END_RECORD,
         INCOMING_AT("1") " [no_end]\n" OPTIONS "<end>\n" INCOMING_AT("12") "\n" OPTIONS "<end>\n! 1 no_end\n"},
        {"the log ends behind the body", BEGIN ABOUT SIP,
         INCOMING_AT("1") " [no_end]\n" OPTIONS "<end>\n! 1 log_ends\n"},
        {"the log ends within a header", BEGIN ABOUT "Start-Line: " OPTIONS_START "To: <sip",
         INCOMING_AT("1") " [no_end]\n" OPTIONS_START "To: <sip\n\n<end>\n! 1 log_ends\n"},
        {"the log ends before the start line", BEGIN "Direction: incoming\n", "! 1 log_ends\n"},
        {"the next record, which has no mark, follows",
         BEGIN ABOUT SIP RECORD("TL_INFO", "TF_PROTOCOL") "\n" ABOUT SIP END_RECORD,
         INCOMING_AT("1") " [no_end]\n" OPTIONS "<end>\n" INCOMING_AT("12") "\n" OPTIONS "<end>\n! 1 no_end\n"},
        {"a client log put behind", BEGIN ABOUT SIP SENDING("99") AT BYE END_SENDING("99"),
         INCOMING_AT("1") " [no_end]\n" OPTIONS "<end>\n" SENT_AT("12") "\n" BYE "<end>\n! 1 no_end\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void begins_missing(void**)
{
    static constexpr Case cases[] = {
        {"the log begins behind the header", ABOUT SIP END_RECORD,
         "@1 received - - > fe01.contoso.com:61182 [no_begin]\n" OPTIONS "<end>\n! 1 no_begin\n"},
        {"the log begins within the header", "SIPAdminLog.cpp(125))$$begin_record\n" ABOUT SIP END_RECORD,
         "@1 received - - > fe01.contoso.com:61182\n" OPTIONS "<end>\n"},
        {"the log begins at the peer", "Peer: fe01.contoso.com:61182\nMessage-Type: request\n" SIP END_RECORD,
         "@1 unknown - - > fe01.contoso.com:61182 [no_begin]\n" OPTIONS "<end>\n! 1 no_begin\n"},
        {"the log begins within the headers of SIP",
         OPTIONS_HEADERS "Message-Body: -\n" END_RECORD BEGIN ABOUT SIP END_RECORD,
         INCOMING_AT("6") "\n" OPTIONS "<end>\n! 1 end_without_begin\n"},
        {"an end alone", BEGIN ABOUT SIP END_RECORD END_RECORD BEGIN ABOUT SIP END_RECORD,
         INCOMING_AT("1") "\n" OPTIONS "<end>\n" INCOMING_AT("14") "\n" OPTIONS "<end>\n! 13 end_without_begin\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(headers_of_records),
        cmocka_unit_test(about_fields),
        cmocka_unit_test(bodies),
        cmocka_unit_test(pasted),
        cmocka_unit_test(other_records),
        cmocka_unit_test(ends_missing),
        cmocka_unit_test(begins_missing),
    };
    return cmocka_run_group_tests_name("server logs", tests, nullptr, nullptr);
}
