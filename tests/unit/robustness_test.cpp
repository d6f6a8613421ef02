// SPDX-License-Identifier: GPL-2.0-or-later
// Field samples cut at every length and damaged at every byte: nothing is read past the end, and the invariants hold.
#include "cmocka.hpp"

#include <cstdio>
#include <string>

#include "exact_copy.hpp"
#include "invariants.hpp"
#include "samples.hpp"

namespace {

bool holds(std::string_view value)
{
    const ExactCopy copy(value);
    icewarn::Diagnostics diagnostics;
    icewarn::parse(copy.view(), diagnostics);
    std::string broken = icewarn::view(copy.view(), diagnostics.error_id_span).size() == diagnostics.error_id_span.size
                             ? broken_invariant(diagnostics)
                             : "an error ID outside the value";
    if (broken.empty()) return true;
    std::fprintf(stderr, "%s: %s\n", broken.c_str(), std::string(value).c_str());
    return false;
}

int count_broken_pieces()
{
    int failures = 0;
    for (const std::string_view sample : samples::all) {
        for (std::size_t size = 0; size <= sample.size(); ++size) {
            failures += !holds(sample.substr(0, size));
            failures += !holds(sample.substr(size));
        }
    }
    return failures;
}

void cut_at_every_byte(void**) { assert_int_equal(count_broken_pieces(), 0); }

int count_broken_changes()
{
    static constexpr std::string_view bytes{"\"\\;,=:.[ \r\n0x\xff\0", 15};
    int failures = 0;
    for (const std::string_view sample : samples::all) {
        for (std::size_t at = 0; at < sample.size(); ++at) {
            std::string changed(sample);
            for (const char byte : bytes) {
                changed[at] = byte;
                failures += !holds(changed);
            }
            changed.erase(at, 1);
            failures += !holds(changed);
        }
    }
    return failures;
}

void changed_at_every_byte(void**) { assert_int_equal(count_broken_changes(), 0); }

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(cut_at_every_byte),
        cmocka_unit_test(changed_at_every_byte),
    };
    return cmocka_run_group_tests_name("robustness", tests, nullptr, nullptr);
}
