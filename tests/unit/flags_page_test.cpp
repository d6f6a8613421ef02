// SPDX-License-Identifier: GPL-2.0-or-later
// plugin/doc/flags.md says of each flag what the table of the core says.
#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>

#include "cmocka.hpp"
#include "icewarn/flags.hpp"

namespace {

using namespace icewarn;

const char* severity(FlagClass klass)
{
    return klass == FlagClass::failure ? "Warning" : klass == FlagClass::degraded ? "Note" : "Chat";
}

int count_missing_rows()
{
    std::ostringstream page;
    page << std::ifstream(ICEWARN_FLAGS_PAGE).rdbuf();
    int missing = 0;
    for (const Flag& flag : flag_table) {
        char bit[11];
        std::snprintf(bit, sizeof bit, "0x%08x", flag.bit);
        const std::string row = std::string("| ") + bit + " | `icewarn." + std::string(flag.leaf) + "` | " +
                                std::string(flag.label) + (flag.basis == Basis::inferred ? " (inferred)" : "") + " | " +
                                severity(flag.klass) + " |\n";
        if (page.str().find(row) != std::string::npos) continue;
        ++missing;
        std::fprintf(stderr, "flags.md lacks: %s", row.c_str());
    }
    return missing;
}

void has_a_row_for_each_flag(void**) { assert_int_equal(count_missing_rows(), 0); }

} // namespace

int main()
{
    const CMUnitTest tests[] = {cmocka_unit_test(has_a_row_for_each_flag)};
    return cmocka_run_group_tests_name("flags_page", tests, nullptr, nullptr);
}
