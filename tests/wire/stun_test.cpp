// SPDX-License-Identifier: GPL-2.0-or-later
// STUN and MS-TURN messages, and the stream of MS-TURN over TCP.
#include "cmocka.hpp"

#include <cstdio>
#include <string>

#include "core/wire/stun.hpp"
#include "core/wire/turn_stream.hpp"
#include "exact_copy.hpp"

using namespace icewarn;

namespace {

std::string be16(std::size_t value) { return {static_cast<char>(value >> 8), static_cast<char>(value & 0xff)}; }

std::string attribute(unsigned type, const std::string& value) { return be16(type) + be16(value.size()) + value; }

std::string message(unsigned type, const std::string& attributes, bool rfc = true)
{
    return be16(type) + be16(attributes.size()) + std::string(rfc ? "\x21\x12\xa4\x42" : "abcd", 4) +
           std::string(12, 't') + attributes;
}

const std::string cookie = attribute(0x000f, "\x72\xc6\x4b\xc6");
const std::string error_436 = attribute(0x0009, std::string("\0\0\x04\x24no", 6));
const std::string address_v4 = std::string("\0\x01\xc3\x7d\xc6\x33\x64\x14", 8);

struct StunCase {
    const char* name;
    std::string bytes;
    int type; ///< -1: no message
    bool ms_turn;
    unsigned error;
};

const StunCase stun_cases[] = {
    {"empty", "", -1, false, 0},
    {"header cut", message(1, "").substr(0, 19), -1, false, 0},
    {"without attributes", message(1, ""), 1, false, 0},
    {"a byte more than its length", message(1, "") + "x", -1, false, 0},
    {"a byte less", message(1, attribute(6, "abcd")).substr(0, 27), -1, false, 0},
    {"MS-TURN, not padded", message(0x113, cookie + error_436), 0x113, true, 436},
    {"MS-TURN without the cookie of RFC 5389", message(0x103, cookie + attribute(1, address_v4), false), 0x103, true,
     0},
    {"padded", message(0x111, attribute(6, "abcde").append(3, '\0') + error_436 + std::string(2, '\0')), 0x111, false,
     436},
    {"check without any cookie", message(1, attribute(6, "abcd"), false), 1, false, 0},
    {"no check without any cookie", message(3, attribute(6, "abcd"), false), -1, false, 0},
    {"RTP", std::string("\x80\x72", 2) + message(1, "").substr(2), -1, false, 0},
    {"attribute past the end", message(1, be16(6) + be16(200) + "abcd"), 1, false, 0},
    {"error code cut", message(0x111, attribute(9, std::string("\0\0\x04", 3)) + '\0'), 0x111, false, 0},
};

int count_stun_failures()
{
    int failures = 0;
    for (const StunCase& one : stun_cases) {
        const ExactCopy copy(one.bytes);
        const auto read = read_stun(copy.view());
        const bool right = one.type < 0 ? !read
                                        : read && static_cast<int>(read->type) == one.type &&
                                              read->ms_turn == one.ms_turn && error_of(*read) == one.error;
        if (right) continue;
        ++failures;
        std::fprintf(stderr, "%s\n", one.name);
    }
    return failures;
}

void stun_messages(void**) { assert_int_equal(count_stun_failures(), 0); }

bool check_addresses()
{
    const ExactCopy v4(address_v4);
    const auto endpoint = read_address(v4.view());
    const ExactCopy v6(std::string("\0\x02\x01\xbb", 4) + std::string(16, 'a'));
    const auto six = read_address(v6.view());
    return endpoint && endpoint->port == 50045 && !endpoint->address.v6 && endpoint->address.bytes[3] == 20 && six &&
           six->address.v6 && six->port == 443 && !read_address("\0\x01\x01") &&
           !read_address(address_v4.substr(0, 7)) && !read_address(std::string("\0\x03\x01\xbb\1\2\3\4", 8));
}

void addresses(void**) { assert_true(check_addresses()); }

const std::string hello = std::string("\x16\x03\x01\0\x2d\x01\0\0\x29\x03\x01", 11) + std::string(32, 'r') +
                          std::string("\0\0\x02\0\x18\x01\0", 7);

std::string with_byte(std::string bytes, std::size_t at, char value)
{
    bytes[at] = value;
    return bytes;
}

struct BeginningCase {
    const char* name;
    std::string bytes;
    Beginning expected;
};

const std::string control = std::string("\2\0", 2) + be16(28) + message(3, cookie);

const BeginningCase beginning_cases[] = {
    {"nothing", "", Beginning::other},
    {"hello", hello, Beginning::pseudo_hello},
    {"hello and more", hello + "x", Beginning::pseudo_hello},
    {"hello cut", hello.substr(0, 49), Beginning::maybe_hello},
    {"only a record header", hello.substr(0, 5), Beginning::other},
    {"another cipher suite", with_byte(hello, 47, '\x2f'), Beginning::other},
    {"a session id", with_byte(hello, 43, '\x01'), Beginning::other},
    {"TLS 1.2", with_byte(hello, 10, '\x03'), Beginning::other},
    {"a longer hello", with_byte(hello, 4, '\x2e'), Beginning::other},
    {"message", control, Beginning::turn_message},
    {"message cut", control.substr(0, 31), Beginning::other},
    {"another cookie", with_byte(control, 31, 'x'), Beginning::other},
    {"length that does not fit", with_byte(control, 3, '\x20'), Beginning::other},
};

int count_beginning_failures()
{
    int failures = 0;
    for (const BeginningCase& one : beginning_cases) {
        const ExactCopy copy(one.bytes);
        if (beginning_of(copy.view()) == one.expected) continue;
        ++failures;
        std::fprintf(stderr, "%s\n", one.name);
    }
    return failures;
}

void beginnings(void**) { assert_int_equal(count_beginning_failures(), 0); }

bool check_frames()
{
    const std::string rtp = std::string("\x80\x72", 2) + std::string(10, 'r');
    const std::string data = std::string("\3\0\0\x0e\0\x0c", 6) + rtp;
    const std::string rest = "zz" + std::string("\3\0", 2) + "zz"; // looks like a header and is none
    const ExactCopy all(rest + data);
    const ExactCopy none("there is no frame in here");
    const ExactCopy content(data.substr(4));
    return may_be_frame(data) && may_be_frame(data.substr(0, 4)) && may_be_frame(control) &&
           !may_be_frame(with_byte(data, 1, '\1')) && !may_be_frame(with_byte(data, 5, 'x')) &&
           !may_be_frame(with_byte(control, 4, '\x80')) && find_frame(all.view()) == rest.size() &&
           find_frame(none.view()) == none.view().size() && framing_size(content.view(), 14) == 2 &&
           framing_size(content.view(), 15) == 0 && classify_media(rtp) == MediaContent::rtp &&
           classify_media(with_byte(rtp, 1, '\xc9')) == MediaContent::rtcp &&
           classify_media(message(1, "")) == MediaContent::stun && classify_media("") == MediaContent::unknown;
}

void frames(void**) { assert_true(check_frames()); }

/// Each beginning of each message, and each byte of it changed: nothing reads past the end.
bool survives_damage()
{
    for (const std::string& whole : {control, hello, message(0x113, cookie + error_436)})
        for (std::size_t size = 0; size <= whole.size(); ++size)
            for (std::size_t at = 0; at < whole.size(); ++at) {
                const ExactCopy copy(with_byte(whole, at, '\xff').substr(0, size));
                static_cast<void>(beginning_of(copy.view()));
                static_cast<void>(find_frame(copy.view()));
                static_cast<void>(classify_record(copy.view()));
                static_cast<void>(classify_media(copy.view()));
                if (const auto read = read_stun(copy.view())) static_cast<void>(error_of(*read));
            }
    return true;
}

void damage(void**) { assert_true(survives_damage()); }

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(stun_messages), cmocka_unit_test(addresses), cmocka_unit_test(beginnings),
        cmocka_unit_test(frames),        cmocka_unit_test(damage),
    };
    return cmocka_run_group_tests_name("wire_stun", tests, nullptr, nullptr);
}
