// SPDX-License-Identifier: GPL-2.0-or-later
// What the reader says of inputs that are no log of Lync, and of damaged encodings.
#include "cmocka.hpp"

#include <cstddef>
#include <string>

#include "entries.hpp"
#include "reading.hpp"

#define AVAYA(dash)                                                                                                    \
    "01/08/2022-11:36:14.354 [0x000021ac] - " dash " (Dest Address IP:  192.0.2.2:4165):$$begin_record\n"              \
    "Direction: outgoing\nStart-Line: SIP/2.0 100 Trying\nVia: SIP/2.0/TLS 192.0.2.2\nContent-Length: 0\n"             \
    "$$end_record\n"

namespace {

using namespace std::string_view_literals;
using namespace std::string_literals;
using log_test::Case;
using log_test::count_failures;
using log_test::read;
using log_test::same;
using loggen::Coding;
using loggen::encode;

void text(void**)
{
    static constexpr Case cases[] = {
        {"white space", "\n \n\t\n", "empty\n"},
        {"another text", "Dear all,\nplease find\n11/21/2016 attached.\n", "not a Lync or Skype for Business log\n"},
        {"another log", "2016-11-21 13:58:57 INFO [main] SIP/2.0 200 OK\n11/21/2016 13:58:57.019 INFO\n",
         "not a Lync or Skype for Business log\n"},
        {"Avaya, sent", AVAYA("--> Message to Send"), "a log of another product, such as Avaya Contact Center\n"},
        {"Avaya, received", AVAYA("<-- Message Received"), "a log of another product, such as Avaya Contact Center\n"},
        {"Avaya, other lines first", "01/08/2022-11:36:14.354 [0x000021ac] starting\n" AVAYA("<-- Message Received"),
         "a log of another product, such as Avaya Contact Center\n"},
        {"Avaya, cut at the beginning",
         "Direction: outgoing\nStart-Line: SIP/2.0 100 Trying\n$$end_record\n" AVAYA("--> x"),
         "! 1 no_begin\n! 1 foreign_record\na log of another product, such as Avaya Contact Center\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

struct RawCase {
    const char* name;
    std::string_view bytes;
    std::string_view expected;
};

int count_raw_failures(const RawCase* cases, std::size_t count)
{
    int failures = 0;
    for (std::size_t i = 0; i < count; ++i)
        for (const std::size_t chunk : {0U, 1U, 3U})
            if (!same(cases[i].name, read(cases[i].bytes, chunk), cases[i].expected)) ++failures;
    return failures;
}

void raw(void**)
{
    static constexpr RawCase cases[] = {
        {"nothing", "", "empty\n"},
        {"a byte order mark", "\xef\xbb\xbf", "empty\n"},
        {"half a byte order mark", "\xff", "not a Lync or Skype for Business log\n"},
        {"a capture", "\xd4\xc3\xb2\xa1\2\0\4\0\0\0\0\0\0\0\0\0\0\0\4\0\1\0\0\0"sv, "binary data, no text log\n"},
        {"pcapng", "\x0a\x0d\x0d\x0a\x1c\0\0\0\x4d\x3c\x2b\x1a\1\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff\x1c\0\0\0"sv,
         "binary data, no text log\n"},
        {"a message in a binary file",
         "\1\0 INVITE sip:bob@contoso.com SIP/2.0\r\nMax-Forwards: 70\r\nCSeq: 1 INVITE\r\n\r\n"
         "v=0\r\no=- 0 0 IN IP4 192.0.2.3\r\ns=session\r\nc=IN IP4 192.0.2.3\r\nt=0 0\r\nm=audio 50000 RTP/AVP 0\r\n"sv,
         "binary data, no text log\n"},
        {"an archive", "PK\3\4\x14\0\0\0\x08\0\x11\x22\x33\x44\x01\x02\x03\x04"sv, "binary data, no text log\n"},
    };
    const int failures = count_raw_failures(cases, sizeof cases / sizeof cases[0]);
    assert_int_equal(failures, 0);
}

/// Random bytes: the reader gives up, and says so, after limits::sample.
bool gives_up()
{
    std::string bytes;
    unsigned state = 1;
    while (bytes.size() < 200'000) {
        state = state * 1103515245 + 12345;
        bytes += static_cast<char>(state >> 16);
    }
    icewarn::log::Reader reader([](const icewarn::log::Message&) {});
    const bool went_on = reader.feed(bytes);
    return !went_on && reader.input() == icewarn::log::Input::binary && !reader.feed("more");
}

void binary_is_not_read_on(void**) { assert_true(gives_up()); }

#define GREETING(text, size)                                                                                           \
    SENDING("?") AT "MESSAGE sip:a@contoso.com SIP/2.0\nContent-Length: " size "\n\n" text "\n" END_SENDING("?")
#define GREETING_SEEN(text, size)                                                                                      \
    SENT_AT("1") "\nMESSAGE sip:a@contoso.com SIP/2.0\nContent-Length: " size "\n\n" text "<end>\n"

/// `text` with each "?" replaced by `bytes`, an invalid piece of the encoding.
std::string with_bytes(std::string text, char mark, std::string_view bytes)
{
    for (std::size_t pos = 0; (pos = text.find(mark, pos)) != std::string::npos; pos += bytes.size())
        text.replace(pos, 1, bytes);
    return text;
}

int bad_characters()
{
    int failures = 0;
    const std::string utf8 = with_bytes(GREETING("a#b", "5"), '#', "\xc3\x28\xff");
    const std::string as_it_stands = with_bytes(GREETING_SEEN("a#b", "5"), '#', "\xc3\x28\xff");
    std::string utf16 = encode(GREETING("a#b", "5"), Coding::utf16_little);
    const std::string hash = encode("#", Coding::utf16_little);
    utf16.replace(utf16.find(hash), 2, "\x00\xdc", 2); // the second half of a surrogate pair
    std::string half = encode(GREETING("a#b", "5"), Coding::utf16_big);
    const std::string big_hash = encode("#", Coding::utf16_big);
    half.replace(half.find(big_hash), 2, "\xd8\x3d", 2); // the first half
    std::string cut =
        encode(SENDING("?") AT "MESSAGE sip:a@contoso.com SIP/2.0\nContent-Length: 4\n\na", Coding::utf16_big);
    cut += "\xd8\x3d\xde"; // a pair without its last byte
    for (const std::size_t chunk : {0U, 1U, 2U, 3U}) {
        failures += !same("UTF-8 stays", read(utf8, chunk), as_it_stands + "2 bad_characters\n");
        failures += !same("UTF-16, first half", read(half, chunk),
                          GREETING_SEEN("a\xef\xbf\xbd"
                                        "b",
                                        "5") "1 bad_characters\n");
        failures += !same("UTF-16", read(utf16, chunk),
                          GREETING_SEEN("a\xef\xbf\xbd"
                                        "b",
                                        "5") "1 bad_characters\n");
        failures += !same("cut UTF-16", read(cut, chunk),
                          SENT_AT("1") " [no_end]\nMESSAGE sip:a@contoso.com SIP/2.0\nContent-Length: "
                                       "4\n\na\xef\xbf\xbd<end>\n! 1 log_ends\n1 bad_characters\n");
    }
    return failures;
}

void damaged_encoding(void**) { assert_int_equal(bad_characters(), 0); }

int joined()
{
    int failures = 0;
    const std::string once = encode(SENDING("99") AT BYE END_SENDING("99"), Coding::utf8_mark);
    for (const std::size_t chunk : {0U, 1U, 2U, 3U})
        failures +=
            !same("joined", read(once + once, chunk), SENT_AT("1") "\n" BYE "<end>\n" SENT_AT("8") "\n" BYE "<end>\n");
    const std::string other =
        BYE + std::string(2000, 'x') + "\n" + encode(SENDING("99") AT BYE END_SENDING("99"), Coding::utf16_little);
    failures +=
        !same("joined in another encoding", read(other, 0), "@1 unknown - - > -\n" BYE "<end>\n! 7 stray_text\n");
    return failures;
}

void logs_put_one_behind_another(void**) { assert_int_equal(joined(), 0); }

/// UTF-16 from an odd byte on, as a tool that cuts by bytes leaves it: the first character is lost, and half of a code
/// unit is left at the end.
int odd_start()
{
    int failures = 0;
    const std::string log = encode(OTHER "x\n" SENDING("99") AT BYE END_SENDING("99"), Coding::utf16_little);
    for (const std::size_t chunk : {0U, 1U, 2U, 3U})
        failures += !same("odd", read(log.substr(1), chunk),
                          SENT_AT("2") "\n" BYE "<end>\n! 1 stray_text\n! 9 stray_text\n1 bad_characters\n");
    return failures;
}

/// Nothing is told of what lies behind the place where reading ended.
int shift_behind_the_end()
{
    int failures = 0;
    const std::string log = encode("01/08/2022-11:36:14.354 [0x000021ac] $$begin_record\n", Coding::utf16_little_mark) +
                            '\0' + encode("Instance-Id: 0000C23F\nDirection: incoming\n", Coding::utf16_little);
    const std::string product = "a log of another product, such as Avaya Contact Center\n";
    for (const std::size_t chunk : {0U, 1U, 2U, 7U}) failures += !same("stopped", read(log, chunk), product);
    return failures;
}

void utf16_damaged_behind_the_end(void**) { assert_int_equal(shift_behind_the_end(), 0); }

void utf16_cut_at_an_odd_byte(void**) { assert_int_equal(odd_start(), 0); }

/// A byte of UTF-16 is missing, or there is one too many: what lies behind it is read, and the damage is told.
bool survives_shift(const std::string& damaged, std::size_t chunk)
{
    const std::string text = read(damaged, chunk);
    const std::size_t second = text.find(RECEIVED_AT("8") "\n" BYE "<end>\n");
    const bool good = text.find("CSeq: 2 BYE") < second && second != std::string::npos &&
                      text.find("\n! 5 alignment_lost\n", second) != std::string::npos;
    if (!good) print_error("shifted: %s\n", text.c_str());
    return good;
}

int shifted()
{
    int failures = 0;
    for (const Coding coding : {Coding::utf16_little_mark, Coding::utf16_big_mark, Coding::utf16_little}) {
        const std::string log =
            encode(SENDING("99") AT BYE END_SENDING("99") RECEIVED("99") AT BYE END_RECEIVED("99"), coding);
        const std::size_t at = 2 * (SENDING("99") AT BYE_START ""s).size() + 101;
        for (const bool missing : {true, false}) {
            std::string damaged = log;
            if (missing) damaged.erase(at, 1);
            else damaged.insert(at, 1, 'x');
            for (const std::size_t chunk : {0U, 1U, 2U, 3U}) failures += !survives_shift(damaged, chunk);
        }
    }
    return failures;
}

void utf16_alignment_is_found_again(void**) { assert_int_equal(shifted(), 0); }

/// The byte that is missing is the first of the 0 behind `Content-Length: `: eight characters tell the shift, of which
/// two are the line ends behind lines 5 and 6.
bool tells_lines_of_shift()
{
    std::string log = encode(SENDING("99") AT BYE END_SENDING("99"), Coding::utf16_little_mark);
    log.erase(2 + 2 * (SENDING("99") AT BYE_START BYE_HEADERS ""s).size() - 4, 1);
    const std::string text = read(log);
    if (text.find("\n! 5-7 alignment_lost\n") != std::string::npos) return true;
    print_error("shifted: %s\n", text.c_str());
    return false;
}

void utf16_shift_is_told_from_line_to_line(void**) { assert_true(tells_lines_of_shift()); }

/// `text` in one stored block (RFC 1951 3.2.4) of a gzip file (RFC 1952).
std::string stored_gzip(const std::string& text)
{
    std::string gzip("\x1f\x8b\x08\0\0\0\0\0\0\x03\x01", 11);
    const auto size = static_cast<unsigned>(text.size());
    for (const unsigned word : {size, ~size})
        for (unsigned shift = 0; shift < 16; shift += 8) gzip += static_cast<char>(word >> shift & 0xffU);
    gzip += text;
    unsigned sum = ~0U;
    for (const char c : text) {
        sum ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) sum = sum >> 1U ^ ((sum & 1U) != 0 ? 0xedb88320U : 0U);
    }
    for (const unsigned word : {~sum, size})
        for (unsigned shift = 0; shift < 32; shift += 8) gzip += static_cast<char>(word >> shift & 0xffU);
    return gzip;
}

int compressed()
{
    int failures = 0;
    const std::string log = SENDING("99") AT BYE END_SENDING("99");
    const std::string seen = SENT_AT("1") "\n" BYE "<end>\n";
    const std::string gzip = stored_gzip(log);
    for (const std::size_t chunk : {0U, 1U, 2U, 3U, 1000U}) {
        failures += !same("gzip", read(gzip, chunk), seen);
        failures += !same("two members", read(gzip + stored_gzip("\n"), chunk), seen);
        failures += !same("cut", read(gzip.substr(0, gzip.size() - 9), chunk), seen + "! 7 gzip_damaged\n");
        failures += !same("its mark alone", read("\x1f\x8b", chunk), "! 1 gzip_damaged\nempty\n");
    }
    return failures;
}

void gzip_is_read(void**) { assert_int_equal(compressed(), 0); }

struct KindCase {
    const char* name;
    std::string_view bytes;
    std::string_view text;
};

int kinds()
{
    std::string trace(100, '\0');
    trace[2] = 1; // a buffer of 64 KiB
    trace[74] = 2;
    trace[75] = '\xc0';
    const KindCase cases[] = {
        {"pcapng", "\x0a\x0d\x0d\x0a\x1c\0\0\0"sv, "a capture file: open it in Wireshark itself"},
        {"pcap", "\xd4\xc3\xb2\xa1\2\0\4\0"sv, "a capture file: open it in Wireshark itself"},
        {"cabinet", "MSCF\0\0\0\0"sv, "a cabinet file: expand it first"},
        {"zip", "PK\3\4\x14\0"sv, "an archive: unpack it first"},
        {"event trace", trace, "an event trace (*.etl): it becomes text with OCSLogger or CLSLogger"},
        {"something else", "\1\2\3\4\0\0"sv, "binary data"},
    };
    int failures = 0;
    for (const KindCase& test : cases) {
        icewarn::log::Reader reader([](const icewarn::log::Message&) {});
        reader.feed(test.bytes);
        reader.finish();
        const bool good = reader.description().substr(0, test.text.size()) == test.text;
        if (!good) print_error("%s: %s\n", test.name, std::string(reader.description()).c_str());
        failures += !good;
    }
    return failures;
}

void what_is_no_text_is_named(void**) { assert_int_equal(kinds(), 0); }

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(text),
        cmocka_unit_test(raw),
        cmocka_unit_test(binary_is_not_read_on),
        cmocka_unit_test(damaged_encoding),
        cmocka_unit_test(logs_put_one_behind_another),
        cmocka_unit_test(utf16_cut_at_an_odd_byte),
        cmocka_unit_test(utf16_damaged_behind_the_end),
        cmocka_unit_test(utf16_alignment_is_found_again),
        cmocka_unit_test(utf16_shift_is_told_from_line_to_line),
        cmocka_unit_test(gzip_is_read),
        cmocka_unit_test(what_is_no_text_is_named),
    };
    return cmocka_run_group_tests_name("inputs", tests, nullptr, nullptr);
}
