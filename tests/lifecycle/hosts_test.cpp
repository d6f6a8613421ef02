// SPDX-License-Identifier: GPL-2.0-or-later
// hosts_test TEST: what the plugin finds does not depend on what else is on or off in the user's Wireshark: other
// protocols, other post-dissectors, scripts in the same tables, one pass or two. Every capture of the project.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <vector>

#include "staged_test.hpp"

namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

/// All that SIP needs to be found in the captures, whatever carries it there.
const Words needed = {"frame", "eth",  "ethertype", "ip",        "ipv6", "icmp", "icmpv6", "udp",
                      "tcp",   "http", "websocket", "data-text", "tls",  "sip",  "icewarn"};

Words captures;

/// What is compared: nothing that a later frame may tell, so that one pass shows all of it.
const Words fields = {
    "-Y", "icewarn",        "-T", "fields",        "-e", "frame.number",    "-e", "icewarn.error_id",
    "-e", "icewarn.flags",  "-e", "icewarn.media", "-e", "icewarn.call_id", "-e", "icewarn.user_agent",
    "-e", "icewarn.carrier"};

Words with(Words words, const Words& more)
{
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

std::string name_of(const std::string& path) { return fs::path(path).filename().string(); }

/// tshark on one capture; text that no run prints where it failed or said something on standard error.
std::string found(const std::string& capture, const Words& options, const Words& environment = {})
{
    Words command = with({"env"}, environment);
    command = with(with(command, {"tshark", "-n", "-r", capture}), options);
    const Output output = stage().run(command);
    const bool silent = output.error.empty() || output.error.find("icewarn") == std::string::npos;
    return output.ran && silent ? output.out : "(failed on " + name_of(capture) + ") " + output.error;
}

int differences(const char* what, const Words& options, const Words& others, const Words& environment = {})
{
    int wrong = 0;
    std::size_t frames = 0;
    for (const std::string& capture : captures) {
        const std::string expected = found(capture, with(options, fields));
        const std::string got = found(capture, with(others, fields), environment);
        frames += lines_of(expected).size();
        if (got == expected) continue;
        ++wrong;
        print_error("%s, %s: expected\n%sgot\n%s\n", name_of(capture).c_str(), what, expected.c_str(), got.c_str());
    }
    if (frames < 100) print_error("only %zu frames with reports were compared\n", frames);
    return frames < 100 ? wrong + 1 : wrong;
}

/// The third column of `tshark -G protocols` is the name that --disable-protocol takes.
Words protocols()
{
    Words names;
    for (const std::string& line : lines_of(stage().tshark({"-G", "protocols"}).out)) {
        const std::size_t tab = line.rfind('\t', line.find('\t', line.find('\t') + 1) + 1);
        const std::size_t end = line.find('\t', tab + 1);
        names.push_back(line.substr(tab + 1, end == std::string::npos ? end : end - tab - 1));
    }
    return names;
}

int all_others_off()
{
    std::string list;
    std::size_t count = 0;
    for (const std::string& name : protocols()) {
        if (std::find(needed.begin(), needed.end(), name) != needed.end()) continue;
        list += name + "\n";
        ++count;
    }
    if (count < 1000) print_error("only %zu protocols are known\n", count);
    int wrong = count < 1000 ? 1 : 0;
    for (const char* profile : {"off", "on"}) {
        const fs::path folder = fs::path(stage().folder()) / "with/.config/wireshark/profiles" / profile;
        fs::create_directories(folder);
        std::ofstream(folder / "disabled_protos") << (profile == std::string("off") ? list : "");
    }
    // That the list is read is proved by what is gone.
    const std::string gone = found(captures.front(), {"-C", "off", "-Y", "dns || sdp"});
    if (!gone.empty()) print_error("still there: %s\n", gone.c_str());
    wrong += gone.empty() ? 0 : 1;
    return wrong + differences("every other protocol off", {"-C", "on"}, {"-C", "off"});
}

int post_dissectors_on_or_off()
{
    const Words off = {"--disable-protocol", "mate", "--disable-protocol", "snort", "--disable-protocol", "transum"};
    const std::string mate = stage().add(ICEWARN_DISSECT_DIR "/mate.config");
    int wrong = 0;
    wrong += differences("no other post-dissector", {}, off);
    wrong += differences("transum alone", {}, with(off, {"--enable-protocol", "transum"}));
    wrong += differences("mate alone", {}, {"--disable-protocol", "snort", "-o", "mate.config:" + mate});
    wrong += differences("ours off", {}, {"--disable-protocol", "icewarn_end"});
    wrong += differences("ours on", {}, {"--enable-protocol", "icewarn_end"});
    wrong += differences("snort alone", {}, {"--disable-protocol", "mate", "--enable-protocol", "snort"});
    return wrong;
}

/// The script is called, and passes on: what decodes SDP is there once, and nothing of it is lost.
int lua_chained()
{
    const std::string script = "lua_script:" + stage().add(ICEWARN_LIFECYCLE_DIR "/chain.lua");
    // A packet of this one has more headers than Wireshark lets protocols of scripts call each other.
    captures.erase(std::find(captures.begin(), captures.end(), stage().add(ICEWARN_CAPTURES_DIR "/limits.pcap")));
    int wrong = differences("a script in each table", {}, {"-X", script});
    const Words view = {"-Y", "sdp", "-T", "fields", "-e", "frame.number", "-e", "frame.protocols", "-e", "sdp.media"};
    for (const char* name : {"calls.pcap", "sdp-diagnostics.pcap"}) {
        const std::string capture = stage().add(std::string(ICEWARN_CAPTURES_DIR "/") + name);
        const Output without = stage().tshark(with({"-n", "-r", capture, "-X", script}, view), false);
        const std::string got = found(capture, with({"-X", script}, view));
        if (got == without.out && got.find("sip:chained1:sdp") != std::string::npos) continue;
        ++wrong;
        print_error("%s: without the plugin\n%swith it\n%s\n", name, without.out.c_str(), got.c_str());
    }
    return wrong;
}

/// Without a tree the columns come from a shorter way through the plugin, and say the same.
int without_a_tree()
{
    const Words columns = {"-o", R"(gui.column.format:"No.","%m","Info","%i","Expert","%a")"};
    int wrong = 0;
    std::size_t frames = 0;
    for (const std::string& capture : captures) {
        const std::string got = "\n" + found(capture, columns);
        for (const std::string& line : lines_of(found(capture, with(columns, {"-Y", "icewarn"})))) {
            ++frames;
            if (got.find("\n" + line + "\n") != std::string::npos) continue;
            ++wrong;
            print_error("%s: only with a tree:\n%s\n", name_of(capture).c_str(), line.c_str());
        }
    }
    if (frames < 100) print_error("only %zu frames with reports were compared\n", frames);
    return frames < 100 ? wrong + 1 : wrong;
}

/// Memory that is used again at once shows what is kept of a packet beyond it.
int two_passes()
{
    const Words simple = {"WIRESHARK_DEBUG_WMEM_OVERRIDE=simple"};
    return differences("two passes", {}, {"-2"}, simple) +
           differences("two passes with a tree", {}, {"-2", "-V"}, simple);
}

struct Row {
    const char* name;
    int (*wrong)();
    /// All captures in one file, as most of the time is the start of tshark. Not for two passes: the captures have
    /// TCP connections of the same ports, which Wireshark 4.6 reassembles across captures in its second pass.
    bool joined;
};

constexpr Row rows[] = {
    {"all_others_off", all_others_off, false}, {"post_dissectors", post_dissectors_on_or_off, true},
    {"lua_chained", lua_chained, false},       {"two_passes", two_passes, false},
    {"without_a_tree", without_a_tree, true},
};

/// One capture of all; empty where it cannot be made.
std::string join_captures()
{
    const std::string joined = stage().folder() + "/files/joined.pcapng";
    return stage().run(with({"mergecap", "-a", "-w", joined}, captures)).ran ? joined : "";
}

void finds_the_same(void** state) { assert_int_equal(static_cast<const Row*>(*state)->wrong(), 0); }

} // namespace

int main(int argc, char** argv)
{
    const auto* row = std::find_if(std::begin(rows), std::end(rows),
                                   [=](const Row& one) { return argc == 2 && one.name == std::string(argv[1]); });
    if (row == std::end(rows)) return 2;
    for (const fs::directory_entry& entry : fs::directory_iterator(ICEWARN_CAPTURES_DIR))
        if (entry.path().extension() == ".pcap" || entry.path().extension() == ".pcapng")
            captures.push_back(stage().add(entry.path().string()));
    std::sort(captures.begin(), captures.end());
    if (row->joined) captures = {join_captures()};
    return TestList().add({row->name, finds_the_same, nullptr, nullptr, const_cast<Row*>(row)}).run("lifecycle");
}
