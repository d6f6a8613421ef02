// SPDX-License-Identifier: GPL-2.0-or-later
// What makes two reports the same one, and its name.
#include <string>

#include "cmocka.hpp"
#include "reports/identity.hpp"

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
        cmocka_unit_test(each_part_counts),
        cmocka_unit_test(folds_do_not_count),
    };
    return cmocka_run_group_tests_name("identity", tests, nullptr, nullptr);
}
