// SPDX-License-Identifier: GPL-2.0-or-later
// Captures without the headers look, byte for byte, as they do without the plugin. Besides our own those in the folder
// that ICEWARN_EXTRA_CAPTURES names, if it is set.
#include <cstdlib>
#include <filesystem>
#include <vector>

#include "staged_test.hpp"

namespace {

namespace fs = std::filesystem;

struct Capture {
    std::string name; ///< its path in the stage
};

std::vector<Capture> captures;

const std::vector<std::vector<std::string>> views = {{},
                                                     {"-2"},
                                                     {"-V"},
                                                     {"-V", "-2"},
                                                     {"-T", "fields", "-e", "frame.protocols", "-e", "_ws.expert"},
                                                     {"-q", "-z", "expert"}};

std::string check_same(const Capture& capture)
{
    for (std::vector<std::string> view : views) {
        view.insert(view.begin(), {"-r", capture.name});
        const Output with = stage().tshark(view);
        const Output without = stage().tshark(view, false);
        if (with.out != without.out || with.error != without.error || with.ran != without.ran)
            return capture.name + " differs with the plugin, tshark " + view.back();
    }
    return "";
}

std::string check_no_fields(const Capture& capture)
{
    const Output output = stage().tshark({"-r", capture.name, "-Y", "icewarn"});
    return output.out.empty() ? "" : "icewarn found something in " + capture.name + ":\n" + output.out;
}

std::string check_plugin_loaded()
{
    const Output with = stage().tshark({"-G", "plugins"});
    const Output without = stage().tshark({"-G", "plugins"}, false);
    const char* name = "icewarn.so";
    const bool right = with.out.find(name) != std::string::npos && without.out.find(name) == std::string::npos;
    return right ? "" : "the plugin must be loaded in one home and not in the other:\n" + with.error + with.out;
}

void find_captures()
{
    captures.push_back({stage().add(ICEWARN_CAPTURES_DIR "/quiet.pcap")});
    captures.push_back({stage().add(ICEWARN_CAPTURES_DIR "/tls-443.pcap")});
    const char* extra = std::getenv("ICEWARN_EXTRA_CAPTURES");
    if (extra == nullptr || *extra == '\0') return;
    for (const fs::directory_entry& entry : fs::directory_iterator(extra)) {
        const std::string ending = entry.path().extension().string();
        if (ending == ".pcap" || ending == ".pcapng") captures.push_back({stage().add(entry.path().string())});
    }
}

} // namespace

int main()
{
    find_captures();
    TestList tests;
    tests.add<check_plugin_loaded>("plugin_is_loaded");
    tests.add_each<check_same>(captures);
    tests.add_each<check_no_fields>(captures);
    return tests.run("quiet");
}
