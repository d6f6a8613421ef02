// SPDX-License-Identifier: GPL-2.0-or-later
// Tables of command lines of icewarn-log.
#pragma once

#include <string>

#include "staged_test.hpp"

/// A command line, what it ends with, and what standard output and standard error must hold.
struct CommandCase {
    const char* name;
    Strings arguments;
    int status;
    Strings out; ///< without any, nothing may be printed
    Strings error;
};

inline std::string lacking(const std::string& text, const Strings& parts, const char* where)
{
    for (const std::string& part : parts)
        if (text.find(part) == std::string::npos) return "lacks \"" + part + "\" in " + where + ":\n" + text;
    return "";
}

inline std::string check_output(const CommandCase& test, const Output& output)
{
    std::string wrong = lacking(output.out, test.out, "standard output");
    if (wrong.empty()) wrong = lacking(output.error, test.error, "standard error");
    if (wrong.empty() && test.out.empty() && !output.out.empty()) wrong = "prints:\n" + output.out;
    if (wrong.empty() && output.status != test.status)
        wrong = "ends with " + std::to_string(output.status) + "\n" + output.error;
    return wrong;
}

inline std::string check_command(const CommandCase& test)
{
    return check_output(test, stage().log_tool(test.arguments));
}
