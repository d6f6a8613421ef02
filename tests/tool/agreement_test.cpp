// SPDX-License-Identifier: GPL-2.0-or-later
// agreement_test [LOG...]: icewarn-log and the plugin tell the same. Of each log of test-captures, and of the messages
// of each capture written down as a client log: the program reads the log, the plugin the packets that the program
// makes of it, and of a capture also its own packets.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "recipe.hpp"
#include "told.hpp"
#include "staged_test.hpp"

namespace {

namespace fs = std::filesystem;

/// Captures whose packets hold other messages than their source has, and why.
struct OwnPackets {
    const char* name;
    const char* why;
};

constexpr OwnPackets not_compared[] = {
    {"snaplen", "the capture lacks the ends of messages"},
};

/// Has more reports in a packet than are drawn: they are counted only.
constexpr const char* drawn_in_part = "crowded.sip";

/// A log, and the capture of the same messages where there is one.
struct Case {
    std::string name;
    std::string log;
    std::string capture;
};

std::vector<std::string> differences(const std::vector<std::string>& program, const std::vector<std::string>& plugin)
{
    std::vector<std::string> lines;
    const auto add = [&](const char* who, const auto& these, const auto& those) {
        std::vector<std::string> only;
        std::set_difference(these.begin(), these.end(), those.begin(), those.end(), std::back_inserter(only));
        for (const std::string& line : only) lines.push_back(who + line);
    };
    add("program: ", program, plugin);
    add("plugin:  ", plugin, program);
    return lines;
}

/// The number behind the row of a tree of statistics; 0 without it.
unsigned long count_in_tree(const std::string& out, const std::string& row)
{
    for (const std::string& line : lines_of(out))
        if (line.rfind(row + " ", 0) == 0) return std::strtoul(line.c_str() + row.size(), nullptr, 10);
    return 0;
}

std::string compare(const std::vector<std::string>& program, const std::string& capture, bool count_only)
{
    const Output output =
        stage().tshark({"-r", capture, "-T", "pdml", "-J", "icewarn", "-Y", "icewarn", "-z", "icewarn,tree"});
    const std::string end = "</pdml>";
    const std::size_t tree = std::min(output.out.find(end), output.out.size() - end.size()) + end.size();
    std::string wrong;
    const std::vector<std::string> plugin = agreement::told_by_plugin(output.out.substr(0, tree), wrong);
    if (!output.ran || !wrong.empty()) return wrong + output.error;
    if (!count_only)
        for (const std::string& line : differences(program, plugin)) wrong += line + '\n';
    const unsigned long counted = count_in_tree(output.out.substr(tree), "Outcome");
    if (counted != program.size())
        wrong += "the program has " + std::to_string(program.size()) + ", -z icewarn,tree " + std::to_string(counted);
    return wrong;
}

std::string check(const Case& test)
{
    const Output csv = stage().log_tool({"--format", "csv", test.log});
    const std::vector<std::string> program = agreement::told_by_program(csv.out);
    if (csv.status == 2) return program.empty() ? "" : csv.error; // has no message, so that there are no packets
    const std::string packets = stage().folder() + "/files/" + test.name + ".pcapng";
    const Output written = stage().log_tool({test.log, "-o", packets});
    if (written.status != 0 && written.status != 1) return written.error;
    const bool count_only = test.name == drawn_in_part;
    std::string wrong = compare(program, packets, count_only);
    if (!wrong.empty()) return "packets of the log:\n" + wrong;
    if (test.capture.empty()) return "";
    wrong = compare(program, test.capture, count_only);
    return wrong.empty() ? "" : "the capture itself:\n" + wrong;
}

/// The messages of a capture's source, as its client would log them; empty where none of them is whole.
std::string client_log_of(const std::string& source)
{
    const capgen::Script script = capgen::read_script(source);
    std::string log;
    for (const capgen::Message& message : script.messages) {
        if (message.quote || message.bytes.find("SIP/2.0") == std::string::npos) continue;
        if (message.bytes.find("Content-Encoding") != std::string::npos) return {}; // compressed, which no log is
        if (message.bytes.find("\r\n\r\n") != std::string::npos)
            loggen::write_client(log, script.flows[message.flow], message, {});
    }
    return loggen::with_line_ends(log, "\r\n");
}

std::vector<fs::path> files_of(const fs::path& folder)
{
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

std::string capture_of(const fs::path& source)
{
    const std::string name = source.stem().string();
    const auto same = [&](const OwnPackets& row) { return name == row.name; };
    if (std::any_of(std::begin(not_compared), std::end(not_compared), same)) return "";
    return stage().add(fs::path(source).replace_extension(".pcap").string());
}

std::vector<Case> find_cases()
{
    std::vector<Case> cases;
    const fs::path captures = ICEWARN_CAPTURES_DIR;
    for (const fs::path& folder : {captures, captures / "wire"})
        for (const fs::path& file : files_of(folder)) {
            const std::string name = file.filename().string();
            if (file.extension() == ".recipe") {
                const fs::path log = fs::path(file).replace_extension();
                cases.push_back({log.filename().string(), stage().add(log.string()), ""});
            }
            if (file.extension() != ".sip") continue;
            const std::string log = client_log_of(file.string());
            if (!log.empty()) cases.push_back({name, stage().write(name + ".uccapilog", log), capture_of(file)});
        }
    return cases;
}

} // namespace

int main(int argc, char** argv)
{
    std::vector<Case> cases;
    for (int i = 1; i < argc; ++i) cases.push_back({fs::path(argv[i]).filename().string(), stage().add(argv[i]), ""});
    if (cases.empty()) cases = find_cases();
    TestList tests;
    tests.add_each<check>(cases);
    return tests.run("program and plugin");
}
