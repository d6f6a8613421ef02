// SPDX-License-Identifier: GPL-2.0-or-later
// Captures without the headers look, byte for byte, as they do without the plugin. Besides our own those in the folder
// that ICEWARN_EXTRA_CAPTURES names, if it is set.
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <vector>

#include "cmocka.hpp"
#include "tshark.hpp"

namespace {

namespace fs = std::filesystem;
using dissect::ok;
using dissect::Output;
using dissect::Stage;

std::unique_ptr<Stage> stage;
std::vector<std::string> captures;

const std::vector<std::vector<std::string>> views = {{},
                                                     {"-2"},
                                                     {"-V"},
                                                     {"-V", "-2"},
                                                     {"-T", "fields", "-e", "frame.protocols", "-e", "_ws.expert"},
                                                     {"-q", "-z", "expert"}};

std::string check_same(const std::string& capture)
{
    for (std::vector<std::string> view : views) {
        view.insert(view.begin(), {"-r", capture});
        const Output with = stage->tshark(view);
        const Output without = stage->tshark(view, false);
        if (with.out != without.out || with.error != without.error || with.ran != without.ran)
            return capture + " differs with the plugin, tshark " + view.back();
    }
    return "";
}

std::string check_no_fields(const std::string& capture)
{
    const Output output = stage->tshark({"-r", capture, "-Y", "icewarn"});
    return output.out.empty() ? "" : "icewarn found something in " + capture + ":\n" + output.out;
}

std::string check_plugin_loaded()
{
    const Output with = stage->tshark({"-G", "plugins"});
    const Output without = stage->tshark({"-G", "plugins"}, false);
    const char* name = "icewarn.so";
    const bool right = with.out.find(name) != std::string::npos && without.out.find(name) == std::string::npos;
    return right ? "" : "the plugin must be loaded in one home and not in the other:\n" + with.error + with.out;
}

void plugin_is_loaded(void**) { assert_true(ok(check_plugin_loaded())); }

void looks_as_without_the_plugin(void** state)
{
    assert_true(ok(check_same(*static_cast<const std::string*>(*state))));
}

void has_no_fields(void** state) { assert_true(ok(check_no_fields(*static_cast<const std::string*>(*state)))); }

void find_captures()
{
    captures.push_back(stage->add(ICEWARN_CAPTURES_DIR "/quiet.pcap"));
    captures.push_back(stage->add(ICEWARN_CAPTURES_DIR "/tls-443.pcap"));
    const char* extra = std::getenv("ICEWARN_EXTRA_CAPTURES");
    if (extra == nullptr || *extra == '\0') return;
    for (const fs::directory_entry& entry : fs::directory_iterator(extra)) {
        const std::string ending = entry.path().extension().string();
        if (ending == ".pcap" || ending == ".pcapng") captures.push_back(stage->add(entry.path().string()));
    }
}

} // namespace

int main()
{
    stage = std::make_unique<Stage>();
    find_captures();
    std::vector<CMUnitTest> tests{cmocka_unit_test(plugin_is_loaded)};
    for (std::string& capture : captures) {
        tests.push_back({"looks_as_without_the_plugin", looks_as_without_the_plugin, nullptr, nullptr, &capture});
        tests.push_back({"has_no_fields", has_no_fields, nullptr, nullptr, &capture});
    }
    const int failed = _cmocka_run_group_tests("quiet", tests.data(), tests.size(), nullptr, nullptr);
    stage.reset();
    return failed;
}
