// SPDX-License-Identifier: GPL-2.0-or-later
// Blocks of client logs: how they begin and end, what stands between and inside them, and logs cut at either end.
#include "cmocka.hpp"

#include "entries.hpp"
#include "reading.hpp"

namespace {

using log_test::Case;
using log_test::count_failures;

void directions(void**)
{
    static constexpr Case cases[] = {
        {"sent", SENDING("99") AT BYE END_SENDING("99"), SENT_AT("1") "\n" BYE "<end>\n"},
        {"received, no blank after the dash", RECEIVED("99") AT BYE END_RECEIVED("99"),
         RECEIVED_AT("1") "\n" BYE "<end>\n"},
        {"received, a blank after the dash",
         AT "Data Received - " IN_PEERS " 99 bytes:\n" AT BYE AT "End of Data Received - " IN_PEERS " 99 bytes\n",
         RECEIVED_AT("1") "\n" BYE "<end>\n"},
        {"a blank after the dash of one of both",
         AT "Data Received - " IN_PEERS " 99 bytes:\n" AT BYE END_RECEIVED("99"), RECEIVED_AT("1") "\n" BYE "<end>\n"},
        {"a response", RECEIVED("72") AT "SIP/2.0 200 OK\nCSeq: 2 BYE\nContent-Length: 0\n\n" END_RECEIVED("72"),
         RECEIVED_AT("1") " [size]\nSIP/2.0 200 OK\nCSeq: 2 BYE\nContent-Length: 0\n\n<end>\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

#define HELLO "MESSAGE sip:a@contoso.com SIP/2.0\nContent-Length: 5\n\nhello"

/// Blocks that are as they should be are read as a whole where they come in one piece.
void whole_blocks(void**)
{
    static constexpr Case cases[] = {
        {"a body without a line end",
         SENDING("61") AT HELLO "\n" END_SENDING("61") RECEIVED("99") AT BYE END_RECEIVED("99"),
         SENT_AT("1") "\n" HELLO "<end>\n" RECEIVED_AT("7") "\n" BYE "<end>\n"},
        {"empty lines before the end line",
         SENDING("61") AT HELLO "\n\n\n" END_SENDING("61") RECEIVED("99") AT BYE "\n" END_RECEIVED("99") RECEIVED("99")
             AT BYE END_RECEIVED("99"),
         SENT_AT("1") "\n" HELLO "<end>\n" RECEIVED_AT("9") "\n" BYE "<end>\n" RECEIVED_AT("17") "\n" BYE "<end>\n"},
        {"an entry in the body",
         SENDING("61") AT "MESSAGE sip:a@contoso.com SIP/2.0\nContent-Length: 5\n\n" OTHER
                          "x\nhello\n" END_SENDING("61"),
         SENT_AT("1") "\n" HELLO "<end>\n"},
        {"text before it", "stray\n" SENDING("61") AT HELLO "\n" END_SENDING("61"),
         SENT_AT("2") "\n" HELLO "<end>\n! 1 stray_text\n"},
        {"Content-Length says another size", SENDING("62") AT HELLO "!\n" END_SENDING("62"),
         SENT_AT("1") " [body_size]\n" HELLO "!<end>\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void start_line(void**)
{
    static constexpr Case cases[] = {
        {"on the line behind an empty prefix", SENDING("99") AT "\n" BYE END_SENDING("99"),
         SENT_AT("1") "\n" BYE "<end>\n"},
        {"blanks at the end of the empty prefix are gone",
         SENDING("99") "11/21/2016|13:58:57.019 998:9AC INFO  ::\n" BYE END_SENDING("99"),
         SENT_AT("1") "\n" BYE "<end>\n"},
        {"an empty line behind the opening line", SENDING("99") "\n" AT BYE END_SENDING("99"),
         SENT_AT("1") "\n" BYE "<end>\n"},
        {"empty lines before and behind the empty prefix", SENDING("99") "\n" AT "\n\n" BYE END_SENDING("99"),
         SENT_AT("1") "\n" BYE "<end>\n"},
        {"without any prefix", SENDING("99") BYE END_SENDING("99"), SENT_AT("1") "\n" BYE "<end>\n"},
        {"a masked address with blanks in it",
         SENDING("99") AT "BYE sip:<removed by me>@contoso.com SIP/2.0\n" BYE_HEADERS "\n" END_SENDING("99"),
         SENT_AT("1") " [size]\nBYE sip:<removed by me>@contoso.com SIP/2.0\n" BYE_HEADERS "\n<end>\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void other_lines(void**)
{
    static constexpr Case cases[] = {
        {"between blocks",
         OTHER "something\n" OTHER "of several lines\n  <xml>\nSIP/2.0 is text here\n" SENDING("99")
             AT BYE END_SENDING("99") OTHER "something\n" RECEIVED("99") AT BYE END_RECEIVED("99") OTHER "x\n",
         SENT_AT("5") "\n" BYE "<end>\n" RECEIVED_AT("13") "\n" BYE "<end>\n"},
        {"of other threads inside a block",
         SENDING("99") OTHER "a\n" AT BYE_START OTHER "b\n"
                             "Via: SIP/2.0/TLS 192.0.2.13:6966\n" OTHER "CSeq: 9 NOT A HEADER\n"
                             "CSeq: 2 BYE\n" OTHER "\n"
                             "Content-Length: 0\n" OTHER "c\n\n" OTHER "d\n" END_SENDING("99"),
         SENT_AT("1") "\n" BYE "<end>\n"},
        {"the end of another block inside a block: its direction, size or address differs",
         SENDING("99") AT BYE_START END_RECEIVED("99") END_SENDING("98") AT
         "End of Sending Packet - 203.0.113.200:443 (From Local Address: 192.0.2.13:6966) 99 bytes\n" BYE_HEADERS
         "\n" END_SENDING("99"),
         SENT_AT("1") "\n" BYE "<end>\n! 3 end_without_begin\n! 4 end_without_begin\n! 5 end_without_begin\n"},
        {"the end of a block of another connection to the same server",
         SENDING("99") AT BYE_START AT
         "End of Sending Packet - 203.0.113.158:443 (From Local Address: 192.0.2.13:6967) 99 bytes\n" BYE_HEADERS
         "\n" END_SENDING("99"),
         SENT_AT("1") "\n" BYE "<end>\n! 3 end_without_begin\n"},
        {"text behind a block that belongs to no entry",
         SENDING("99") AT BYE END_SENDING("99") "what\nis this\n" OTHER "x\n",
         SENT_AT("1") "\n" BYE "<end>\n! 8 stray_text\n"},
        {"empty lines between blocks", SENDING("99") AT BYE END_SENDING("99") "\n \n" OTHER "x\n",
         SENT_AT("1") "\n" BYE "<end>\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void masked(void**)
{
    static constexpr Case cases[] = {
        {"addresses",
         AT "Sending Packet - xx.xx.xxx.x:443 (From Local Address: x.x.x.x:xxx) 99 bytes:\n" AT BYE AT
            "End of Sending Packet - xx.xx.xxx.x:443 (From Local Address: x.x.x.x:xxx) 99 bytes\n",
         "@1 sent 1479736737.019 x.x.x.x > xx.xx.xxx.x:443\n" BYE "<end>\n"},
        {"addresses of one of both lines",
         AT
         "Sending Packet - xx.xx.xxx.x:443 (From Local Address: 192.0.2.13:6966) 99 bytes:\n" AT BYE END_SENDING("99"),
         "@1 sent 1479736737.019 192.0.2.13:6966 > xx.xx.xxx.x:443\n" BYE "<end>\n"},
        {"addresses removed",
         AT "Sending Packet - (From Local Address: ) 99 bytes:\n" AT BYE AT
            "End of Sending Packet - (From Local Address: ) 99 bytes\n",
         "@1 sent 1479736737.019 - > -\n" BYE "<end>\n"},
        {"in brackets",
         AT "Sending Packet - (removed):443 (From Local Address: (removed)) 99 bytes:\n" AT BYE AT
            "End of Sending Packet - (removed):443 (From Local Address: (removed)) 99 bytes\n",
         "@1 sent 1479736737.019 (removed) > (removed):443\n" BYE "<end>\n"},
        {"all but the size removed", AT "Sending Packet - 99 bytes:\n" AT BYE AT "End of Sending Packet - 99 bytes\n",
         "@1 sent 1479736737.019 - > -\n" BYE "<end>\n"},
        {"all of it removed", AT "Sending Packet -\n" AT BYE AT "End of Sending Packet -\n",
         "@1 sent 1479736737.019 - > -\n" BYE "<end>\n"},
        {"a name instead of an address",
         AT "Sending Packet - <edge of Contoso>:443 (From Local Address: my laptop) 99 bytes:\n" AT BYE AT
            "End of Sending Packet - <edge of Contoso>:443 (From Local Address: my laptop) 99 bytes\n",
         "@1 sent 1479736737.019 my laptop > <edge of Contoso>:443\n" BYE "<end>\n"},
        {"IPv6",
         AT "Data Received -[2001:db8::1]:443 (To Local Address: 2001:db8::2:6966) 99 bytes:\n" AT BYE AT
            "End of Data Received -[2001:db8::1]:443 (To Local Address: 2001:db8::2:6966) 99 bytes\n",
         "@1 received 1479736737.019 [2001:db8::2:6966] > [2001:db8::1]:443\n" BYE "<end>\n"},
        {"the time",
         "xx/xx/xxxx|xx:xx:xx.xxx 998:9AC INFO  :: Sending Packet - " OUT_PEERS " 99 bytes:\n"
         "xx/xx/xxxx|xx:xx:xx.xxx 998:9AC INFO  :: " BYE
         "xx/xx/xxxx|xx:xx:xx.xxx 998:9AC INFO  :: End of Sending Packet - " OUT_PEERS " 99 bytes\n",
         "@1 sent - 192.0.2.13:6966 > 203.0.113.158:443\n" BYE "<end>\n"},
        {"the whole prefix removed",
         "Sending Packet - " OUT_PEERS " 99 bytes:\n" BYE "End of Sending Packet - " OUT_PEERS " 99 bytes\n",
         "@1 sent - 192.0.2.13:6966 > 203.0.113.158:443\n" BYE "<end>\n"},
        {"date and time removed",
         "INFO  :: Sending Packet - " OUT_PEERS " 99 bytes:\n" BYE "INFO  :: End of Sending Packet - " OUT_PEERS
         " 99 bytes\n",
         "@1 sent - 192.0.2.13:6966 > 203.0.113.158:443\n" BYE "<end>\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void no_end(void**)
{
    static constexpr Case cases[] = {
        {"the next opening line follows", SENDING("99") AT BYE RECEIVED("99") AT BYE END_RECEIVED("99"),
         SENT_AT("1") " [no_end]\n" BYE "<end>\n" RECEIVED_AT("7") "\n" BYE "<end>\n! 1 no_end\n"},
        {"its end line comes too late", SENDING("99") AT BYE RECEIVED("99") AT BYE END_RECEIVED("99") END_SENDING("99"),
         SENT_AT("1") " [no_end]\n" BYE "<end>\n" RECEIVED_AT("7") "\n" BYE
                                                                   "<end>\n! 1 no_end\n! 14 end_without_begin\n"},
        {"the log ends behind the message", SENDING("99") AT BYE,
         SENT_AT("1") " [no_end]\n" BYE "<end>\n! 1 log_ends\n"},
        {"the log ends within a header", SENDING("99") AT BYE_START "Via: SIP/2",
         SENT_AT("1") " [no_end size]\n" BYE_START "Via: SIP/2\n\n<end>\n! 1 log_ends\n"},
        {"the log ends behind the opening line", SENDING("99"), "! 1 log_ends\n"},
        {"the log ends within the opening line", OTHER "x\n" AT "Sending Pac", ""},
        {"other lines instead of the end line are no part of the message",
         SENDING("99") AT BYE OTHER "an entry\nthat goes on\n" RECEIVED("99") AT BYE END_RECEIVED("99"),
         SENT_AT("1") " [no_end]\n" BYE "<end>\n" RECEIVED_AT("9") "\n" BYE "<end>\n! 1 no_end\n"},
        {"a server log put behind",
         SENDING("99") AT BYE BEGIN ABOUT "Start-Line: " BYE_START BYE_HEADERS "Message-Body: -\n" END_RECORD,
         SENT_AT("1") " [no_end]\n" BYE "<end>\n" INCOMING_AT("7") "\n" BYE "<end>\n! 1 no_end\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void no_begin(void**)
{
    static constexpr Case cases[] = {
        {"the log begins at the start line", AT BYE END_SENDING("99"),
         SENT_AT("1") " [no_begin]\n" BYE "<end>\n! 1 no_begin\n"},
        {"the log begins within the headers",
         "11/21/2016\nCSeq: 2 BYE\n\n" END_SENDING("99") RECEIVED("99") AT BYE END_RECEIVED("99"),
         RECEIVED_AT("5") "\n" BYE "<end>\n! 1 end_without_begin\n"},
        {"the log begins at the end line", END_SENDING("99") RECEIVED("99") AT BYE END_RECEIVED("99"),
         RECEIVED_AT("2") "\n" BYE "<end>\n! 1 end_without_begin\n"},
        {"the log begins within another entry", "an entry\nthat goes on\n" RECEIVED("99") AT BYE END_RECEIVED("99"),
         RECEIVED_AT("3") "\n" BYE "<end>\n! 1 stray_text\n"},
        {"both ends are missing", AT BYE, "@1 unknown 1479736737.019 - > - [no_begin]\n" BYE "<end>\n"},
        {"a start line alone is no message", AT BYE_START RECEIVED("99") AT BYE END_RECEIVED("99"),
         RECEIVED_AT("2") "\n" BYE "<end>\n! 1 no_begin\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void no_message(void**)
{
    static constexpr Case cases[] = {
        {"nothing", RECEIVED("4") END_RECEIVED("4"), "1 empty_blocks\n"},
        {"line ends, as a keep-alive has them", RECEIVED("4") AT "\n\n\n" END_RECEIVED("4"), "1 empty_blocks\n"},
        {"other data", RECEIVED("6") AT "\n\x16\x03\x01zz\n" END_RECEIVED("6") SENDING("99") AT BYE END_SENDING("99"),
         SENT_AT("5") "\n" BYE "<end>\n! 1 not_sip\n1 foreign_blocks\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(directions),  cmocka_unit_test(whole_blocks), cmocka_unit_test(start_line),
        cmocka_unit_test(other_lines), cmocka_unit_test(masked),       cmocka_unit_test(no_end),
        cmocka_unit_test(no_begin),    cmocka_unit_test(no_message),
    };
    return cmocka_run_group_tests_name("client logs", tests, nullptr, nullptr);
}
