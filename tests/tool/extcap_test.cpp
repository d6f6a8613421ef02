// SPDX-License-Identifier: GPL-2.0-or-later
// icewarn-log as an extcap: what it answers, tshark capturing through it, and a log that grows, is replaced, becomes
// shorter or is none.
#include <sys/stat.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "sample_logs.hpp"
#include "staged_test.hpp"

namespace {

struct Case {
    const char* name;
    Strings arguments;
    int status;
    Strings holds;
};

const Case cases[] = {
    {"interfaces",
     {"--extcap-interfaces", "--extcap-version=4.0"},
     0,
     {"interface {value=lynclog}{display=Lync/Skype for Business log}\n"}},
    {"link types",
     {"--extcap-dlts", "--extcap-interface", "lynclog"},
     0,
     {"dlt {number=252}{name=WIRESHARK_UPPER_PDU}"}},
    {"options",
     {"--extcap-config", "--extcap-interface", "lynclog"},
     0,
     {"{call=--file}", "{type=fileselect}{mustexist=true}{required=true}{save=false}{fileext=", "{call=--from}",
      "{call=--utcoffset}", "{placeholder=+01:00}{validation=^", "{call=--log}",
      "{mustexist=true}{save=true}{fileext="}},
    {"another interface", {"--extcap-dlts", "--extcap-interface", "eth0"}, 2, {"there is no interface \"eth0\" here"}},
    {"no log", {"--capture", "--extcap-interface", "lynclog", "--fifo", "fifo"}, 2, {"Choose the log to follow"}},
    {"a log that is not there",
     {"--capture", "--extcap-interface", "lynclog", "--fifo", "fifo", "--log", "none.log"},
     2,
     {"none.log: No such file or directory"}},
    {"no such beginning",
     {"--capture", "--extcap-interface", "lynclog", "--fifo", "fifo", "--log", "none.log", "--from", "middle"},
     2,
     {"--from is start or end"}},
    {"no offset",
     {"--capture", "--extcap-interface", "lynclog", "--fifo", "fifo", "--log", "none.log", "--utcoffset", "1"},
     2,
     {"\"1\" is no offset"}},
};

std::string check(const Case& test)
{
    const Output output = stage().log_tool(test.arguments);
    for (const std::string& part : test.holds)
        if ((test.status == 0 ? output.out : output.error).find(part) == std::string::npos)
            return "lacks \"" + part + "\" in:\n" + output.out + output.error;
    return output.status == test.status ? "" : "ends with " + std::to_string(output.status);
}

/// The messages of the sample call and what tshark prints of them.
constexpr const char* invite = "INVITE\t\t";
constexpr const char* success = "\t200\t";
constexpr const char* bye = "BYE\t\t0x00000320";

Process tshark_on(const std::string& log, const Strings& more = {})
{
    Strings command{"tshark", "-l",
                    "-i",     "lynclog",
                    "-o",     "extcap.lynclog.log:" + log,
                    "-T",     "fields",
                    "-e",     "sip.Method",
                    "-e",     "sip.Status-Code",
                    "-e",     "icewarn.flags",
                    "-e",     "frame.comment",
                    "-e",     "frame.time_epoch"};
    command.insert(command.end(), more.begin(), more.end());
    return stage().start(command);
}

void append(const std::string& path, const std::string& text)
{
    std::ofstream(path, std::ios::binary | std::ios::app) << text;
}

std::string check_interface_list()
{
    const Output output = stage().tshark({"-D"});
    return output.out.find("lynclog (Lync/Skype for Business log)") != std::string::npos
               ? ""
               : "tshark -D prints:\n" + output.out + output.error;
}

std::string check_growing_log()
{
    const std::string log = log_tool::client_log(log_tool::sample_call());
    const std::size_t half = log.find("ms-client-diagnostics: 24; rea") + 30; // in the middle of the BYE
    const std::string path = stage().write("growing.UccApilog", log.substr(0, half));
    Process tshark = tshark_on(path);
    if (!tshark.wait_for(invite) || !tshark.wait_for(success)) return "what is there is not shown: " + tshark.error();
    if (tshark.out().find(bye) != std::string::npos) return "half a message is shown";
    append(path, log.substr(half));
    if (!tshark.wait_for(bye)) return "what comes is not shown: " + tshark.out() + tshark.error();
    tshark.signal(SIGINT);
    if (tshark.wait() != 0) return "tshark does not end: " + tshark.error();
    return tshark.out().find("growing.UccApilog line 25\t1479733223.750") != std::string::npos ? "" : tshark.out();
}

std::string check_from_end()
{
    const std::string log = log_tool::client_log(log_tool::sample_call());
    const std::size_t third = log.find("Something else", log.find("SIP/2.0 200")) + 16;
    const std::string path = stage().write("end.UccApilog", log.substr(0, third));
    Process tshark = tshark_on(path, {"-o", "extcap.lynclog.from:end", "-o", "extcap.lynclog.utcoffset:+01:00"});
    // There is nothing to wait for: what must not come is told by what comes later.
    if (!tshark.wait_for("Capturing on")) return "does not capture: " + tshark.error();
    // It may still be reading what was there: then what is added is skipped as well, and is added again.
    for (int i = 0; i < 30 && tshark.out().find(bye) == std::string::npos; ++i) {
        append(path, log.substr(third));
        if (tshark.wait_for(bye, 1)) break;
    }
    tshark.signal(SIGINT);
    tshark.wait();
    if (tshark.out().find(invite) != std::string::npos) return "shows what was there: " + tshark.out();
    return tshark.out().find("end.UccApilog line ") != std::string::npos &&
                   tshark.out().find("1479729623.750") != std::string::npos
               ? ""
               : "does not show what comes: " + tshark.out() + tshark.error();
}

std::string check_replaced_log()
{
    const std::string path = stage().write("rotated.UccApilog", log_tool::client_log(log_tool::sample_call("old")));
    Process tshark = tshark_on(path, {"-e", "sip.Call-ID"});
    if (!tshark.wait_for("old")) return "the first log is not shown: " + tshark.error();
    const std::string next = stage().write("next", log_tool::client_log(log_tool::sample_call("new")));
    if (std::rename(next.c_str(), path.c_str()) != 0) return "cannot rename";
    if (!tshark.wait_for("\tnew")) return "the new log is not shown: " + tshark.out() + tshark.error();
    tshark.signal(SIGINT);
    return tshark.wait() == 0 ? "" : tshark.error();
}

std::string check_shorter_log()
{
    const std::string path = stage().write("shorter.UccApilog", log_tool::client_log(log_tool::sample_call("long")));
    Process tshark = tshark_on(path, {"-e", "sip.Call-ID"});
    if (!tshark.wait_for(bye)) return "the log is not shown: " + tshark.error();
    stage().write("shorter.UccApilog", log_tool::client_log({log_tool::sample_call("after")[0]}));
    if (!tshark.wait_for("\tafter")) return "is not read again: " + tshark.out() + tshark.error();
    tshark.signal(SIGINT);
    tshark.wait();
    return tshark.error().find("shorter.UccApilog has become shorter: it is read again from its beginning.") !=
                   std::string::npos
               ? ""
               : "does not say so: " + tshark.error();
}

std::string check_no_log()
{
    Process tshark = tshark_on(stage().write("binary.log", std::string(1000, '\x01') + std::string(100'000, '\0')));
    tshark.wait();
    return tshark.error().find("binary.log: binary data, no text log.") != std::string::npos
               ? ""
               : "does not say so: " + tshark.error();
}

/// The extcap alone, on a pipe whose reader goes away or which is stopped by a signal.
std::string check_end(bool by_signal)
{
    const std::string path = stage().write("alone.UccApilog", log_tool::client_log(log_tool::sample_call()));
    const std::string fifo = stage().folder() + "/files/fifo";
    std::remove(fifo.c_str());
    if (mkfifo(fifo.c_str(), 0666) != 0 || chmod(fifo.c_str(), 0666) != 0) return "no fifo";
    Process extcap = stage().start({stage().folder() + "/bin/icewarn-log", "--capture", "--extcap-interface", "lynclog",
                                    "--fifo", fifo, "--log", path});
    {
        std::ifstream reader(fifo, std::ios::binary);
        std::string start(100, '\0');
        if (!reader.read(start.data(), 100)) return "nothing comes: " + extcap.error();
        if (by_signal) extcap.signal(SIGTERM);
        if (by_signal && extcap.wait() != 0) return "does not stop: " + extcap.error();
    }
    std::remove(fifo.c_str());
    if (!by_signal && extcap.wait() != 0) return "goes on for nobody: " + extcap.error();
    return extcap.error();
}

/// What Wireshark sees of an error: its pipe is opened and closed, then there is the reason.
std::string check_error(const Strings& arguments, const std::string& reason)
{
    const std::string fifo = stage().folder() + "/files/errorfifo";
    std::remove(fifo.c_str());
    if (mkfifo(fifo.c_str(), 0666) != 0 || chmod(fifo.c_str(), 0666) != 0) return "no fifo";
    Strings command{
        stage().folder() + "/bin/icewarn-log", "--capture", "--extcap-interface", "lynclog", "--fifo", fifo};
    command.insert(command.end(), arguments.begin(), arguments.end());
    Process extcap = stage().start(command);
    if (!extcap.wait_for(reason)) return "does not say why: " + extcap.error();
    std::ifstream reader(fifo, std::ios::binary); // returns once the other end is open
    char byte = 0;
    if (reader.get(byte)) return "writes into the pipe";
    const int status = extcap.wait();
    return status == 2 ? "" : "ends with " + std::to_string(status);
}

void errors_do_not_hang_the_window(void**)
{
    const std::string good = stage().write("good.UccApilog", log_tool::client_log(log_tool::sample_call()));
    assert_true(ok(check_error({"--file", good, "--utcoffset", "1"}, "\"1\" is no offset")));
    assert_true(ok(check_error({"--file", good + ".none"}, "No such file or directory")));
    assert_true(ok(check_error({}, "Choose the log to follow")));
}

/// A capture file that is shorter than what is read before anything is called binary, and another product's log.
std::string check_foreign(const std::string& file, const std::string& content, const std::string& reason)
{
    Process tshark = tshark_on(stage().write(file, content));
    if (!tshark.wait_for(reason)) return file + " is followed without a word: " + tshark.error();
    tshark.wait();
    return "";
}

void foreign_files_are_named(void**)
{
    assert_true(ok(check_foreign("short.pcap", "\xd4\xc3\xb2\xa1" + std::string(300, '\0'), "short.pcap: ")));
    std::string text;
    for (int i = 0; i < 200; ++i) text += "Nov 25 10:00:00 host daemon: this is no log of Lync\n";
    assert_true(ok(check_foreign("syslog.log", text, "syslog.log: ")));
}

std::string check_rewritten_log()
{
    const std::string first = log_tool::client_log({log_tool::sample_call("first")[0]});
    const std::string second = log_tool::client_log({log_tool::sample_call("other")[0]});
    if (first.size() != second.size()) return "the logs differ in size";
    const std::string path = stage().write("rewritten.UccApilog", first);
    Process tshark = tshark_on(path, {"-e", "sip.Call-ID"});
    if (!tshark.wait_for("\tfirst")) return "the log is not shown: " + tshark.error();
    stage().write("rewritten.UccApilog", second);
    if (!tshark.wait_for("\tother")) return "is not read again: " + tshark.out() + tshark.error();
    tshark.signal(SIGINT);
    tshark.wait();
    return "";
}

std::string check_replaced_by_a_folder()
{
    const std::string path = stage().write("gone.UccApilog", log_tool::client_log(log_tool::sample_call("before")));
    Process tshark = tshark_on(path, {"-e", "sip.Call-ID"});
    if (!tshark.wait_for("\tbefore")) return "the log is not shown: " + tshark.error();
    std::remove(path.c_str());
    if (mkdir(path.c_str(), 0755) != 0) return "cannot make a folder";
    std::this_thread::sleep_for(std::chrono::seconds(1)); // some looks at the folder
    rmdir(path.c_str());
    stage().write("gone.UccApilog", log_tool::client_log(log_tool::sample_call("after")));
    if (!tshark.wait_for("\tafter")) return "the log that came back is not shown: " + tshark.out() + tshark.error();
    tshark.signal(SIGINT);
    tshark.wait();
    const std::string said = "gone.UccApilog was replaced: Is a directory. Waiting for a log.";
    return tshark.error().find(said) != std::string::npos ? "" : "does not say so: " + tshark.error();
}

std::string ends_when_nobody_reads() { return check_end(false); }
std::string ends_on_a_signal() { return check_end(true); }

} // namespace

int main()
{
    TestList tests;
    tests.add<check_interface_list>("is_in_the_interface_list");
    tests.add<check_growing_log>("follows_a_log_while_it_grows");
    tests.add<check_from_end>("begins_at_the_end");
    tests.add<check_replaced_log>("follows_a_log_that_is_replaced");
    tests.add<check_shorter_log>("reads_a_log_again_that_becomes_shorter");
    tests.add<check_no_log>("says_that_it_is_no_log");
    tests.add(cmocka_unit_test(errors_do_not_hang_the_window));
    tests.add(cmocka_unit_test(foreign_files_are_named));
    tests.add<check_rewritten_log>("reads_a_log_again_that_is_rewritten_to_its_size");
    tests.add<check_replaced_by_a_folder>("waits_where_a_log_gives_way_to_a_folder");
    tests.add<ends_when_nobody_reads>("ends_when_nobody_reads");
    tests.add<ends_on_a_signal>("ends_on_a_signal");
    tests.add_each<check>(cases);
    return tests.run("extcap");
}
