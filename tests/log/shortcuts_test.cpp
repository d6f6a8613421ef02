// SPDX-License-Identifier: GPL-2.0-or-later
// Entries and blocks in one piece are gone over as a whole. Where markup stands in one, it is read as when it comes
// byte by byte. Each case is read in pieces of several sizes.
#include "cmocka.hpp"

#include "entries.hpp"
#include "reading.hpp"

namespace {

using log_test::Case;
using log_test::count_failures;
using log_test::read;
using log_test::same;

#define BLOCK SENDING("99") AT BYE END_SENDING("99")
#define SENT(line, remarks) SENT_AT(line) remarks "\n" BYE "<end>\n"

void entries_with_markup(void**)
{
    static constexpr Case cases[] = {
        {"none", OTHER "text\n" BLOCK, SENT("2", "")},
        {"a line break of a page before the text", "11/21/2016|13:58:57.020 998:1F4 TRACE <br> :: text\n" BLOCK,
         SENT("2", "")},
        {"a line break of a page in what would be the stamp", "11/21/2016|13:58:57. <br>998:1F4 TRACE :: text\n" BLOCK,
         SENT("2", "") "! 1 stray_text\n"},
        {"a blank in the place of a digit", " 1/21/2016|13:58:57.020 998:1F4 TRACE :: text\n" BLOCK,
         SENT("2", "") "! 1 stray_text\n"},
        {"an entity in the text", AT "&#83;ending Packet - " OUT_PEERS " 99 bytes:\n" AT BYE END_SENDING("99"),
         SENT("1", " [unescaped]")},
        {"colours before the text", AT "\x1b[31mSending Packet - " OUT_PEERS " 99 bytes:\n" AT BYE END_SENDING("99"),
         SENT("1", "")},
        {"colours in a header",
         SENDING("99") AT BYE_START
         "\x1b[1mVia\x1b[m: SIP/2.0/TLS 192.0.2.13:6966\nCSeq: 2 BYE\nContent-Length: 0\n\n" END_SENDING("99"),
         SENT("1", "")},
        {"a no-break blank before the text",
         AT "\u00a0Sending Packet - " OUT_PEERS " 99 bytes:\n" AT BYE END_SENDING("99"), SENT("1", " [unescaped]")},
        {"a cell of a table begins",
         OTHER "1,\"" AT "Sending Packet - " OUT_PEERS " 99 bytes:\n" AT BYE
               "11/21/2016|13:58:57.019 998:9AC INFO  :: End of Sending Packet - " OUT_PEERS " 99 bytes\"\n",
         SENT("1", " [unescaped]")},
    };
    assert_int_equal(count_failures(cases), 0);
}

#define HEAD "BYE sip:a@contoso.com SIP/2.0\nVia: SIP/2.0/TLS 192.0.2.13:6966\n"

void blocks_with_markup(void**)
{
    static constexpr Case cases[] = {
        {"a tag in a header", SENDING("?") AT HEAD "Subject: <b>a</b> <br>b\nCSeq: 2 BYE\n\n" END_SENDING("?"),
         SENT_AT("1") " [repaired unescaped]\n" HEAD "Subject: <b>a</b> b\nCSeq: 2 BYE\n\n<end>\n"},
        {"colours that the size counts",
         SENDING("?") AT HEAD "Subject: \x1b[01;31m\x1b[Ka\nCSeq: 2 BYE\n\n" END_SENDING("?"),
         SENT_AT("1") "\n" HEAD "Subject: a\nCSeq: 2 BYE\n\n<end>\n"},
        {"an escape that is none of colours",
         SENDING("?") AT HEAD "Subject: \x1b[2Ja\nCSeq: 2 BYE\n\n" END_SENDING("?"),
         SENT_AT("1") "\n" HEAD "Subject: \x1b[2Ja\nCSeq: 2 BYE\n\n<end>\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void blocks_with_more_than_a_message(void**)
{
    static constexpr Case cases[] = {
        {"an empty line before the start line", SENDING("99") "\n" AT BYE END_SENDING("99"), SENT("1", "")},
        {"the start line behind its entry", SENDING("99") AT "\n" BYE END_SENDING("99"), SENT("1", "")},
        {"entries of other threads in the head",
         SENDING("99") AT BYE_START OTHER "one\n" BYE_HEADERS OTHER "two\n\n" END_SENDING("99"), SENT("1", "")},
        {"an entry with an entity among the headers",
         SENDING("99") AT BYE_START OTHER "a &lt; b\n" BYE_HEADERS "\n" END_SENDING("99"), SENT("1", " [unescaped]")},
        {"entries in a body, and one behind it",
         SENDING("97") AT HEAD "Content-Length: 10\n\nv=0\n" OTHER "one\nt=0 0\n" OTHER "two\n" END_SENDING("97"),
         SENT_AT("1") "\n" HEAD "Content-Length: 10\n\nv=0\nt=0 0<end>\n"},
        {"another block begins in it", SENDING("99") AT BYE_START BLOCK,
         SENT_AT("1") " [no_end size]\n" BYE_START "\n<end>\n" SENT("3", "") "! 1 no_end\n"},
        {"a keep-alive", SENDING("4") AT "\n\n\n" END_SENDING("4") BLOCK, SENT("6", "") "1 empty_blocks\n"},
        {"an entity in the opening line",
         AT "Sending Packet - 203.0.113.158&#58;443 (From Local Address: 192.0.2.13:6966) 99 bytes:\n" AT BYE
             END_SENDING("99"),
         SENT("1", " [unescaped]")},
        {"an empty line before the headers",
         SENDING("46") AT "BYE sip:a@contoso.com SIP/2.0\n\nCSeq: 2 BYE\n" END_SENDING("46"),
         SENT_AT("1") " [repaired]\nBYE sip:a@contoso.com SIP/2.0\nCSeq: 2 BYE\n\n<end>\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(entries_with_markup),
        cmocka_unit_test(blocks_with_markup),
        cmocka_unit_test(blocks_with_more_than_a_message),
    };
    return cmocka_run_group_tests(tests, nullptr, nullptr);
}
