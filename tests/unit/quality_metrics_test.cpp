// SPDX-License-Identifier: GPL-2.0-or-later
// Numbers of a stream: the quick reading of plain ones gives what the standard library gives, and no more is a number.
#include "cmocka.hpp"

#include <cstdio>
#include <cstdlib>
#include <string>

#include "exact_copy.hpp"
#include "icewarn/quality_metrics.hpp"

using namespace icewarn;

namespace {

int count_wrong_numbers()
{
    int wrong = 0;
    for (const char* text : {"0", "4", "0.1", "4.1", "0.3", "17.35", "0.000123", "123456789012345", "0.12345678901234",
                             "1234567.89012345", "99999999999999.9", "007.50", ".5", "5.", "1e2", "1.5E-3", "+3",
                             "1234567890.123456789", "0.1000000000000000055511151231257827"}) {
        const auto got = parse_metric(Metric::jitter, ExactCopy(text).view());
        if (got && *got == std::strtod(text, nullptr)) continue;
        ++wrong;
        std::fprintf(stderr, "%s is not read, or as another number\n", text);
    }
    for (const char* text : {"", ".", "1.2.3", "-1", "1 ", " 1", "0x10", "1,5", "nan", "inf", "1e", "--1", "1e999"}) {
        if (!parse_metric(Metric::jitter, ExactCopy(text).view())) continue;
        ++wrong;
        std::fprintf(stderr, "\"%s\" is taken for a number\n", text);
    }
    return wrong;
}

void numbers_of_streams(void**) { assert_int_equal(count_wrong_numbers(), 0); }

} // namespace

int main()
{
    const CMUnitTest tests[] = {cmocka_unit_test(numbers_of_streams)};
    return cmocka_run_group_tests_name("quality_metrics", tests, nullptr, nullptr);
}
