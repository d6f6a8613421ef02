// SPDX-License-Identifier: GPL-2.0-or-later
// Reading and checking transcripts.
#include "transcript.hpp"

#include <glib.h>

#include <algorithm>
#include <sstream>

namespace dissect {
namespace {

bool starts_with(const std::string& text, const char* prefix) { return text.rfind(prefix, 0) == 0; }

std::vector<std::string> split_arguments(Stage& stage, const std::string& text)
{
    std::vector<std::string> arguments;
    char** words = nullptr;
    if (g_shell_parse_argv(text.c_str(), nullptr, &words, nullptr) == FALSE) return arguments;
    for (char** word = words; *word != nullptr; ++word) {
        std::string argument = *word;
        const std::size_t at = argument.find('@');
        if (at != std::string::npos)
            argument = argument.substr(0, at) + stage.add(ICEWARN_DISSECT_DIR "/" + argument.substr(at + 1));
        arguments.push_back(argument);
    }
    g_strfreev(words);
    return arguments;
}

std::string compare(const Output& output, const Command& command)
{
    std::ostringstream wrong;
    if (!output.ran) wrong << "tshark failed\n";
    if (!output.error.empty()) wrong << "on standard error:\n" << output.error;
    const std::vector<std::string> lines = lines_of(output.out);
    for (const std::string& text : command.contains)
        if (output.out.find(text) == std::string::npos) wrong << "lacks: " << text << '\n';
    for (const std::string& text : command.lacks)
        if (output.out.find(text) != std::string::npos) wrong << "has: " << text << '\n';
    const bool exact = command.contains.empty() && command.lacks.empty();
    for (std::size_t i = 0; exact && i < std::max(lines.size(), command.output.size()); ++i) {
        const std::string got = i < lines.size() ? normalised(lines[i]) : "(nothing)";
        const std::string expected = i < command.output.size() ? normalised(command.output[i]) : "(nothing)";
        if (got != expected) wrong << "expected: " << expected << "\n     got: " << got << '\n';
    }
    if (!wrong.str().empty() && !exact) wrong << "in:\n" << output.out;
    return wrong.str();
}

} // namespace

std::vector<Command> read_transcript(const std::string& path)
{
    std::vector<Command> commands;
    std::size_t number = 0;
    for (const std::string& line : lines_of(read_file(path))) {
        ++number;
        if (starts_with(line, "# ")) continue;
        if (starts_with(line, "$ ")) {
            Command command;
            command.line = number;
            command.arguments = line.substr(2);
            commands.push_back(command);
        } else if (!commands.empty()) {
            Command& command = commands.back();
            if (starts_with(line, "~ ")) command.contains.push_back(line.substr(2));
            else if (starts_with(line, "! ")) command.lacks.push_back(line.substr(2));
            else command.output.push_back(line);
        }
    }
    // An empty line before the next command is there for the reader.
    for (Command& command : commands)
        while (!command.output.empty() && command.output.back().empty()) command.output.pop_back();
    return commands;
}

std::string check(Stage& stage, const std::string& capture, const Command& command)
{
    std::vector<std::string> arguments = split_arguments(stage, command.arguments);
    arguments.insert(arguments.begin(), {"-r", stage.add(capture)});
    const bool both_passes = std::find(arguments.begin(), arguments.end(), "-2") == arguments.end();
    std::string wrong = compare(stage.tshark(arguments), command);
    if (wrong.empty() && both_passes) {
        arguments.emplace_back("-2");
        wrong = compare(stage.tshark(arguments), command);
        if (!wrong.empty()) wrong = "with -2 added:\n" + wrong;
    }
    if (wrong.empty()) return "";
    return "line " + std::to_string(command.line) + ": $ " + command.arguments + '\n' + wrong;
}

std::string normalised(const std::string& line)
{
    std::string out;
    std::istringstream fields(line);
    for (std::string field; std::getline(fields, field, '\t');) {
        out += (field == "True" ? "1" : field == "False" ? "0" : field) + '\t';
    }
    while (!out.empty() && (out.back() == '\t' || out.back() == ' ')) out.pop_back();
    return out;
}

} // namespace dissect
