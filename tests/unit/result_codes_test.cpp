// SPDX-License-Identifier: GPL-2.0-or-later
// The table of result codes against that of plugin/data.
#include <cstdio>
#include <string>

#include "cmocka.hpp"
#include "icewarn-log/explain/result_codes.hpp"
#include "tsv.hpp"

using namespace icewarn::tool;

namespace {

bool check_result_codes()
{
    const Tsv data("result-codes.tsv");
    if (std::size(result_codes) != data.size()) return false;
    for (std::size_t i = 0; i < data.size(); ++i) {
        const ResultCode& got = result_codes[i];
        const std::string basis = data.cell(i, "basis");
        if (got.code == std::stoul(data.cell(i, "code"), nullptr, 16) && got.symbol == data.cell(i, "symbol") &&
            got.text == data.cell(i, "text") && (basis == "documented" || basis == "trace"))
            continue;
        std::fprintf(stderr, "result codes, row %zu differs\n", i);
        return false;
    }
    return true;
}

void result_codes_of_data(void**) { assert_true(check_result_codes()); }

} // namespace

int main()
{
    const CMUnitTest tests[] = {cmocka_unit_test(result_codes_of_data)};
    return cmocka_run_group_tests_name("result_codes", tests, nullptr, nullptr);
}
