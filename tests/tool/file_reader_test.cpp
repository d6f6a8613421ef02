// SPDX-License-Identifier: GPL-2.0-or-later
// tshark opens logs directly, through the file reader: it shows the same as of the pcapng that icewarn-log makes, in
// one pass, in two, and at random; and it leaves all other files alone.
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "sample_logs.hpp"
#include "staged_test.hpp"

namespace {

namespace fs = std::filesystem;

std::string check_plugin_loaded()
{
    const Output output = stage().tshark({"-G", "plugins"});
    return output.out.find("icewarn-file.so") != std::string::npos ? "" : "not loaded:\n" + output.error + output.out;
}

const Strings logs = {"client.UccApilog", "server.log",    "utf16.UccApilog",
                      "lf.txt",           "cut.UccApilog", "calls.UccApilog"};

/// All that is the same in a log that is opened and in a pcapng that was made of it.
const Strings fields = {"-T", "fields",
                        "-e", "frame.number",
                        "-e", "frame.time_epoch",
                        "-e", "frame.comment",
                        "-e", "frame.interface_name",
                        "-e", "frame.p2p_dir",
                        "-e", "frame.len",
                        "-e", "_ws.col.Source",
                        "-e", "_ws.col.Destination",
                        "-e", "exported_pdu.src_port",
                        "-e", "exported_pdu.dst_port",
                        "-e", "sip.CSeq",
                        "-e", "icewarn.report",
                        "-N", "n"};

std::string check_log(const std::string& log)
{
    stage().log_tool({log, "-o", "made.pcapng"});
    for (const Strings& more : {Strings{}, Strings{"-2"}}) {
        Strings arguments{"-r", log};
        arguments.insert(arguments.end(), fields.begin(), fields.end());
        arguments.insert(arguments.end(), more.begin(), more.end());
        const Output direct = stage().tshark(arguments);
        arguments[1] = "made.pcapng";
        const Output made = stage().tshark(arguments);
        if (!direct.ran || direct.out.empty() || direct.out != made.out)
            return log + " opened directly:\n" + direct.out + direct.error + "and as pcapng:\n" + made.out + made.error;
    }
    return "";
}

std::string check_logs()
{
    for (const std::string& log : logs)
        if (std::string wrong = check_log(log); !wrong.empty()) return wrong;
    return "";
}

std::string check_filter()
{
    const Output output = stage().tshark({"-r", "client.UccApilog", "-Y", "icewarn.tcp_turn_failed", "-T", "fields",
                                          "-e", "frame.number", "-e", "icewarn.flags"});
    return output.out == "3\t0x00000320\n" ? "" : output.out + output.error;
}

std::string request(int id, int frame)
{
    return R"({"jsonrpc":"2.0","id":)" + std::to_string(id) + R"(,"method":"frame","params":{"frame":)" +
           std::to_string(frame) + R"(,"proto":true}})" + "\n";
}

/// Frames from the last to the first, as a user may select them.
std::string check_random_access()
{
    std::string requests =
        R"({"jsonrpc":"2.0","id":100,"method":"load","params":{"file":"calls.UccApilog"}})" + std::string("\n");
    for (int frame = 60; frame > 0; --frame) requests += request(frame, frame);
    stage().write("requests", requests);
    const Strings answers = lines_of(stage().run({"sh", "-c", "sharkd - < requests 2>/dev/null"}).out);
    std::size_t right = 0;
    for (const std::string& answer : answers)
        for (int frame = 1; frame <= 60; ++frame) {
            const std::string call = "\"Call-ID: call" + std::to_string((frame - 1) / 3) + "\"";
            if (answer.find("\"id\":" + std::to_string(frame) + ",") != std::string::npos &&
                answer.find(call) != std::string::npos)
                ++right;
        }
    return right == 60 ? "" : std::to_string(right) + " of 60 frames are right";
}

std::string check_losses()
{
    const Output output = stage().run({"capinfos", "cut.UccApilog"});
    return output.out.find("line 25: The log ends within the message") != std::string::npos ? ""
                                                                                            : output.out + output.error;
}

/// Every capture of this project is what it is without the file reader. (Their sources hold SIP: these it may open.)
std::string check_other_files()
{
    std::size_t files = 0;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(ICEWARN_SOURCE_DIR "/test-captures")) {
        const std::string ending = entry.path().extension().string();
        if (!entry.is_regular_file() || (ending != ".pcap" && ending != ".pcapng" && ending != ".xml")) continue;
        const std::string copy = stage().add(entry.path().string());
        const Output with = stage().tshark({"-r", copy, "-T", "fields", "-e", "frame.protocols", "-c", "3"});
        const Output without = stage().tshark({"-r", copy, "-T", "fields", "-e", "frame.protocols", "-c", "3"}, false);
        if (with.out != without.out || with.error != without.error) return copy + ":\n" + with.out + with.error;
        ++files;
    }
    return files > 20 ? "" : "there are too few files to try";
}

std::string check_not_logs()
{
    const Strings texts = {
        "11/21/2016 a date and a text\n",
        "01/18/2012 05:00:43 CC $$begin_record\nStatus: up\n$$end_record\n",
        "INVITE sip:bob@contoso.com SIP/2.0\r\nCall-ID: 1\r\n\r\n",
        "<html><body>TL_INFO</body></html>\n",
        std::string(1000, '\0'),
    };
    for (const std::string& text : texts) {
        stage().write("other", text);
        const Output with = stage().tshark({"-r", "other"});
        const Output without = stage().tshark({"-r", "other"}, false);
        if (with.out != without.out || with.error != without.error)
            return text + " is taken:\n" + with.out + with.error;
    }
    return "";
}

void write_logs()
{
    const auto call = log_tool::sample_call();
    const std::string client = log_tool::client_log(call);
    log_tool::ClientForm lf;
    lf.line_end = "\n";
    stage().write("client.UccApilog", client);
    stage().write("server.log", log_tool::server_log(call));
    stage().write("utf16.UccApilog", log_tool::utf16(client, false, true));
    stage().write("lf.txt", log_tool::client_log(call, lf));
    stage().write("cut.UccApilog", log_tool::without_end(client));
    std::string calls;
    for (int i = 0; i < 20; ++i) calls += log_tool::client_log(log_tool::sample_call("call" + std::to_string(i)));
    stage().write("calls.UccApilog", calls);
}

} // namespace

int main()
{
    write_logs();
    TestList tests;
    tests.add<check_plugin_loaded>("plugin_is_loaded");
    tests.add<check_filter>("finds_the_failed_call");
    tests.add<check_logs>("shows_the_same_as_the_pcapng");
    tests.add<check_random_access>("reads_at_random");
    tests.add<check_losses>("tells_losses_in_the_file_comment");
    tests.add<check_other_files>("leaves_captures_alone");
    tests.add<check_not_logs>("takes_nothing_that_is_no_log");
    return tests.run("file_reader");
}
