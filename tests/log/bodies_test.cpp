// SPDX-License-Identifier: GPL-2.0-or-later
// Bodies are taken as they are. Where they end, and what their line ends were, is told by Content-Length first.
#include "cmocka.hpp"

#include "entries.hpp"
#include "reading.hpp"

#define START "SERVICE sip:a@contoso.com SIP/2.0\n"
#define SDP_HEADERS "Content-Type: application/sdp\nContent-Length: 12\n\n"
#define BLOCK(message) SENDING("?") AT START message END_SENDING("?")
#define EXPECTED(remarks, message) SENT_AT("1") remarks "\n" START message "<end>\n"

namespace {

using log_test::Case;
using log_test::count_failures;
using log_test::Ends;

void sdp(void**)
{
    static constexpr Case cases[] = {
        {"the end line behind it", BLOCK(SDP_HEADERS "v=0\ns=abc\n"), EXPECTED("", SDP_HEADERS "v=0\ns=abc\n")},
        {"an empty line of the log behind it", BLOCK(SDP_HEADERS "v=0\ns=abc\n\n"),
         EXPECTED("", SDP_HEADERS "v=0\ns=abc\n")},
        {"without Content-Length", BLOCK("Content-Type: application/sdp\n\nv=0\ns=abc\n\n"),
         EXPECTED("", "Content-Type: application/sdp\n\nv=0\ns=abc\n")},
        {"masked, so that Content-Length is wrong", BLOCK(SDP_HEADERS "v=0\ns=a masked word\n"),
         EXPECTED(" [body_size]", SDP_HEADERS "v=0\ns=a masked word\n")},
        {"lines that look like headers, wrapped or indented",
         BLOCK("Content-Type: application/sdp\n\nv=0\na: b\nno colon\n c\n"),
         EXPECTED("", "Content-Type: application/sdp\n\nv=0\na: b\nno colon\n c\n")},
        {"an entry of another thread inside it", BLOCK(SDP_HEADERS "v=0\n" OTHER "x\ns=abc\n"),
         EXPECTED("", SDP_HEADERS "v=0\ns=abc\n")},
    };
    assert_int_equal(count_failures(cases), 0);
}

void other_bodies(void**)
{
    static constexpr Case cases[] = {
        {"a quality report: one line",
         BLOCK(
             "Content-Type: application/vq-rtcpxr+xml\nContent-Length: 35\n\n<VQReportEvent xmlns=\"ms-rtcp\"></V>\n"),
         EXPECTED(
             "",
             "Content-Type: application/vq-rtcpxr+xml\nContent-Length: 35\n\n<VQReportEvent xmlns=\"ms-rtcp\"></V>")},
        {"no line end behind it", BLOCK("Content-Type: text/plain\nContent-Length: 5\n\nhello\n"),
         EXPECTED("", "Content-Type: text/plain\nContent-Length: 5\n\nhello")},
        {"a line end behind it", BLOCK("Content-Type: text/plain\nContent-Length: 7\n\nhello\n"),
         EXPECTED("", "Content-Type: text/plain\nContent-Length: 7\n\nhello\n")},
        {"several line ends behind it", BLOCK("Content-Type: text/plain\nl: 9\n\nhello\n\n\n"),
         EXPECTED("", "Content-Type: text/plain\nl: 9\n\nhello\n\n")},
        {"empty lines inside it", BLOCK("Content-Type: text/plain\nContent-Length: 8\n\na\n\n\nb\n"),
         EXPECTED("", "Content-Type: text/plain\nContent-Length: 8\n\na\n\n\nb")},
        {"empty, empty lines behind it", BLOCK("Content-Length: 0\n\n\n\n"), EXPECTED("", "Content-Length: 0\n\n")},
        {"without Content-Length the size of the message tells",
         SENDING("70") AT START "Content-Type: text/plain\n\nhello\n\n" END_SENDING("70"),
         SENT_AT("1") "\n" START "Content-Type: text/plain\n\nhello\n<end>\n"},
        {"neither tells", BLOCK("Content-Type: text/plain\n\nhello\n\n"),
         EXPECTED("", "Content-Type: text/plain\n\nhello")},
        {"characters beyond ASCII and beyond 16 bits",
         BLOCK("Content-Type: text/plain\nContent-Length: 13\n\n\u00e9 \u2019 \U0001F600 z\n"),
         EXPECTED("", "Content-Type: text/plain\nContent-Length: 13\n\n\u00e9 \u2019 \U0001F600 z")},
    };
    assert_int_equal(count_failures(cases), 0);
}

/// LF alone inside a body, in a log with CRLF and in one that has LF everywhere.
void line_ends(void**)
{
    static constexpr Case cases[] = {
        {"a log that keeps line ends",
         "11/21/2016|13:58:57.019 998:9AC INFO  :: Sending Packet -\r\n"
         "11/21/2016|13:58:57.019 998:9AC INFO  :: SERVICE sip:a@contoso.com SIP/2.0\r\nContent-Length: "
         "8\r\n\r\n<a>\n</a>\r\n"
         "11/21/2016|13:58:57.019 998:9AC INFO  :: End of Sending Packet -\r\n",
         "@1 sent 1479736737.019 - > -\n" START "Content-Length: 8\n\n<a>\\n</a><end>\n", Ends::as_they_stand},
        {"a CR alone in it",
         "11/21/2016|13:58:57.019 998:9AC INFO  :: Sending Packet -\r\n"
         "11/21/2016|13:58:57.019 998:9AC INFO  :: SERVICE sip:a@contoso.com SIP/2.0\r\nContent-Length: "
         "8\r\n\r\n<a>\r</a>\r\n"
         "11/21/2016|13:58:57.019 998:9AC INFO  :: End of Sending Packet -\r\n",
         "@1 sent 1479736737.019 - > -\n" START "Content-Length: 8\n\n<a>\\r</a><end>\n", Ends::as_they_stand},
        {"a log with LF: Content-Length tells", BLOCK("Content-Length: 8\n\n<a>\n</a>\n"),
         EXPECTED("", "Content-Length: 8\n\n<a>\\n</a>")},
        {"a log with LF: CRLF in the body", BLOCK("Content-Length: 9\n\n<a>\n</a>\n"),
         EXPECTED("", "Content-Length: 9\n\n<a>\n</a>")},
        {"all line ends in one log",
         SENDING("?") "\r" AT START "A: 1\r\nB: 2\rContent-Length: 4\n\r\na\nb\r" END_SENDING("?"),
         EXPECTED("", "A: 1\nB: 2\nContent-Length: 4\n\na\nb"), Ends::as_they_stand},
    };
    assert_int_equal(count_failures(cases), 0);
}

void no_end(void**)
{
    static constexpr Case cases[] = {
        {"text behind the body is no part of it",
         SENDING("?") AT START SDP_HEADERS "v=0\ns=abc\n" OTHER "an entry\nthat goes on\n",
         SENT_AT("1") " [no_end]\n" START SDP_HEADERS "v=0\ns=abc\n<end>\n! 1 log_ends\n"},
        {"the log ends within the body", SENDING("?") AT START SDP_HEADERS "v=0\ns=a",
         SENT_AT("1") " [no_end body_size]\n" START SDP_HEADERS "v=0\ns=a<end>\n! 1 log_ends\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(sdp),
        cmocka_unit_test(other_bodies),
        cmocka_unit_test(line_ends),
        cmocka_unit_test(no_end),
    };
    return cmocka_run_group_tests_name("bodies", tests, nullptr, nullptr);
}
