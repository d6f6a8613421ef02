// SPDX-License-Identifier: GPL-2.0-or-later
// The profile "Lync ICE" with the real tshark: loads without a word, shows its columns, colours by outcome, and its
// buttons find what they say.
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "cmocka.hpp"
#include "tshark.hpp"

namespace {

namespace fs = std::filesystem;
using dissect::ok;
using dissect::Output;
using dissect::Stage;
using Strings = std::vector<std::string>;

const std::string profile = "Lync ICE";

std::unique_ptr<Stage> stage;

/// The lines that tshark prints with the profile and with colouring rules in force; a complaint is a line too.
Strings tshark(const std::string& capture, const Strings& arguments)
{
    Strings command{"-C", profile, "--color", "-r", stage->add(ICEWARN_CAPTURES_DIR "/" + capture)};
    command.insert(command.end(), arguments.begin(), arguments.end());
    const Output output = stage->tshark(command);
    return dissect::lines_of(output.error + output.out);
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
    for (const std::string& line :
         dissect::lines_of(dissect::read_file(ICEWARN_PROFILE_DIR "/Lync ICE/dfilter_buttons"))) {
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
    for (const std::string& line : dissect::lines_of(dissect::read_file(ICEWARN_PROFILE_DIR "/Lync ICE/io_graphs"))) {
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

/// What Edit, Configuration Profiles, Import takes: the folder of the profile, with each of its files.
std::string check_archive()
{
    const fs::path folder = stage->folder() + "/files/import";
    const Output output =
        stage->run({"sh", "-c", "mkdir import && cd import && cmake -E tar xf " + stage->add(ICEWARN_PROFILE_ZIP)});
    if (!output.ran) return output.error;
    for (const fs::directory_entry& file : fs::directory_iterator(ICEWARN_PROFILE_DIR "/Lync ICE")) {
        const fs::path imported = folder / profile / file.path().filename();
        if (dissect::read_file(imported.string()) != dissect::read_file(file.path().string()))
            return imported.string() + " is not what was packed";
    }
    return "";
}

void can_be_imported(void**) { assert_true(ok(check_archive())); }
void shows_the_columns_of_a_call(void**) { assert_true(ok(check_columns_of_a_call())); }
void shows_several_reports_in_a_column(void**) { assert_true(ok(check_columns_of_several_reports())); }
void colours_by_the_class_of_the_flags(void**) { assert_true(ok(check_colours())); }
void graphs_plot_what_quality_reports_have(void**) { assert_true(ok(check_graphs())); }
void buttons_find_what_they_say(void**) { assert_true(ok(check_buttons())); }

} // namespace

int main()
{
    stage = std::make_unique<Stage>();
    const fs::path profiles = stage->folder() + "/with/.config/wireshark/profiles";
    fs::create_directories(profiles);
    fs::copy(ICEWARN_PROFILE_DIR, profiles, fs::copy_options::recursive);
    const CMUnitTest tests[] = {
        cmocka_unit_test(shows_the_columns_of_a_call),           cmocka_unit_test(shows_several_reports_in_a_column),
        cmocka_unit_test(colours_by_the_class_of_the_flags),     cmocka_unit_test(buttons_find_what_they_say),
        cmocka_unit_test(graphs_plot_what_quality_reports_have), cmocka_unit_test(can_be_imported),
    };
    const int failed = cmocka_run_group_tests_name("profile", tests, nullptr, nullptr);
    stage.reset();
    return failed;
}
