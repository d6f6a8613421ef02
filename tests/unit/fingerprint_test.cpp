// SPDX-License-Identifier: GPL-2.0-or-later
// Fingerprints: the same for the same bytes, others for others, and nothing that one capture's author could build on.
#include <set>
#include <string>
#include <vector>

#include "cmocka.hpp"
#include "exact_copy.hpp"
#include "icewarn/fingerprint.hpp"

namespace {

using icewarn::fingerprint;

int count_wrong_pairs()
{
    const std::vector<std::string> texts = {
        "",          "a",        std::string("a\0", 2), std::string("\0", 1), "abcdefg", "abcdefgh",
        "abcdefghi", "bcdefgha", "abcdefgh12345678"};
    int wrong = 0;
    for (const std::string& a : texts)
        for (const std::string& b : texts) {
            const bool alike = fingerprint(ExactCopy(a).view()) == fingerprint(ExactCopy(b).view());
            if (alike != (a == b)) ++wrong;
        }
    if (fingerprint("b", fingerprint("a")) == fingerprint("a", fingerprint("b"))) ++wrong;
    if (fingerprint("a", 1) == fingerprint("a", 2)) ++wrong;
    // Where one text ends and the next begins is part of it.
    if (fingerprint({"ab", "c"}) == fingerprint({"a", "bc"})) ++wrong;
    if (fingerprint({"ab", ""}) == fingerprint({"ab"})) ++wrong;
    if (fingerprint({"ab", "c"}) != fingerprint({"ab", "c"})) ++wrong;
    return wrong;
}

int count_wrong_wide_pairs()
{
    using icewarn::wide_fingerprint;
    int wrong = 0;
    if (wide_fingerprint({"ab", "c"}) == wide_fingerprint({"a", "bc"})) ++wrong;
    if (wide_fingerprint({"ab", ""}) == wide_fingerprint({"ab"})) ++wrong;
    if (wide_fingerprint({"ab", "c"}) != wide_fingerprint({"ab", "c"})) ++wrong;
    const auto both = wide_fingerprint({"ab"});
    if (both[0] == both[1] || both[0] == fingerprint("ab")) ++wrong; // 128 bits, not 64 of them twice
    return wrong;
}

/// Bit 63 of one word, and bits 63 and 31 of the next, cancel each other out in a product of words.
std::size_t count_of_flipped_texts()
{
    std::set<std::uint64_t> seen;
    for (unsigned i = 0; i < 1U << 12; ++i) {
        std::string text(12 * 16, 'a');
        for (unsigned pair = 0; pair < 12; ++pair)
            if ((i >> pair & 1) != 0) {
                text[pair * 16 + 7] ^= '\x80';
                text[pair * 16 + 15] ^= '\x80';
                text[pair * 16 + 11] ^= '\x80';
            }
        seen.insert(fingerprint(text));
    }
    return seen.size();
}

void tells_texts_apart(void**)
{
    assert_int_equal(count_wrong_pairs(), 0);
    assert_int_equal(count_wrong_wide_pairs(), 0);
}
void flipped_high_bits_do_not_collide(void**) { assert_int_equal(count_of_flipped_texts(), 1U << 12); }

} // namespace

int main()
{
    const CMUnitTest tests[] = {cmocka_unit_test(tells_texts_apart),
                                cmocka_unit_test(flipped_high_bits_do_not_collide)};
    return cmocka_run_group_tests_name("fingerprint", tests, nullptr, nullptr);
}
