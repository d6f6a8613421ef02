// SPDX-License-Identifier: GPL-2.0-or-later
// SIP in other text than the logs of Lync: one table for each form, and what mails, searches and terminals do to any.
#include "cmocka.hpp"

#include "entries.hpp"
#include "reading.hpp"

namespace {

using log_test::Case;
using log_test::count_failures;

#define OK_START "SIP/2.0 200 OK\n"
#define SDP_HEADERS "Content-Type: application/sdp\nContent-Length: 12\n"
#define SDP_BODY "v=0\ns=abc\n"

void bare(void**)
{
    static constexpr Case cases[] = {
        {"one behind another", BYE OK_START BYE_HEADERS "\n",
         "@1 unknown - - > -\n" BYE "<end>\n@6 unknown - - > -\n" OK_START BYE_HEADERS "\n<end>\n"},
        {"empty lines between", BYE "\n\n" OK_START BYE_HEADERS "\n",
         "@1 unknown - - > -\n" BYE "<end>\n@8 unknown - - > -\n" OK_START BYE_HEADERS "\n<end>\n"},
        {"no empty line between", BYE_START BYE_HEADERS OK_START BYE_HEADERS,
         "@1 unknown - - > - [repaired]\n" BYE "<end>\n@5 unknown - - > - [repaired]\n" OK_START BYE_HEADERS
         "\n<end>\n"},
        {"text around", "Hello,\nhere it is:\n\n" BYE "Regards\nBob\n", "@4 unknown - - > -\n" BYE "<end>\n"},
        {"a body", OK_START SDP_HEADERS "\n" SDP_BODY BYE,
         "@1 unknown - - > -\n" OK_START SDP_HEADERS "\n" SDP_BODY "<end>\n@7 unknown - - > -\n" BYE "<end>\n"},
        {"a body without Content-Length", OK_START "Via: x\n\n" SDP_BODY "\n" BYE,
         "@1 unknown - - > -\n" OK_START "Via: x\n\n" SDP_BODY "<end>\n@7 unknown - - > -\n" BYE "<end>\n"},
        {"no body and no Content-Length", OK_START "Via: x\n\nRegards\n" BYE,
         "@1 unknown - - > -\n" OK_START "Via: x\n\n<end>\n@5 unknown - - > -\n" BYE "<end>\n"},
        {"indented",
         "    BYE sip:a@contoso.com SIP/2.0\n    Via: SIP/2.0/TLS 192.0.2.13:6966\n    CSeq: 2 BYE\n"
         "    Content-Length: 0\n\n",
         "@1 unknown - - > - [unprefixed]\n" BYE "<end>\n"},
        {"each line followed by an empty one",
         "BYE sip:a@contoso.com SIP/2.0\n\nVia: SIP/2.0/TLS 192.0.2.13:6966\n\nCSeq: 2 BYE\n\nContent-Length: 0\n\n\n",
         "@1 unknown - - > -\n" BYE "<end>\n"},
        {"a start line alone is no message", BYE_START "and so on\n" OK_START,
         "not a Lync or Skype for Business log\n"},
        {"behind other text on the line", "2016-11-21 13:58:57.019 [main] sent: " BYE,
         "@1 unknown 1479736737.019 - > -\n" BYE "<end>\n"},
        {"its zone", "2016-11-21T13:58:57.019+02:00 " BYE, "@1 unknown 1479729537.019Z - > -\n" BYE "<end>\n"},
        {"each line behind a date",
         "2016-11-21 13:58:57.019 INFO  BYE sip:a@contoso.com SIP/2.0\n"
         "2016-11-21 13:58:57.020 INFO  Via: SIP/2.0/TLS 192.0.2.13:6966\n2016-11-21 13:58:57.020 INFO  CSeq: 2 BYE\n"
         "2016-11-21 13:58:57.020 INFO  Content-Length: 0\n2016-11-21 13:58:57.020 INFO  \n"
         "2016-11-21 13:58:57.021 DEBUG other\n",
         "@1 unknown 1479736737.019 - > - [unprefixed]\n" BYE "<end>\n"},
        {"another log entry ends it",
         "2016-11-21 13:58:57.019 INFO " BYE_START "Via: x\n2016-11-21 13:58:57.020 INFO y\n",
         "@1 unknown 1479736737.019 - > - [repaired]\n" BYE_START "Via: x\n\n<end>\n"},
        {"quoted in a mail",
         "> " BYE_START "> Via: SIP/2.0/TLS 192.0.2.13:6966\n> CSeq: 2 BYE\n> Content-Length: 0\n>\n"
         "Regards\n",
         "@1 unknown - - > -\n" BYE "<end>\n"},
        {"quoted twice",
         "> > " BYE_START "> > Via: SIP/2.0/TLS 192.0.2.13:6966\n>> CSeq: 2 BYE\n"
         ">> Content-Length: 0\n>>\n",
         "@1 unknown - - > -\n" BYE "<end>\n"},
        {"found by a search",
         "a.log:7:" BYE_START "a.log-8-Via: SIP/2.0/TLS 192.0.2.13:6966\na.log-9-CSeq: 2 BYE\n"
         "a.log-10-Content-Length: 0\na.log-11-\n",
         "@1 unknown - - > -\n" BYE "<end>\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void field_01_start_lines_only(void**)
{
    static constexpr Case cases[] = {
        {"one behind another", AT BYE AT BYE,
         "@1 unknown 1479736737.019 - > - [no_begin]\n" BYE "<end>\n@6 unknown 1479736737.019 - > - [no_begin]\n" BYE
         "<end>\n"},
        {"other entries between", OTHER "x\n" AT BYE OTHER "y\nand more\n" AT BYE,
         "@2 unknown 1479736737.019 - > - [no_begin]\n" BYE "<end>\n@9 unknown 1479736737.019 - > - [no_begin]\n" BYE
         "<end>\n"},
        {"an entry between the headers",
         AT BYE_START "Via: SIP/2.0/TLS 192.0.2.13:6966\n" OTHER "x\nCSeq: 2 BYE\nContent-Length: 0\n\n",
         "@1 unknown 1479736737.019 - > - [no_begin]\n" BYE "<end>\n"},
        {"a start line within a block ends it", SENDING("99") AT BYE AT BYE,
         SENT_AT("1") " [no_end]\n" BYE "<end>\n@7 unknown 1479736737.019 - > - [no_begin no_end]\n" BYE
                      "<end>\n! 1 no_end\n! 7 no_begin\n"},
        {"no prefix at all", OTHER "x\n" BYE OTHER "y\n", "@2 unknown - - > -\n" BYE "<end>\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void field_14_typographic_quotes(void**)
{
    static constexpr Case cases[] = {
        {"of a word processor", BYE_START "ms-diagnostics: 1;reason=\u201cr\u201d\n\n",
         "@1 unknown - - > - [plain_quotes]\n" BYE_START "ms-diagnostics: 1;reason=\"r\"\n\n<end>\n"},
        {"a display name keeps them", BYE_START "From: \u201cA\u201d <sip:a@contoso.com>\n\n",
         "@1 unknown - - > -\n" BYE_START "From: \u201cA\u201d <sip:a@contoso.com>\n\n<end>\n"},
        {"no width", BYE_START "ms-diagnostics: 2\u200b3\n\n",
         "@1 unknown - - > - [plain_quotes]\n" BYE_START "ms-diagnostics: 23\n\n<end>\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void field_17_no_reason_phrase(void**)
{
    static constexpr Case cases[] = {
        {"the blank is gone too", "SIP/2.0 200\nCSeq: 1 BYE\n\n",
         "@1 unknown - - > - [no_phrase]\nSIP/2.0 200 \nCSeq: 1 BYE\n\n<end>\n"},
        {"the blank is there", "SIP/2.0 200 \nCSeq: 1 BYE\n\n",
         "@1 unknown - - > -\nSIP/2.0 200 \nCSeq: 1 BYE\n\n<end>\n"},
        {"the size is right with the blank", RECEIVED("29") AT "SIP/2.0 200\nCSeq: 1 BYE\n\n" END_RECEIVED("29"),
         RECEIVED_AT("1") " [no_phrase]\nSIP/2.0 200 \nCSeq: 1 BYE\n\n<end>\n"},
        {"the size is right without it", RECEIVED("28") AT "SIP/2.0 200\nCSeq: 1 BYE\n\n" END_RECEIVED("28"),
         RECEIVED_AT("1") " [no_phrase]\nSIP/2.0 200 \nCSeq: 1 BYE\n\n<end>\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void field_18_record_without_header_line(void**)
{
    static constexpr Case cases[] = {
        {"a time is not made up",
         "$$begin_record\nDirection: outgoing\nPeer: edge01.contoso.com:5061\nMessage-Type: request\n"
         "Start-Line: " BYE_START BYE_HEADERS "Message-Body: -\n$$end_record\n",
         "@1 sent - - > edge01.contoso.com:5061\n" BYE "<end>\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

#define VVX "0916144138|sip  |0|00|"
void polycom(void**)
{
    static constexpr Case cases[] = {
        {"sent and received",
         VVX ">>> Data Send TLS 203.0.113.39:443\n" VVX "    BYE sip:a@contoso.com SIP/2.0\n" VVX
             "    Via: SIP/2.0/TLS 192.0.2.13:6966\n" VVX "    CSeq: 2 BYE\n" VVX "    Content-Length: 0\n" VVX
             "<<< Data received TLS\n" VVX "    SIP/2.0 200 OK\n" VVX "    CSeq: 2 BYE\n" VVX "    \n" VVX
             "Something else\n",
         "@1 sent ~52898.000 - > 203.0.113.39:443 [repaired unprefixed year_guessed]\n" BYE
         "<end>\n@6 received ~52898.000 - > - [unprefixed year_guessed]\nSIP/2.0 200 OK\nCSeq: 2 BYE\n\n<end>\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

#define TVCS(action, peer)                                                                                             \
    "2017-03-02T08:10:46.240+01:00 vcse tvcs: UTCTime=\"2017-03-02 07:10:46,240\" Module=\"network.sip\" "             \
    "Level=\"DEBUG\":  Action=\"" action "\" Local-ip=\"192.0.2.47\" Local-port=\"25002\" " peer                       \
    "-ip=\"192.0.2.6\" " peer "-port=\"5061\" Msg-Hash=\"137\"\n SIPMSG:\n"
void expressway(void**)
{
    static constexpr Case cases[] = {
        {"received and sent",
         TVCS("Received",
              "Src") " |SIP/2.0 504 Server time-out\n Via: SIP/2.0/TLS 192.0.2.47:5061\n CSeq: 2 INVITE\n"
                     " Content-Length: 0\n\n |\n" TVCS(
                         "Sent",
                         "Dst") " |BYE sip:a@contoso.com SIP/2.0\n Via: SIP/2.0/TLS 192.0.2.13:6966\n CSeq: 2 BYE\n"
                                " Content-Length: 0\n \n |\n",
         "@1 received 1488438646.240Z 192.0.2.47:25002 > 192.0.2.6:5061 [unprefixed]\nSIP/2.0 504 Server time-out\n"
         "Via: SIP/2.0/TLS 192.0.2.47:5061\nCSeq: 2 INVITE\nContent-Length: 0\n\n<end>\n"
         "@9 sent 1488438646.240Z 192.0.2.47:25002 > 192.0.2.6:5061 [unprefixed]\n" BYE "<end>\n"},
        {"the address of a message without a body only",
         "2017-03-02T08:10:46.240+01:00 vcse tvcs: Module=\"network.sip\" Action=\"Other\"\n" BYE,
         "@2 unknown - - > -\n" BYE "<end>\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void pexip(void**)
{
    static constexpr Case cases[] = {
        {"received",
         "2017-03-02T07:10:46.240+00:00 node 2017-03-02 07:10:46,240 Level=\"INFO\" Name=\"support.sip\" "
         "Message=\"Received SIP message\" Src-address=\"192.0.2.6\" Src-port=\"5061\" Dst-address=\"192.0.2.47\" "
         "Dst-port=\"443\" Transport=\"TLS\" Detail=\"BYE sip:a@contoso.com SIP/2.0^MVia: SIP/2.0/TLS 192.0.2.13:6966"
         "^MCSeq: 2 BYE^MContent-Length: 0^M^M\"\n",
         "@1 received 1488438646.240Z 192.0.2.47:443 > 192.0.2.6:5061\n" BYE "<end>\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void pidgin(void**)
{
    static constexpr Case cases[] = {
        {"received and sent",
         "(08:25:03) sipe: \nMESSAGE START <<<<<<<<<< SIP - 2016-08-26T06:25:03.933582Z\n" OK_START
         "CSeq: 1 BYE\nContent-Length: 0\nms-diagnostics: 1\n\n\n"
         "MESSAGE END <<<<<<<<<< SIP - 2016-08-26T06:25:03.933582Z\n(08:25:03) sipe: something\n"
         "MESSAGE START >>>>>>>>>> SIP - 2016-08-26T06:25:04.933582Z\n" BYE
         "MESSAGE END >>>>>>>>>> SIP - 2016-08-26T06:25:04.933582Z\n",
         "@2 received 1472192703.933Z - > -\n" OK_START "CSeq: 1 BYE\nContent-Length: 0\nms-diagnostics: 1\n\n<end>\n"
         "@11 sent 1472192704.933Z - > -\n" BYE "<end>\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

#define S4                                                                                                             \
    "TL_INFO(TF_PROTOCOL) [2]0F10.1A2C::01/18/2012-05:00:43.101.00005386 "                                             \
    "(S4,SipMessage.DataLoggingHelper:sipmessage.cs(686))[3389404117]\n"
void mediation_server(void**)
{
    static constexpr Case cases[] = {
        {"outgoing and incoming",
         S4 ">>>>>>>>>>>>Outgoing SipMessage c=[<SipTcpConnection_3B2B2C>], 192.0.2.5:5068->192.0.2.6:5060\n" BYE
            "------------EndOfOutgoing SipMessage\n\n" S4
            "<<<<<<<<<<<<Incoming SipMessage c=[<SipTcpConnection_3B2B2C>], 192.0.2.5:5068<-192.0.2.6:5060\n" OK_START
            "CSeq: 2 BYE\nCONTENT-LENGTH: 0\n\n------------EndOfIncoming SipMessage\n",
         "@2 sent 1326862843.101 192.0.2.5:5068 > 192.0.2.6:5060\n" BYE
         "<end>\n@11 received 1326862843.101 192.0.2.5:5068 > 192.0.2.6:5060\n" OK_START
         "CSeq: 2 BYE\nCONTENT-LENGTH: 0\n\n<end>\n"},
        {"quoted in a mail",
         "> >>>>>>>>>>>>Outgoing SipMessage c=[<S>], 192.0.2.5:5068->192.0.2.6:5060\n> BYE sip:a@contoso.com SIP/2.0\n"
         "> Via: SIP/2.0/TLS 192.0.2.13:6966\n> CSeq: 2 BYE\n> Content-Length: 0\n>\n"
         "> ------------EndOfOutgoing SipMessage\n",
         "@1 sent - 192.0.2.5:5068 > 192.0.2.6:5060\n" BYE "<end>\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

#define AC(number) "12:44:54.873  10.1.1.1  local0.notice  [S=" number "] [SID=b9027c:24:198171]  (N  6891677) "
#define FROM_SBC                                                                                                       \
    "---- Incoming SIP Message from 192.0.2.24:5067 to SIPInterface #2 (SfB) TLS TO(#138) SocketID(204) ----"
#define BYE_PACKED                                                                                                     \
    " #012BYE sip:a@contoso.com SIP/2.0#015#012Via: SIP/2.0/TLS 192.0.2.13:6966#015#012CSeq: 2 BYE#015#012"            \
    "Content-Length: 0#015#012#015#012"
void audiocodes(void**)
{
    static constexpr Case cases[] = {
        {"on one line", AC("1") FROM_SBC BYE_PACKED "\n" AC("2") "(#1)something\n",
         "@1 received - - > 192.0.2.24:5067\n" BYE "<end>\n"},
        {"real line ends", AC("1") FROM_SBC "\n" BYE AC("2") "(#1)something\n",
         "@1 received - - > 192.0.2.24:5067\n" BYE "<end>\n"},
        {"on two lines, cut in the middle of a word",
         AC("1") FROM_SBC " #012BYE sip:a@contoso.com SIP/2.0#015#012Via: SIP/2.0/TLS 192.0.\n" AC(
             "2") "2.13:6966#015#012CSeq: 2 BYE#015#012Content-Length: 0#015#012#015#012\n",
         "@1 received - - > 192.0.2.24:5067\n" BYE "<end>\n"},
        {"sent",
         AC("1") "---- Outgoing SIP Message to 192.0.2.24:5067 from SIPInterface #2 (SfB) TLS TO(#138) "
                 "SocketID(204) ----" BYE_PACKED "\n",
         "@1 sent - - > 192.0.2.24:5067\n" BYE "<end>\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void syslog(void**)
{
    static constexpr Case cases[] = {
        {"on one line",
         "2017-03-02T07:10:46.240Z sbc sipd[77]: BYE sip:a@contoso.com SIP/2.0#015 "
         "Via: SIP/2.0/TLS 192.0.2.13:6966#015 CSeq: 2 BYE#015 Content-Length: 0#015 #015 \n",
         "@1 unknown 1488438646.240Z - > -\n" BYE "<end>\n"},
        {"two lines, two messages",
         "2017-03-02T07:10:46.240Z sbc sipd[77]: SIP/2.0 404 Not Found#015 CSeq: 2 BYE#015 Content-Length: 0#015\n"
         "2017-03-02T07:10:47.240Z sbc sipd[77]: SIP/2.0 405 Not Allowed#015 CSeq: 2 BYE#015 Content-Length: 0#015\n",
         "@1 unknown 1488438646.240Z - > - [repaired]\nSIP/2.0 404 Not Found\nCSeq: 2 BYE\nContent-Length: 0\n\n<end>\n"
         "@2 unknown 1488438647.240Z - > - [repaired]\nSIP/2.0 405 Not Allowed\nCSeq: 2 BYE\nContent-Length: "
         "0\n\n<end>\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(bare),
        cmocka_unit_test(field_01_start_lines_only),
        cmocka_unit_test(field_14_typographic_quotes),
        cmocka_unit_test(field_17_no_reason_phrase),
        cmocka_unit_test(field_18_record_without_header_line),
        cmocka_unit_test(polycom),
        cmocka_unit_test(expressway),
        cmocka_unit_test(pexip),
        cmocka_unit_test(pidgin),
        cmocka_unit_test(mediation_server),
        cmocka_unit_test(audiocodes),
        cmocka_unit_test(syslog),
    };
    return cmocka_run_group_tests_name("forms", tests, nullptr, nullptr);
}
