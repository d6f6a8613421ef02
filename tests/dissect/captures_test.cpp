// SPDX-License-Identifier: GPL-2.0-or-later
// captures_test NAME: the capture test-captures/NAME against its transcript, and against its source where it has one.
#include <filesystem>
#include <memory>
#include <vector>

#include "test_list.hpp"
#include "transcript.hpp"

namespace {

namespace fs = std::filesystem;
using dissect::Command;
using dissect::Stage;

struct Context {
    Stage stage;
    std::string base; ///< path of the capture without its ending
    std::string capture;
    std::vector<Command> commands;
};

std::unique_ptr<Context> context;

std::string check_plugin_loaded()
{
    const dissect::Output output = context->stage.tshark({"-G", "plugins"});
    const bool loaded = output.out.find("icewarn.so") != std::string::npos;
    return loaded ? "" : "tshark did not load the plugin:\n" + output.error + output.out;
}

/// The committed capture is what its source makes.
std::string check_generated()
{
    const std::string made = context->stage.folder() + "/made.pcap";
    const std::string source = context->base + ".sip";
    const int status = std::system(("'" ICEWARN_CAPGEN "' '" + source + "' '" + made + "'").c_str());
    if (status != 0) return "capgen failed";
    return dissect::read_file(made) == dissect::read_file(context->capture)
               ? ""
               : "the capture is not what its source makes";
}

struct Row {
    std::string name;
    const Command* command;
};

std::string check_output(const Row& row) { return dissect::check(context->stage, context->capture, *row.command); }

std::string find_capture(const std::string& base)
{
    for (const char* ending : {".pcap", ".pcapng"})
        if (fs::exists(base + ending)) return base + ending;
    return "";
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2) {
        print_error("usage: captures_test NAME\n");
        return 2;
    }
    context = std::make_unique<Context>();
    context->base = std::string(ICEWARN_CAPTURES_DIR "/") + argv[1];
    context->capture = find_capture(context->base);
    context->commands = dissect::read_transcript(context->base + ".expect");
    if (context->capture.empty() || context->commands.empty()) {
        print_error("%s has no capture or no transcript\n", argv[1]);
        return 2;
    }
    TestList tests;
    tests.add<check_plugin_loaded>("plugin_is_loaded");
    if (fs::exists(context->base + ".sip")) tests.add<check_generated>("capture_is_made_from_source");
    std::vector<Row> rows;
    for (const Command& command : context->commands) rows.push_back({"$ " + command.arguments, &command});
    tests.add_each<check_output>(rows);
    const int failed = tests.run(argv[1]);
    context.reset();
    return failed;
}
