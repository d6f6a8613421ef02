// SPDX-License-Identifier: GPL-2.0-or-later
// Messages whose start line is damaged, and texts in which several forms are mixed.
#include "cmocka.hpp"

#include "entries.hpp"
#include "reading.hpp"

namespace {

using log_test::Case;
using log_test::count_failures;

void damaged_start_lines(void**)
{
    static constexpr Case cases[] = {
        {"client log", SENDING("99") AT "BYE sip:a@contoso.com SIP/2.\n" BYE_HEADERS "\n" END_SENDING("99"),
         SENT_AT("1") " [start_damaged]\n" BYE_START BYE_HEADERS "\n<end>\n! 2 start_line_damaged\n"},
        {"a blank in the URI of an unknown scheme",
         SENDING("99") AT "B?E sip:a@con toso.com S\n" BYE_HEADERS "\n" END_SENDING("99"),
         SENT_AT("1") " [size start_damaged]\nUNKNOWN sip:a@con SIP/2.0\n" BYE_HEADERS
                      "\n<end>\n! 2 start_line_damaged\n"},
        {"the start line is gone", SENDING("99") BYE_HEADERS "\n" END_SENDING("99"),
         SENT_AT("1") " [size start_damaged]\nUNKNOWN sip:unknown.invalid SIP/2.0\n" BYE_HEADERS
                      "\n<end>\n! 1 start_line_damaged\n"},
        {"a response", RECEIVED("99") AT "SIP/2. 486 Busy\n" BYE_HEADERS "\n" END_RECEIVED("99"),
         RECEIVED_AT("1") " [size start_damaged]\nSIP/2.0 486 (start line damaged)\n" BYE_HEADERS
                          "\n<end>\n! 2 start_line_damaged\n"},
        {"server log", BEGIN ABOUT "Start-Line: SIP/2.\n" BYE_HEADERS "Message-Body: -\n" END_RECORD,
         INCOMING_AT("1") " [start_damaged]\nSIP/2.0 100 (start line damaged)\n" BYE_HEADERS
                          "\n<end>\n! 7 start_line_damaged\n"},
        {"server log, its name", BEGIN ABOUT "Sta-Line: SIP/2.0 200 OK\n" BYE_HEADERS "Message-Body: -\n" END_RECORD,
         INCOMING_AT("1") " [start_damaged]\nUNKNOWN sip:unknown.invalid SIP/2.0\n" BYE_HEADERS
                          "\n<end>\n! 8 start_line_damaged\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

#define VVX "0916144138|sip  |0|00|"

void mixtures(void**)
{
    static constexpr Case cases[] = {
        {"a mail with two forms",
         "Hello,\n" BYE "and the phone says\n" VVX "<<< Data received TLS\n" VVX "    SIP/2.0 200 OK\n" VVX
         "    CSeq: 2 BYE\n\nRegards\n",
         "@2 unknown - - > -\n" BYE
         "<end>\n@8 received ~52898.000 - > - [repaired unprefixed year_guessed]\nSIP/2.0 200 "
         "OK\nCSeq: 2 BYE\n\n<end>\n"},
        {"a client log behind", BYE_START BYE_HEADERS SENDING("99") AT BYE END_SENDING("99"),
         "@1 unknown - - > - [repaired]\n" BYE "<end>\n" SENT_AT("5") "\n" BYE "<end>\n"},
        {"a client log quoted in a mail",
         "> " SENDING("99") "> " AT BYE_START
                            "> Via: SIP/2.0/TLS 192.0.2.13:6966\n> CSeq: 2 BYE\n> Content-Length: 0\n>\n> " END_SENDING(
                                "99"),
         SENT_AT("1") "\n" BYE "<end>\n"},
        {"a record behind", BYE_START BYE_HEADERS BEGIN ABOUT "Start-Line: " BYE "Message-Body: -\n" END_RECORD,
         "@1 unknown - - > - [repaired]\n" BYE "<end>\n" INCOMING_AT("5") "\n" BYE "<end>\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

} // namespace

int main()
{
    const CMUnitTest tests[] = {cmocka_unit_test(damaged_start_lines), cmocka_unit_test(mixtures)};
    return cmocka_run_group_tests_name("forms_damage", tests, nullptr, nullptr);
}
