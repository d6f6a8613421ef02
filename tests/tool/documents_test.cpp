// SPDX-License-Identifier: GPL-2.0-or-later
// The manual and the README tell of icewarn-log what it does.
#include <sys/stat.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "staged_test.hpp"

namespace {

/// `--output`, `--utc-offset`, ...
std::set<std::string> long_options(const std::string& text)
{
    constexpr const char* letters = "abcdefghijklmnopqrstuvwxyz-";
    std::set<std::string> options;
    for (std::size_t at = text.find("--"); at != std::string::npos;) {
        const std::size_t end = std::min(text.find_first_not_of(letters, at), text.size());
        options.insert(text.substr(at, end - at));
        at = text.find("--", end);
    }
    return options;
}

/// Without the backslashes before hyphens.
std::string read_manual()
{
    std::string text = dissect::read_file(ICEWARN_MANUAL);
    for (std::size_t at = text.find("\\-"); at != std::string::npos; at = text.find("\\-", at)) text.erase(at, 1);
    return text;
}

std::string check_manual()
{
    const std::string manual = read_manual();
    if (manual.find(".TH ICEWARN-LOG 1 \"\" \"icewarn " ICEWARN_VERSION "\"") == std::string::npos) return "no manual";
    const std::set<std::string> options = long_options(stage().log_tool({"--help"}).out);
    if (options.count("--output") == 0 || options.count("--explain") == 0) return "--help names no options";
    const std::set<std::string> described = long_options(manual);
    std::string wrong;
    for (const std::string& option : options)
        if (described.count(option) == 0) wrong += "the manual lacks " + option + "\n";
    return wrong;
}

/// The option is offered by the completion of the shell, and is an option to the command line.
std::string check_completion(const std::string& shell, const std::string& before)
{
    const Output script = stage().log_tool({"--generate", shell});
    if (script.status != 0) return "--generate " + shell + ": " + script.error;
    std::string wrong;
    for (const std::string& option : long_options(stage().log_tool({"--help"}).out)) {
        // With an argument that no option takes, so that none of them does anything.
        const Output tried = stage().log_tool({option, "--bogus"});
        if (tried.error.find("Unknown option " + option) != std::string::npos) wrong += option + " is unknown\n";
        const std::string word = before + option.substr(2);
        if (script.out.find(word) == std::string::npos) wrong += shell + " lacks " + option + "\n";
    }
    return wrong;
}

void completions_have_every_option(void**)
{
    assert_true(ok(check_completion("bash", "--")));
    assert_true(ok(check_completion("zsh", "--")));
    assert_true(ok(check_completion("fish", "-l ")));
}

/// bash completes with the script.
void bash_completes(void**)
{
    const std::string script = stage().log_tool({"--generate", "bash"}).out;
    stage().write("complete.sh", script +
                                     "COMP_WORDS=(icewarn-log --out)\nCOMP_CWORD=1\ncompopt() { :; }\n_icewarn_log\n"
                                     "echo \"${COMPREPLY[@]}\"\n");
    const Output found = stage().run({"bash", stage().folder() + "/files/complete.sh"});
    assert_true(ok(found.out.rfind("--output", 0) == 0 ? "" : "bash completes --out to " + found.out + found.error));
}

/// A command of the README, and the lines that it shows below it.
struct Shown {
    std::string command;
    Strings output;
};

std::vector<Shown> shown_commands()
{
    std::vector<Shown> shown;
    bool in_block = false;
    bool closed = true; ///< the block of the last command has ended
    for (const std::string& line : lines_of(dissect::read_file(ICEWARN_SOURCE_DIR "/README.md"))) {
        const bool begins = line.rfind("$ ", 0) == 0;
        if (line.rfind("```", 0) == 0) in_block = !in_block;
        else if (in_block && begins) shown.push_back({line.substr(2), {}});
        else if (in_block && !shown.empty() && !closed) shown.back().output.push_back(line);
        closed = !in_block || (closed && !begins);
    }
    return shown;
}

/// A line of "..." stands for any lines.
std::string compare(const Strings& expected, const Strings& found)
{
    std::size_t at = 0;
    bool any = false;
    for (const std::string& line : expected) {
        if (line.find_first_not_of(' ') != std::string::npos && line.substr(line.find_first_not_of(' ')) == "...") {
            any = true;
            continue;
        }
        while (any && at < found.size() && found[at] != line) ++at;
        if (at == found.size() || found[at] != line) return "does not print \"" + line + "\"";
        ++at;
        any = false;
    }
    return at == found.size() || any ? "" : "also prints \"" + found[at] + "\"";
}

std::string check_readme()
{
    const std::vector<Shown> commands = shown_commands();
    if (commands.size() < 2) return "the README shows no commands";
    for (const Shown& shown : commands) {
        const Output output = stage().run({"sh", "-c",
                                           "cd '" + stage().folder() + "/files' && PATH='" + stage().folder() +
                                               "/bin':$PATH && " + shown.command + " 2>&1"});
        const std::string wrong = compare(shown.output, lines_of(output.out));
        if (!wrong.empty()) return shown.command + ": " + wrong + "\n" + output.out + output.error;
    }
    return "";
}

} // namespace

int main()
{
    mkdir((stage().folder() + "/files/test-captures").c_str(), 0755);
    for (const char* file : {"test-captures/client-log.uccapilog", "test-captures/article-call.pcap"})
        stage().write(file, dissect::read_file(std::string(ICEWARN_SOURCE_DIR "/") + file));
    TestList tests;
    tests.add<check_manual>("manual_has_every_option");
    tests.add(cmocka_unit_test(completions_have_every_option));
    tests.add(cmocka_unit_test(bash_completes));
    tests.add<check_readme>("readme_shows_what_it_prints");
    return tests.run("documents");
}
