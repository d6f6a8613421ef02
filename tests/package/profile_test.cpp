// SPDX-License-Identifier: GPL-2.0-or-later
// The profile "Lync ICE" with the real tshark: loads without a word, shows its columns, colours by outcome, and its
// buttons find what they say.
#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "staged_test.hpp"

namespace {

namespace fs = std::filesystem;

const std::string profile = "Lync ICE";

/// The lines that tshark prints with the profile and with colouring rules in force; a complaint is a line too.
Strings tshark(const std::string& capture, const Strings& arguments)
{
    Strings command{"-C", profile, "--color", "-r", stage().add(ICEWARN_CAPTURES_DIR "/" + capture)};
    command.insert(command.end(), arguments.begin(), arguments.end());
    const Output output = stage().tshark(command);
    return lines_of(output.error + output.out);
}

std::string differs(const Strings& lines, const Strings& expected)
{
    if (lines == expected) return "";
    std::string text = "printed:\n";
    for (const std::string& line : lines) text += line + "\n";
    text += "expected:\n";
    for (const std::string& line : expected) text += line + "\n";
    return text;
}

/// Lines without the colours of the terminal.
Strings plain(Strings lines)
{
    for (std::string& line : lines) {
        for (std::size_t escape = 0; (escape = line.find("\x1b[")) != std::string::npos;)
            line.erase(escape, line.find('m', escape) - escape + 1);
        line.erase(line.find_last_not_of(' ') + 1);
    }
    return lines;
}

/// The columns that stand alike on every computer; the time of day depends on its time zone.
std::string check_columns_of_a_call()
{
    const Strings lines = plain(tshark("article-call.pcap", {"-Y", "sip.CSeq.method == BYE"}));
    if (lines.size() != 2) return differs(lines, {"BYE", "200 OK"});
    const std::string& bye = lines[0];
    const std::string call =
        " 5ec53a42c0ffee01 24 application-sharing 0x00000320 Request: BYE sip:bob@contoso.com;gruu |  "
        "[No path left, media failed: ICEWarn 0x320]";
    for (const std::string& part :
         {std::string("    8  23.750000 "), std::string(" SIP media failed, no path left sip:alice"), call})
        if (bye.find(part) == std::string::npos) return "lacks " + part + " in " + bye;
    return lines[1].find("Status: 200 OK (BYE)") != std::string::npos ? "" : lines[1];
}

std::string check_columns_of_several_reports()
{
    const Strings lines = plain(tshark("classic.pcap", {"-Y", "frame.number == 8"}));
    const std::string call =
        "call-8@contoso.com 24 audio,audio 0x00000320,0x040003a0 Request: BYE sip:bob@contoso.com |  "
        "[Media failed: ICEWarn 0x320, 0x40003a0]";
    return lines.size() == 1 && lines[0].find(call) != std::string::npos ? "" : differs(lines, {call});
}

struct Coloured {
    const char* capture;
    const char* frames;
    Strings rules;
};

/// By outcome: a failed call is red although its ICEWarn is 0, and one that the user ended is not.
const Coloured coloured[] = {
    {"classic.pcap", "frame.number == 4", {"Media failed"}},       // 22, ICEWarn 0
    {"statistics.pcap", "frame.number == 6", {"No path left"}},    // 51004, ICEWarn 0x320
    {"statistics.pcap", "frame.number == 14", {"Request failed"}}, // 1009 without a report
    {"statistics.pcap", "frame.number == 3", {"Nothing failed"}},  // 51007, ICEWarn 0x20
    {"statistics.pcap", "frame.number == 12", {"Flags set"}},      // no error ID
    {"article-call.pcap", "frame.number == 8", {"Media failed"}},  // 24, ICEWarn 0x320
};

std::string check_colours()
{
    for (const Coloured& one : coloured) {
        const Strings lines = tshark(one.capture, {"-Y", one.frames, "-T", "fields", "-e", "frame.coloring_rule.name"});
        const std::string wrong = differs(lines, one.rules);
        if (!wrong.empty()) return std::string(one.capture) + ", " + one.frames + " " + wrong;
    }
    return "";
}

/// The fields of a line of dfilter_buttons: "TRUE","label","filter","comment", in which \x22 stands for a quote.
Strings quoted_parts(const std::string& line)
{
    Strings parts;
    for (std::size_t begin = 0; (begin = line.find('"', begin)) != std::string::npos;) {
        const std::size_t end = line.find('"', begin + 1);
        std::string part = line.substr(begin + 1, end - begin - 1);
        for (std::size_t at = 0; (at = part.find("\\x22", at)) != std::string::npos;) part.replace(at, 4, "\"");
        parts.push_back(part);
        begin = end + 1;
    }
    return parts;
}

/// In the first twelve frames of classic.pcap.
std::string check_buttons()
{
    const std::map<std::string, Strings> expected{
        {"TCP TURN failed", {"1", "5", "8"}},
        {"No path", {"1", "5"}},
        {"Media failed", {"1", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"}},
        {"TURN unreachable", {"3", "12"}},
        {"Failed", {"1", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"}},
        {"Any report", {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"}},
        {"Malformed", {"6"}},
    };
    std::size_t buttons = 0;
    for (const std::string& line : lines_of(dissect::read_file(ICEWARN_PROFILE_DIR "/Lync ICE/dfilter_buttons"))) {
        if (line[0] == '#') continue;
        const Strings button = quoted_parts(line);
        if (button.size() != 4 || expected.count(button[1]) == 0) return "no expectation for the button " + line;
        const Strings frames = tshark(
            "classic.pcap", {"-Y", "frame.number <= 12 && (" + button[2] + ")", "-T", "fields", "-e", "frame.number"});
        const std::string wrong = differs(frames, expected.at(button[1]));
        if (!wrong.empty()) return button[1] + " " + wrong;
        ++buttons;
    }
    return buttons == expected.size() ? "" : "buttons are missing";
}

/// Nine columns, as Wireshark 4.0 has them; 4.6 has a tenth with a default. What is plotted is in the capture.
std::string check_graphs()
{
    const std::map<std::string, Strings> expected{
        {"icewarn.quality.jitter", {"7,18", ""}},
        {"icewarn.quality.loss", {"0.12", "0.02"}},
    };
    std::size_t plotted = 0;
    for (const std::string& line : lines_of(dissect::read_file(ICEWARN_PROFILE_DIR "/Lync ICE/io_graphs"))) {
        if (line[0] == '#') continue;
        const Strings graph = quoted_parts(line);
        if (graph.size() != 9) return "not nine columns in " + line;
        const std::string& field = graph[6];
        if (field.empty()) continue; // counts packets
        if (expected.count(field) == 0) return "no expectation for the graph " + line;
        const std::string wrong =
            differs(tshark("quality-streams.pcap", {"-T", "fields", "-e", field}), expected.at(field));
        if (!wrong.empty()) return graph[1] + " " + wrong;
        ++plotted;
    }
    return plotted == expected.size() ? "" : "graphs are missing";
}

fs::path profiles_folder() { return stage().folder() + "/with/.config/wireshark/profiles"; }

/// What Edit, Configuration Profiles, Import does with the archive: the folder of the profile goes among the others.
/// All tests use what comes out of it.
std::string import_archive()
{
    const Output output =
        stage().run({"sh", "-c", "mkdir import && cd import && cmake -E tar xf " + stage().add(ICEWARN_PROFILE_ZIP)});
    fs::create_directories(profiles_folder());
    fs::copy(stage().folder() + "/files/import", profiles_folder(), fs::copy_options::recursive);
    return output.ran ? "" : output.error;
}

/// The files of the profile, and nothing else.
std::string check_archive()
{
    std::size_t files = 0;
    for (const fs::directory_entry& file : fs::directory_iterator(ICEWARN_PROFILE_DIR "/Lync ICE")) {
        const fs::path imported = profiles_folder() / profile / file.path().filename();
        if (dissect::read_file(imported.string()) != dissect::read_file(file.path().string()))
            return imported.string() + " is not what was packed";
        ++files;
    }
    const fs::recursive_directory_iterator all(profiles_folder());
    const auto imported = std::count_if(begin(all), end(all), [](const auto& one) { return one.is_regular_file(); });
    return files == static_cast<std::size_t>(imported) ? "" : "there are other files";
}

/// From 4.4 on Wireshark switches to the profile by a filter: it is one in any version, for reports and nothing else.
std::string check_switch()
{
    const std::string name = "auto_switch_filter: ";
    for (const std::string& line : lines_of(dissect::read_file(ICEWARN_PROFILE_DIR "/Lync ICE/profile_settings"))) {
        if (line[0] == '#') continue;
        if (line.rfind(name, 0) != 0) return "no setting: " + line;
        const Strings view{"-Y", line.substr(name.size()), "-T", "fields", "-e", "frame.number"};
        return differs(tshark("article-call.pcap", view), {"8"}) + differs(tshark("quiet.pcap", view), {});
    }
    return "no filter";
}

} // namespace

int main()
{
    TestList tests;
    tests.add<import_archive>("is_imported");
    tests.add<check_columns_of_a_call>("shows_the_columns_of_a_call");
    tests.add<check_columns_of_several_reports>("shows_several_reports_in_a_column");
    tests.add<check_colours>("colours_by_the_class_of_the_flags");
    tests.add<check_buttons>("buttons_find_what_they_say");
    tests.add<check_graphs>("graphs_plot_what_quality_reports_have");
    tests.add<check_archive>("has_what_was_packed");
    tests.add<check_switch>("switches_itself_on_for_reports");
    return tests.run("profile");
}
