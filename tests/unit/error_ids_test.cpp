// SPDX-License-Identifier: GPL-2.0-or-later
// The tables of error IDs and of the components that they come from against those of plugin/data, and how they are
// looked up.
#include "cmocka.hpp"

#include <cstdio>
#include <string>

#include "icewarn/error_ids.hpp"
#include "data_words.hpp"
#include "tsv.hpp"

using namespace icewarn;

namespace {

bool complain(std::string_view table, std::size_t row)
{
    std::fprintf(stderr, "%s, row %zu differs\n", std::string(table).c_str(), row);
    return false;
}

bool check_ids()
{
    const Tsv data("error-ids.tsv");
    if (error_ids.size() != data.size()) return complain("ids", data.size());
    for (std::size_t i = 0; i < data.size(); ++i) {
        const auto id = static_cast<std::uint32_t>(std::stoul(data.cell(i, "id")));
        const ErrorId* got = find_error_id(id);
        if (got != &error_ids[i] || got->id != id || word_of(got->kind) != data.cell(i, "kind") ||
            got->meaning != data.cell(i, "meaning") || word_of(got->basis) != data.cell(i, "basis"))
            return complain("ids", i);
        if (i > 0 && error_ids[i].id <= error_ids[i - 1].id) return complain("ids in order", i);
        if (says_nothing_failed(id) != (id == 51004 || id == 51007))
            return complain("ids that say that nothing failed", i);
    }
    for (const std::uint32_t id : {2u, 20u, 38u, 10001u, 10299u, 10700u, 54504u, 0xffffffffu})
        if (find_error_id(id) != nullptr) return complain("ids without a name", id);
    return true;
}

/// 10000 and the SIP status that the gateway answered with: by rule, so inferred, and told apart from the rows.
bool check_gateway_ids()
{
    for (std::uint32_t status = 300; status <= 699; ++status) {
        const ErrorId* got = find_error_id(10000 + status);
        const bool failure = status >= 400 && status != 401 && status != 407 && status != 487;
        if (got == nullptr || got->id != 10000 + status || got->basis != Basis::inferred ||
            got->meaning != "The gateway answered " + std::to_string(status) || *got->meaning.end() != '\0' ||
            got->kind != (failure ? ErrorKind::other : ErrorKind::info))
            return complain("gateway ids", status);
    }
    return find_error_id(10000)->basis == Basis::documented && find_error_id(10003)->basis == Basis::trace;
}

void error_ids_by_number(void**) { assert_true(check_ids()); }

void gateway_ids_by_rule(void**) { assert_true(check_gateway_ids()); }

bool check_ranges()
{
    const Tsv data("error-id-ranges.tsv");
    if (error_id_ranges.size() != data.size()) return complain("ranges", data.size());
    for (std::size_t i = 0; i < data.size(); ++i) {
        const ErrorIdRange& got = error_id_ranges[i];
        if (std::to_string(got.first) != data.cell(i, "first") || std::to_string(got.last) != data.cell(i, "last") ||
            got.component != data.cell(i, "component") || word_of(got.basis) != data.cell(i, "basis"))
            return complain("ranges", i);
        if (got.first > got.last || (i > 0 && got.first <= error_id_ranges[i - 1].last))
            return complain("ranges in order", i);
        if (find_error_id_range(got.first) != &got || find_error_id_range(got.last) != &got)
            return complain("ranges by number", i);
    }
    for (const std::uint32_t id : {18000u, 19999u, 22000u, 50999u, 53000u, 55000u, 59999u, 63000u, 91000u, 0xffffffffu})
        if (find_error_id_range(id) != nullptr) return complain("numbers of no range", id);
    return true;
}

void error_id_ranges_by_number(void**) { assert_true(check_ranges()); }

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(error_ids_by_number),
        cmocka_unit_test(gateway_ids_by_rule),
        cmocka_unit_test(error_id_ranges_by_number),
    };
    return cmocka_run_group_tests_name("error_ids", tests, nullptr, nullptr);
}
