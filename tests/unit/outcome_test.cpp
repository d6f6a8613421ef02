// SPDX-License-Identifier: GPL-2.0-or-later
// The outcome of requests without a media report, names of error IDs by rule, and the order of the table of outcomes.
#include "cmocka.hpp"

#include <cstdio>

#include "icewarn/error_names.hpp"
#include "icewarn/outcome.hpp"
#include "icewarn/verdict.hpp"

using namespace icewarn;

namespace {

struct RequestCase {
    const char* name;
    RequestFacts facts; ///< error ID, status
    int outcome;        ///< -1: nothing failed
};

const RequestCase request_cases[] = {
    {"media failure in a request", {24, 0}, 5},
    {"media failure that cancels", {24, 487}, 5},
    {"media lost in the call", {33, 0}, 5},
    {"final response alone", {std::nullopt, 488}, 4},
    {"busy", {std::nullopt, 486}, 4},
    {"error ID in a request", {1009, 0}, 4},
    {"unknown error ID", {70000, 0}, 4},
    {"error ID in a success", {10003, 200}, 4},
    {"challenge", {std::nullopt, 401}, -1},
    {"challenge of a proxy", {1000, 407}, -1},
    {"cancelled", {std::nullopt, 487}, -1},
    {"redirected", {10000, 302}, -1},
    {"progress", {12006, 101}, -1},
    {"progress with an unknown ID", {15999, 101}, -1},
    {"ended by the user", {51004, 603}, -1},
    {"information", {52094, 0}, -1},
    {"success of an application", {60123, 0}, -1},
    {"gateway refused", {10404, 0}, 4},
    {"gateway was cancelled", {10487, 0}, -1},
    {"success", {std::nullopt, 200}, -1},
    {"request", {std::nullopt, 0}, -1},
};

int count_request_failures()
{
    int failures = 0;
    for (const RequestCase& one : request_cases) {
        const auto outcome = assess_outcome(one.facts);
        Verdict verdict;
        const bool said = assess(one.facts, verdict);
        if ((outcome ? static_cast<int>(*outcome) : -1) == one.outcome && said == outcome.has_value()) continue;
        ++failures;
        std::fprintf(stderr, "%s\n", one.name);
    }
    return failures;
}

void requests(void**) { assert_int_equal(count_request_failures(), 0); }

std::string_view where_to_look(unsigned status, std::uint32_t id, LabelText& line)
{
    Verdict verdict;
    RequestFacts facts;
    facts.error_id = id;
    facts.status = status;
    if (assess(facts, verdict) && verdict.size() > 1) line = verdict[1];
    return line.view();
}

void fixed_patterns(void**)
{
    LabelText encryption, dns, policy, none;
    assert_true(where_to_look(488, 52017, encryption).find("encrypted media") != std::string_view::npos);
    assert_true(where_to_look(504, 1009, dns).find("DNS") != std::string_view::npos);
    assert_true(where_to_look(403, 1002, policy).find("Policy") != std::string_view::npos);
    assert_true(where_to_look(404, 52017, none).empty());
    RequestFacts disturb;
    disturb.status = 480;
    disturb.warning = 391;
    Verdict verdict;
    assert_true(assess(disturb, verdict) && verdict.size() == 2);
}

void gateway_ids_by_rule(void**)
{
    LabelText named, unnamed, in_table;
    assert_true(add_error_meaning(named, 10404) && named.view() == "The gateway answered 404 (inferred)");
    assert_false(add_error_meaning(unnamed, 10700));
    assert_true(add_error_meaning(in_table, 10003) && in_table.view() == "Proxy returned a SIP failure");
}

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(requests),
        cmocka_unit_test(fixed_patterns),
        cmocka_unit_test(gateway_ids_by_rule),
    };
    return cmocka_run_group_tests_name("outcome", tests, nullptr, nullptr);
}
