// SPDX-License-Identifier: GPL-2.0-or-later
#include "explaining.hpp"

#include <memory>

#include "cmocka.hpp"
#include "tshark.hpp"

namespace tool_test {
namespace {

using dissect::ok;
using dissect::Output;
using dissect::Stage;

std::unique_ptr<Stage> stage;

std::string compare(const Output& output, const Explained& test)
{
    const std::string& text = test.status == 2 ? output.error : output.out;
    for (const std::string& part : test.holds)
        if (text.find(part) == std::string::npos) return "lacks \"" + part + "\" in:\n" + text;
    if (text.find('\x1b') != std::string::npos) return "reaches for the terminal";
    return output.status == test.status ? "" : "ends with " + std::to_string(output.status) + ":\n" + output.error;
}

std::string check(const Explained& test)
{
    const std::string wrong = compare(stage->log_tool({"--explain", test.pasted}), test);
    if (!wrong.empty()) return wrong;
    const std::string file = stage->write("pasted", test.pasted);
    return compare(stage->run({"sh", "-c", "'" + stage->folder() + "/bin/icewarn-log' --explain - < '" + file + "'"}),
                   test);
}

void explains(void** state) { assert_true(ok(check(*static_cast<const Explained*>(*state)))); }

} // namespace

int run_explained(const char* group, const Explained* cases, std::size_t count)
{
    stage = std::make_unique<Stage>();
    std::vector<CMUnitTest> tests;
    for (const Explained* test = cases; test != cases + count; ++test)
        tests.push_back({test->name, explains, nullptr, nullptr, const_cast<Explained*>(test)});
    const int failed = _cmocka_run_group_tests(group, tests.data(), tests.size(), nullptr, nullptr);
    stage.reset();
    return failed;
}

} // namespace tool_test
