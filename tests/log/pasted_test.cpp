// SPDX-License-Identifier: GPL-2.0-or-later
// Logs that somebody pasted through mail or a web page: header lines indented or wrapped. Folds are left alone.
#include "cmocka.hpp"

#include "entries.hpp"
#include "reading.hpp"

// A header as long as those that get wrapped, in three parts.
#define REASON "ms-client-diagnostics: 24; reason=\"Call failed to establish due to a media connectivity failure when"
#define MORE                                                                                                           \
    "both endpoints are remote\";CallerMediaDebug=\"application-sharing:ICEWarn=0x320,LocalSite=192.0.2.3:50041,"
#define LAST "LocalMR=203.0.113.9:57498\""
#define START "BYE sip:a@contoso.com SIP/2.0\n"
#define VIA "Via: SIP/2.0/TLS 192.0.2.13:6966"
#define TAIL "Content-Length: 0\n\n"
#define CASE_OF(name, headers, remarks, expected)                                                                      \
    {                                                                                                                  \
        name, SENDING("?") AT START headers END_SENDING("?"), SENT_AT("1") remarks "\n" START expected "<end>\n"       \
    }

namespace {

using log_test::Case;
using log_test::count_failures;

void indented(void**)
{
    static constexpr Case cases[] = {
        CASE_OF("by one blank", " " VIA "\n CSeq: 2 BYE\n Content-Length: 0\n\n", " [repaired]",
                VIA "\nCSeq: 2 BYE\n" TAIL),
        CASE_OF("the empty line too", " " VIA "\n CSeq: 2 BYE\n Content-Length: 0\n \n", " [repaired]",
                VIA "\nCSeq: 2 BYE\n" TAIL),
        CASE_OF("with a fold that holds nothing", " " VIA "\n   \n CSeq: 2 BYE\n Content-Length: 0\n \n", " [repaired]",
                VIA "\n  \nCSeq: 2 BYE\n" TAIL),
        CASE_OF("by four blanks", "    " VIA "\n    CSeq: 2 BYE\n    Content-Length: 0\n\n", " [repaired]",
                VIA "\nCSeq: 2 BYE\n" TAIL),
        CASE_OF("with a fold inside", " " VIA "\n  ;branch=z9hG4bK1\n CSeq: 2 BYE\n Content-Length: 0\n\n",
                " [repaired]", VIA "\n ;branch=z9hG4bK1\nCSeq: 2 BYE\n" TAIL),
        CASE_OF("with the body", " Content-Type: application/sdp\n Content-Length: 12\n\n v=0\n s=abc\n", " [repaired]",
                "Content-Type: application/sdp\nContent-Length: 12\n\nv=0\ns=abc\n"),
        CASE_OF("without the body", " Content-Type: application/sdp\n Content-Length: 12\n\nv=0\ns=abc\n",
                " [repaired]", "Content-Type: application/sdp\nContent-Length: 12\n\nv=0\ns=abc\n"),
        CASE_OF("and wrapped", " " VIA "\n " REASON "\n" MORE "\n " LAST "\n Content-Length: 0\n\n", " [repaired]",
                VIA "\n" REASON " " MORE LAST "\n" TAIL),
        {"entries too",
         " " SENDING("99") " " AT "BYE sip:a@contoso.com SIP/2.0\n " VIA
                           "\n CSeq: 2 BYE\n Content-Length: 0\n \n " END_SENDING("99"),
         SENT_AT("1") " [repaired]\n" BYE "<end>\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void folded(void**)
{
    static constexpr Case cases[] = {
        CASE_OF("a fold", VIA "\n ;branch=z9hG4bK1\nCSeq: 2 BYE\n" TAIL, "",
                VIA "\n ;branch=z9hG4bK1\nCSeq: 2 BYE\n" TAIL),
        CASE_OF("a fold by a tab", VIA "\n\t;branch=z9hG4bK1\nCSeq: 2 BYE\n" TAIL, "",
                VIA "\n\t;branch=z9hG4bK1\nCSeq: 2 BYE\n" TAIL),
        CASE_OF("folds of every header", "Via:\n " VIA "\nCSeq:\n 2 BYE\nContent-Length:\n 0\n\n", "",
                "Via:\n " VIA "\nCSeq:\n 2 BYE\nContent-Length:\n 0\n\n"),
        CASE_OF("what looks like a header in a fold", "Subject: a\n Note: b\n From: c\n" TAIL, "",
                "Subject: a\n Note: b\n From: c\n" TAIL),
        CASE_OF("a fold that holds nothing", VIA "\n  \nCSeq: 2 BYE\n" TAIL, "", VIA "\n  \nCSeq: 2 BYE\n" TAIL),
        CASE_OF("a fold that holds nothing, last of all", VIA "\nContent-Length: 0\n  \n\n", "",
                VIA "\nContent-Length: 0\n  \n\n"),
        CASE_OF("a fold inside quotes", REASON "\n " MORE "\n " LAST "\n" TAIL, "",
                REASON "\n " MORE "\n " LAST "\n" TAIL),
    };
    assert_int_equal(count_failures(cases), 0);
}

void wrapped(void**)
{
    static constexpr Case cases[] = {
        CASE_OF("inside a quoted string", REASON "\n" MORE LAST "\n" TAIL, " [repaired]",
                REASON " " MORE LAST "\n" TAIL),
        CASE_OF("behind the name of a header", "User-Agent:\nUCCAPI/15.0:\nOC/15.0\n" TAIL, " [repaired]",
                "User-Agent: UCCAPI/15.0:OC/15.0\n" TAIL),
        CASE_OF("twice", REASON "\n" MORE "\n" LAST "\n" TAIL, " [repaired]", REASON " " MORE LAST "\n" TAIL),
        CASE_OF("a blank at the end of the line is kept", REASON " \n" MORE LAST "\n" TAIL, " [repaired]",
                REASON " " MORE LAST "\n" TAIL),
        CASE_OF("before what looks like a header: media",
                "ms-client-diagnostics: 24;CallerMediaDebug=\"\naudio:ICEWarn=0x20\"\n" TAIL, " [repaired]",
                "ms-client-diagnostics: 24;CallerMediaDebug=\"audio:ICEWarn=0x20\"\n" TAIL),
        CASE_OF("before what looks like a header: words",
                "ms-client-diagnostics: 24; reason=\"Call failed during the\nsetup: both endpoints are remote\"\n" TAIL,
                " [repaired]",
                "ms-client-diagnostics: 24; reason=\"Call failed during the setup: both endpoints are remote\"\n" TAIL),
        CASE_OF("before what looks like a header: an address",
                "Via: SIP/2.0/TLS\n192.0.2.13:6966;branch=z9hG4bK1\n" TAIL, " [repaired]",
                "Via: SIP/2.0/TLS 192.0.2.13:6966;branch=z9hG4bK1\n" TAIL),
        CASE_OF("before what looks like a header: a host", "Via: SIP/2.0/TLS\nfe01:5061;branch=z9hG4bK1\n" TAIL,
                " [repaired]", "Via: SIP/2.0/TLS fe01:5061;branch=z9hG4bK1\n" TAIL),
        CASE_OF("before what looks like a header: a URI",
                "Contact: <\nsip:a@contoso.com;opaque=user:epid:x\n;gruu>\n" TAIL, " [repaired]",
                "Contact: <sip:a@contoso.com;opaque=user:epid:x;gruu>\n" TAIL),
        CASE_OF("inside a URI",
                "Record-Route: <sip:fe01.contoso.com:5061;transport=tls;opaque=state:\nT:F:Ci.R4;lr>\n" TAIL,
                " [repaired]",
                "Record-Route: <sip:fe01.contoso.com:5061;transport=tls;opaque=state:T:F:Ci.R4;lr>\n" TAIL),
        CASE_OF("an address in brackets is no XML", "Content-Length: 0\nFrom: \"A\"\n<sip:a@contoso.com>;tag=1\n\n",
                " [repaired]", "Content-Length: 0\nFrom: \"A\"<sip:a@contoso.com>;tag=1\n\n"),
        CASE_OF("a number",
                "ms-client-diagnostics: 24;CallerMediaDebug=\"audio:LocalSite=192.0.2.3:500\n41,ICEWarn=0x20\"\n" TAIL,
                " [repaired]",
                "ms-client-diagnostics: 24;CallerMediaDebug=\"audio:LocalSite=192.0.2.3:50041,ICEWarn=0x20\"\n" TAIL),
        {"the start line",
         SENDING("?") AT "BYE sip:a@contoso.com;opaque=user:epid:x;gruu\nSIP/2.0\n" VIA "\n" TAIL END_SENDING("?"),
         SENT_AT("1") " [repaired]\nBYE sip:a@contoso.com;opaque=user:epid:x;gruu SIP/2.0\n" VIA "\n" TAIL "<end>\n"},
        {"the reason phrase", RECEIVED("?") AT "SIP/2.0 488 Not acceptable\nhere\n" VIA "\n" TAIL END_RECEIVED("?"),
         RECEIVED_AT("1") " [repaired]\nSIP/2.0 488 Not acceptable here\n" VIA "\n" TAIL "<end>\n"},
        {"the start line behind the method",
         SENDING("?") AT "BYE\nsip:a@contoso.com;gruu SIP/2.0\n" VIA "\n" TAIL END_SENDING("?"),
         SENT_AT("1") " [repaired]\nBYE sip:a@contoso.com;gruu SIP/2.0\n" VIA "\n" TAIL "<end>\n"},
        {"the start line twice",
         SENDING("?") AT "BYE\nsip:a@contoso.com;gruu\nSIP/2.0\n" VIA "\n" TAIL END_SENDING("?"),
         SENT_AT("1") " [repaired]\nBYE sip:a@contoso.com;gruu SIP/2.0\n" VIA "\n" TAIL "<end>\n"},
        {"the start line, with a blank before its rest",
         SENDING("?") AT "BYE\n sip:a@contoso.com;gruu SIP/2.0\n" VIA "\n" TAIL END_SENDING("?"),
         SENT_AT("1") " [repaired]\nBYE sip:a@contoso.com;gruu SIP/2.0\n" VIA "\n" TAIL "<end>\n"},
        {"opening and end line",
         AT "Sending Packet - 203.0.113.158:443\n(From Local Address: 192.0.2.13:6966) 99 bytes:\n" AT BYE AT
            "End of Sending Packet - 203.0.113.158:443\n(From Local Address: 192.0.2.13:6966) 99 bytes\n",
         SENT_AT("1") "\n" BYE "<end>\n"},
        {"the opening line",
         AT "Sending Packet - 203.0.113.158:443 (From Local\nAddress: 192.0.2.13:6966) 99 bytes:\n" AT BYE END_SENDING(
             "99"),
         SENT_AT("1") "\n" BYE "<end>\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void not_wrapped(void**)
{
    static constexpr Case cases[] = {
        CASE_OF("no blank behind the colon",
                "Via:SIP/2.0/TLS 192.0.2.13:6966\nX-Mine:abc\nMy-Own:abc\nt:sip:a@contoso.com\n" TAIL, "",
                "Via:SIP/2.0/TLS 192.0.2.13:6966\nX-Mine:abc\nMy-Own:abc\nt:sip:a@contoso.com\n" TAIL),
        CASE_OF("a blank before the colon", "Via : SIP/2.0/TLS 192.0.2.13:6966\nMy-Own : abc\n" TAIL, "",
                "Via : SIP/2.0/TLS 192.0.2.13:6966\nMy-Own : abc\n" TAIL),
        CASE_OF("empty headers", "Subject:\nMy-Own:\nSupported: \n" TAIL, "", "Subject:\nMy-Own:\nSupported: \n" TAIL),
        CASE_OF("headers behind a quote that does not close",
                "ms-client-diagnostics: 25; BaseAddress=\"192.0.2.33:20018; MrDnsU=\"edge01.contoso.com\"\nMy-Own: "
                "abc\nms-x: 1\n" TAIL,
                "",
                "ms-client-diagnostics: 25; BaseAddress=\"192.0.2.33:20018; MrDnsU=\"edge01.contoso.com\"\nMy-Own: "
                "abc\nms-x: 1\n" TAIL),
        CASE_OF("an address that does not close", "From: <sip:a@contoso.com\nMy-Own: 1\njunk\n" TAIL, " [repaired]",
                "From: <sip:a@contoso.com\nMy-Own: 1 junk\n" TAIL),
        {"the size tells that it is as it was on the wire",
         SENDING("64") AT START "junk without a colon\nCSeq: 2\n\n" END_SENDING("64"),
         SENT_AT("1") "\n" START "junk without a colon\nCSeq: 2\n\n<end>\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void size_tells(void**)
{
    static constexpr Case cases[] = {
        {"that there was no blank",
         SENDING("73") AT START "Subject: over\nlooked\nContent-Length: 0\n\n" END_SENDING("73"),
         SENT_AT("1") " [repaired]\n" START "Subject: overlooked\nContent-Length: 0\n\n<end>\n"},
        {"that there was one", SENDING("71") AT START "Subject: one,\ntwo\nContent-Length: 0\n\n" END_SENDING("71"),
         SENT_AT("1") " [repaired]\n" START "Subject: one, two\nContent-Length: 0\n\n<end>\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void no_empty_line(void**)
{
    static constexpr Case cases[] = {
        CASE_OF("before the end line", VIA "\nContent-Length: 0\n", " [repaired]", VIA "\n" TAIL),
        CASE_OF("but one with blanks in it", "Content-Length: 5\n  \nhello\n", " [repaired]",
                "Content-Length: 5\n\nhello"),
        CASE_OF("before SDP", "Content-Type: application/sdp\nContent-Length: 12\nv=0\ns=abc\n", " [repaired]",
                "Content-Type: application/sdp\nContent-Length: 12\n\nv=0\ns=abc\n"),
        CASE_OF("before XML", "Content-Type: application/vq-rtcpxr+xml\nContent-Length: 16\n<VQReportEvent/>\n",
                " [repaired]", "Content-Type: application/vq-rtcpxr+xml\nContent-Length: 16\n\n<VQReportEvent/>"),
    };
    assert_int_equal(count_failures(cases), 0);
}

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(indented),    cmocka_unit_test(folded),     cmocka_unit_test(wrapped),
        cmocka_unit_test(not_wrapped), cmocka_unit_test(size_tells), cmocka_unit_test(no_empty_line),
    };
    return cmocka_run_group_tests_name("pasted logs", tests, nullptr, nullptr);
}
