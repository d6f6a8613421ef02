// SPDX-License-Identifier: GPL-2.0-or-later
// What makes two reports the same one, and its name.
#include <string>

#include <glib.h>

#include "cmocka.hpp"
#include "reports/identity.hpp"
#include "reports/sha256.hpp"

using namespace icewarn;

namespace {

constexpr ReportIdentity known{"call-1", "a1", "b1", "2 BYE", "24;reason=\"x\"", 0};

struct Other {
    const char* name;
    ReportIdentity identity;
};

// Each differs from `known` in one thing, or only in where texts are divided.
constexpr Other others[] = {
    {"another call", {"call-2", "a1", "b1", "2 BYE", "24;reason=\"x\"", 0}},
    {"another caller", {"call-1", "a2", "b1", "2 BYE", "24;reason=\"x\"", 0}},
    {"another fork", {"call-1", "a1", "b2", "2 BYE", "24;reason=\"x\"", 0}},
    {"another request", {"call-1", "a1", "b1", "3 BYE", "24;reason=\"x\"", 0}},
    {"another value", {"call-1", "a1", "b1", "2 BYE", "24;reason=\"X\"", 0}},
    {"another report of the value", {"call-1", "a1", "b1", "2 BYE", "24;reason=\"x\"", 1}},
    {"texts divided elsewhere", {"call-1a", "1", "b1", "2 BYE", "24;reason=\"x\"", 0}},
};

bool is_hexadecimal(const std::string& text) { return text.find_first_not_of("0123456789abcdef") == std::string::npos; }

void is_itself(void**)
{
    assert_true(known == known);
    assert_int_equal(report_id(known).size(), 16);
    assert_true(is_hexadecimal(report_id(known)));
}

/// Made by hand: SHA-256 of each text behind its size as eight bytes, the least first, then of the index as a text.
void is_called_so_on_every_computer(void**) { assert_string_equal(report_id(known).c_str(), "bb0a673d93a7f542"); }

std::string hexadecimal(const Sha256& digest)
{
    std::string text;
    for (const std::uint8_t byte : digest)
        text.append(1, "0123456789abcdef"[byte >> 4U]).append(1, "0123456789abcdef"[byte & 0xfU]);
    return text;
}

std::string sha256_of_glib(const std::string& text)
{
    gchar* made = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text.data(), static_cast<gssize>(text.size()));
    std::string digest = made;
    g_free(made);
    return digest;
}

/// Examples of FIPS 180-4, then every size around the ends of blocks.
void digest_is_that_of_the_standard(void**)
{
    assert_string_equal(hexadecimal(sha256("abc")).c_str(),
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_string_equal(hexadecimal(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")).c_str(),
                        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    std::string text;
    for (int size = 0; size <= 260; ++size, text += static_cast<char>(size))
        assert_string_equal(hexadecimal(sha256(text)).c_str(), sha256_of_glib(text).c_str());
}

void each_part_counts(void**)
{
    for (const Other& other : others) {
        if (known == other.identity || report_id(known) == report_id(other.identity)) fail_msg("%s", other.name);
    }
}

/// A server folds a header anew when it passes it on (RFC 3261 7.3.1).
void folds_do_not_count(void**)
{
    ReportIdentity folded = known;
    folded.value = "24;\r\n reason=\"x\"";
    ReportIdentity blank = known;
    blank.value = "24; reason=\"x\"";
    assert_true(folded == blank);
    assert_true(report_id(folded) == report_id(blank));
}

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(is_itself),
        cmocka_unit_test(is_called_so_on_every_computer),
        cmocka_unit_test(digest_is_that_of_the_standard),
        cmocka_unit_test(each_part_counts),
        cmocka_unit_test(folds_do_not_count),
    };
    return cmocka_run_group_tests_name("identity", tests, nullptr, nullptr);
}
