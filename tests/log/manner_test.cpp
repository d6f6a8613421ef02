// SPDX-License-Identifier: GPL-2.0-or-later
// Texts that a terminal or a mail changed as a whole, so that no line tells: broken at one width, quoted-printable.
#include "cmocka.hpp"

#include <string>

#include "entries.hpp"
#include "log/manner.hpp"
#include "log/reader.hpp"
#include "reading.hpp"

namespace {

#define DIAG                                                                                                           \
    "ms-client-diagnostics: 24; reason=\"Call failed to establish due to a media connectivity failure when both "      \
    "endpoints are remote\";CallerMediaDebug=\"application-sharing:ICEWarn=0x320,LocalSite=192.0.2.3:50041,"           \
    "LocalMR=203.0.113.9:57498,RemoteSite=198.51.100.203:50045,PortRange=50040:50049\"\n"
#define START "BYE sip:bob@contoso.com;opaque=user:epid:Ab1cdEfGhIjKlMnOpQrStUvWxYz0123456789AB;gruu SIP/2.0\n"
#define HEADERS "Via: SIP/2.0/TLS 192.0.2.13:6966\nCSeq: 2 BYE\n" DIAG "Content-Length: 0\n\n"

std::string broken(std::string_view text, std::size_t width)
{
    std::string out;
    while (!text.empty()) {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(line.size() + 1);
        for (; line.size() > width; line.remove_prefix(width)) out.append(line.substr(0, width)).append("\n");
        out.append(line).append("\n");
    }
    return out;
}

std::string with_crlf(std::string_view text)
{
    std::string out;
    for (const char c : text) out.append(c == '\n' ? "\r\n" : std::string(1, c));
    return out;
}

/// The first message, and where it began.
std::string read_first(std::string_view log)
{
    std::string first;
    icewarn::log::Reader reader(icewarn::log::Reader::Callbacks{[&](const icewarn::log::Message& message) {
                                                                    if (!first.empty()) return;
                                                                    first.assign(std::to_string(message.line));
                                                                    first.append(": ").append(message.bytes);
                                                                },
                                                                {},
                                                                {}},
                                icewarn::log::find_manner(log));
    reader.feed(log);
    reader.finish();
    return first;
}

void broken_at_any_width(void**)
{
    const std::string message = with_crlf(START HEADERS);
    for (std::size_t width = 60; width <= 140; ++width) {
        const std::string bare = broken("Dear all,\n" START HEADERS, width);
        assert_true(log_test::same("bare", read_first(bare), "2: " + message));
        const std::string client = broken(SENDING("?") AT START HEADERS END_SENDING("?"), width);
        assert_true(log_test::same("a client log", read_first(client), "1: " + message));
        const std::string server = broken(BEGIN "Start-Line: " START HEADERS "Message-Body: -\n$$end_record\n", width);
        assert_true(log_test::same("a server log", read_first(server), "1: " + message));
    }
}

/// Windows PowerShell writes what it would show, in UTF-16.
void broken_in_other_encodings(void**)
{
    const std::string expected = "1: " + with_crlf(START HEADERS);
    std::string wide = "\xff\xfe";
    for (const char c : with_crlf(broken(START HEADERS, 80))) wide.append(1, c).append(1, '\0');
    assert_true(log_test::same("UTF-16", read_first(wide), expected));
}

void lines_of_one_length_are_not_joined(void**)
{
    for (const char* text : {
             "> " BYE_START "> Via: SIP/2.0/TLS 192.0.2.13:6966;branch=1\n> X-Aaa: 0123456789012345678901234567890123\n"
             "> X-Bbb: 0123456789012345678901234567890123\n> X-Ccc: 0123456789012345678901234567890123\n>\n",
             BYE_START "Content-Type: application/sdp\nContent-Length: 115\n\nv=0\n"
                       "a=candidate:1 1 UDP 2130706431 192.0.2.64 26698 typ host\n"
                       "a=candidate:2 1 UDP 2130706430 192.0.2.64 26699 typ host\n",
             SENDING("99") AT BYE END_SENDING("99") RECEIVED("99") AT BYE END_RECEIVED("99"),
         })
        assert_int_equal(icewarn::log::find_manner(text).width, 0);
}

/// The line with the mark of quoted-printable comes behind others that were changed.
void quoted_printable_without_a_mark_at_the_beginning(void**)
{
    const std::string mail = "11/21/2016|13:58:57.019 998:9AC INFO  :: Sending Packet - 203.0.113.158:443 (F=\n"
                             "rom Local Address: 192.0.2.13:6966) ? bytes:\n" AT "BYE sip:bob@contoso.com SI=\n"
                             "P/2.0\nCSeq: 2 BYE\nms-diagnostics: 1;reason=3D\"r\"\n\n" END_SENDING("?");
    assert_true(log_test::same("mail", read_first(mail),
                               "2: BYE sip:bob@contoso.com SIP/2.0\r\nCSeq: 2 BYE\r\n"
                               "ms-diagnostics: 1;reason=\"r\"\r\n\r\n"));
}

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(broken_at_any_width),
        cmocka_unit_test(broken_in_other_encodings),
        cmocka_unit_test(lines_of_one_length_are_not_joined),
        cmocka_unit_test(quoted_printable_without_a_mark_at_the_beginning),
    };
    return cmocka_run_group_tests_name("manner", tests, nullptr, nullptr);
}
