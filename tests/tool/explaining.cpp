// SPDX-License-Identifier: GPL-2.0-or-later
#include "explaining.hpp"

namespace tool_test {
namespace {

std::string compare(const Output& output, const Explained& test)
{
    const std::string& text = test.status == 2 ? output.error : output.out;
    for (const std::string& part : test.holds)
        if (text.find(part) == std::string::npos) return "lacks \"" + part + "\" in:\n" + text;
    if (text.find('\x1b') != std::string::npos) return "reaches for the terminal";
    return output.status == test.status ? "" : "ends with " + std::to_string(output.status) + ":\n" + output.error;
}

} // namespace

std::string check_explained(const Explained& test)
{
    const std::string wrong = compare(stage().log_tool({"--explain", test.pasted}), test);
    if (!wrong.empty()) return wrong;
    const std::string file = stage().write("pasted", test.pasted);
    return compare(stage().run({"sh", "-c", "'" + stage().folder() + "/bin/icewarn-log' --explain - < '" + file + "'"}),
                   test);
}

} // namespace tool_test
