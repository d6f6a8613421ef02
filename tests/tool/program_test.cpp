// SPDX-License-Identifier: GPL-2.0-or-later
// icewarn-log on logs: the table, JSON, several logs, what it says of bad input, and what it ends with.
#include <sys/stat.h>

#include <fstream>
#include <string>
#include <vector>

#include "command_case.hpp"
#include "sample_logs.hpp"

namespace {

const std::string row = "media failed, no path left  alice@contoso.com     bob@contoso.com       5ec53a42c0ffee01      "
                        "            BYE        "
                        "   caller  application-sharing  24        0x00000320  ";
const std::string row_verdict = row +
                                "Every media path for application-sharing is reported failed (local TCP, TCP NAT, TCP "
                                "TURN), and media failed (error ID 24). The far side reported no relay";

const CommandCase cases[] = {
    {"table of a client log",
     {"client.UccApilog"},
     0,
     {"Time                     Outcome                     From                  To                    Call-ID        "
      " "
      "                  Request       Side    Media                Error ID  Flags       Verdict  Details\n",
      "2016-11-21 13:00:23.750  " + row_verdict,
      "  reason: Call failed to establish due to a media connectivity failure "},
     {"icewarn-log: 3 messages, 1 call, 1 report.\n"}},
    {"colours where they are asked for",
     {"--color", "always", "client.UccApilog"},
     0,
     {"2016-11-21 13:00:23.750  \x1b[1;31mmedia failed, no path left\x1b[0m"},
     {}},
    {"no colours in a pipe", {"--color", "auto", "client.UccApilog"}, 0, {"13:00:23.750  media failed"}, {}},
    {"no colours", {"--color", "never", "client.UccApilog"}, 0, {"13:00:23.750  media failed"}, {}},
    {"table of a server log", {"server.log"}, 0, {"2016-11-21 13:00:23.750  " + row_verdict}, {"3 messages, 1 call"}},
    {"UTF-16", {"utf16.UccApilog"}, 0, {row}, {"3 messages, 1 call, 1 report."}},
    {"offset", {"--utc-offset", "+01:00", "client.UccApilog"}, 0, {"2016-11-21 12:00:23.750  media"}, {}},
    {"offset with a fraction", {"-u", "-00:00:01.25", "client.UccApilog"}, 0, {"13:00:25.000  media"}, {}},
    {"JSON",
     {"--json", "client.UccApilog"},
     0,
     {"\"time\": \"2016-11-21T13:00:23.750Z\"", "\"log\": \"client.UccApilog\"", "\"line\": 25",
      "\"from\": \"sip:alice@contoso.com\"", "\"to\": \"sip:bob@contoso.com\"", "\"call_id\": \"5ec53a42c0ffee01\"",
      "\"side\": \"caller\"", "\"media\": \"application-sharing\"", "\"error_id\": 24", "\"flags\": \"0x00000320\"",
      "\"name\": \"tcp_turn_failed\"", "\"no_path\": true",
      "Every media path for application-sharing is reported failed"},
     {}},
    {"JSON of a log without reports", {"--json", "quiet.UccApilog"}, 0, {"[", "]"}, {"1 message, 1 call, 0 reports."}},
    {"reports in bodies, of the calls that they report",
     {"bodies.UccApilog"},
     0,
     {"media failed                alice@contoso.com     bob@contoso.com       reported1                         "
      "INVITE 408 "
      "   callee  audio                22        0x040003a0  Media failed (error ID 22)",
      "media failed                alice@contoso.com     bob@contoso.com       reported2                         -     "
      "     "
      "   caller  main-audio           -         0x00000320  Media failed (Ice FAILED)"},
     {"2 messages, 0 calls, 2 reports."}},
    {"carriers in JSON",
     {"--json", "bodies.UccApilog"},
     0,
     {"\"carrier\": \"error-report\"", "\"carrier\": \"quality-report\"", "\"ice_status\": \"FAILED\""},
     {}},
    {"a cut log",
     {"cut.UccApilog"},
     1,
     {row},
     {"icewarn-log: cut.UccApilog line 25: The log ends within the message.", "1 loss listed above"}},
    {"clocks that agree",
     {"client.UccApilog", "server.log"},
     0,
     {row},
     {"6 messages, 1 call, 1 report (1 repeat left out)."}},
    {"clocks an hour apart",
     {"client.UccApilog", "hour.log"},
     0,
     {row},
     {"Warning: 3 messages (same Call-ID and CSeq) in both client.UccApilog and hour.log, in the second 01:00 later.",
      "--utc-offset +00:00 for the first and +01:00 for the second"}},
    {"one log of two is missing",
     {"none.log", "client.UccApilog"},
     1,
     {row},
     {"icewarn-log: none.log: No such file or directory."}},
    {"missing", {"none.log"}, 2, {}, {"icewarn-log: none.log: No such file or directory."}},
    {"a folder", {"folder"}, 2, {}, {"icewarn-log: folder: there is no file in it."}},
    {"empty", {"empty.log"}, 2, {}, {"icewarn-log: empty.log: empty."}},
    {"binary", {"capture.pcap"}, 2, {}, {"capture.pcap: a capture file: open it in Wireshark itself."}},
    {"text", {"text.log"}, 2, {}, {"text.log: not a Lync or Skype for Business log."}},
    {"another product", {"avaya.log"}, 2, {}, {"avaya.log: a log of another product, such as Avaya Contact Center."}},
    {"no SIP", {"nosip.UccApilog"}, 2, {}, {"a client log of Lync or Skype for Business, but there is no SIP message"}},
    {"no log", {}, 2, {}, {"There is no log to read."}},
    {"unknown option", {"--bogus", "client.UccApilog"}, 2, {}, {"Unknown option --bogus."}},
    {"no offset", {"-u", "1", "client.UccApilog"}, 2, {}, {"\"1\" is no offset such as +01:00."}},
    {"offset of a day", {"-u", "+24:00", "client.UccApilog"}, 2, {}, {"\"+24:00\" is no offset"}},
    {"too many offsets", {"-u", "Z", "-u", "Z", "client.UccApilog"}, 2, {}, {"once for each of the 1."}},
    {"no folder to write to",
     {"client.UccApilog", "-o", "none/x.pcapng"},
     2,
     {},
     {"icewarn-log: none/x.pcapng: No such file or directory."}},
    {"a full disk", {"client.UccApilog", "-o", "/dev/full"}, 2, {}, {"/dev/full: No space left on device."}},
    {"version", {"--version"}, 0, {"icewarn-log " ICEWARN_VERSION "\n"}, {}},
    {"help", {"--help"}, 0, {"--utc-offset", "--explain", "--output", "Exit status: 0 all was read"}, {}},
};

std::string check_clocks_agree()
{
    const Output corrected = stage().log_tool({"-u", "Z", "-u", "+01:00", "client.UccApilog", "hour.log"});
    return corrected.status == 0 && corrected.error.find("Warning") == std::string::npos ? "" : corrected.error;
}

std::size_t count(const std::string& text, const std::string& part)
{
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

/// The BYE comes three times, the last time with another CSeq, which makes it another report.
std::string check_repeats()
{
    const Output table = stage().log_tool({"again.UccApilog"});
    if (count(table.out, row) != 2) return "lists another number than 2:\n" + table.out;
    if (table.error.find("5 messages, 1 call, 2 reports (1 repeat left out).") == std::string::npos) return table.error;
    const Output json = stage().log_tool({"--json", "again.UccApilog"});
    if (count(json.out, "\"carrier\"") != 2) return "lists another number than 2:\n" + json.out;
    const Output both = stage().log_tool({"client.UccApilog", "server.log"});
    return count(both.out, row) == 1 ? "" : "the client's and the server's are two:\n" + both.out;
}

/// Nothing usable leaves no file behind, and a log is never written over.
std::string check_files()
{
    struct stat status {};
    stage().log_tool({"text.log", "-o", "none.pcapng"});
    if (stat((stage().folder() + "/files/none.pcapng").c_str(), &status) == 0) return "an empty capture is left behind";
    const std::string before = dissect::read_file(stage().folder() + "/files/client.UccApilog");
    const Output output = stage().log_tool({"client.UccApilog", "-o", "./client.UccApilog"});
    if (output.status != 2 || output.error.find("is one of the logs") == std::string::npos) return output.error;
    return dissect::read_file(stage().folder() + "/files/client.UccApilog") == before ? "" : "the log was written over";
}

std::string check_pipes()
{
    const std::string program = stage().folder() + "/bin/icewarn-log";
    const Output from = stage().run({"sh", "-c", "cat client.UccApilog | '" + program + "' -"});
    if (from.out.find(row) == std::string::npos) return "does not read standard input:\n" + from.error;
    const Output gone = stage().run({"sh", "-c", "'" + program + "' large.UccApilog -o - | head -c 100 | wc -c"});
    return gone.out == "100\n" && gone.error.empty() ? "" : "complains when nobody reads on:\n" + gone.out + gone.error;
}

/// 150 MB take no more memory than a small log does, which is below 64 MB whatever is done with it.
std::string check_memory()
{
    const std::string program = stage().folder() + "/bin/icewarn-log";
    for (const Strings& arguments : {Strings{"-o", "large.pcapng"}, Strings{"server.log", "-o", "large.pcapng"}}) {
        Strings command{program, "large.UccApilog"};
        command.insert(command.end(), arguments.begin(), arguments.end());
        Process process = stage().start(command);
        if (process.wait() != 0) return process.error();
        if (process.max_memory_kb() > 64 * 1024) return "takes " + std::to_string(process.max_memory_kb()) + " KB";
    }
    return "";
}

log_tool::Sip service(const std::string& type, const std::string& body)
{
    return {true, 1,
            "SERVICE sip:fe01.contoso.com SIP/2.0\r\nVia: SIP/2.0/TLS 192.0.2.3:50060\r\nFrom: "
            "<sip:carol@contoso.com>;tag=a"
            "\r\nTo: <sip:carol@contoso.com>\r\nCall-ID: service\r\nCSeq: 1 SERVICE\r\nContent-Type: " +
                type + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body};
}

const std::string error_report =
    "<reportError xmlns=\"http://schemas.microsoft.com/2006/09/sip/error-reporting\"><error "
    "toUri=\"sip:bob@contoso.com\" "
    "fromUri=\"sip:alice@contoso.com\" callId=\"reported1\" responseCode=\"408\" requestType=\"INVITE\"><diagHeader>22;"
    "reason=\"x\"; UserType=\"Callee\"; MediaType=\"audio\"; "
    "ICEWarn=\"0x40003a0\"</diagHeader></error></reportError>\r\n";

const std::string quality_report =
    "<VQReportEvent xmlns=\"ms-rtcp-metrics\" v2:SchemaVersion=\"2.0\"><VQSessionReport "
    "SessionId=\"reported2\"><DialogInfo "
    "CallId=\"reported2\" FromTag=\"a\" ToTag=\"b\"><FromURI>sip:alice@contoso.com</FromURI><ToURI>sip:bob@contoso.com"
    "</ToURI><Caller>true</Caller></DialogInfo><MediaLine "
    "Label=\"main-audio\"><Description><Connectivity><Ice>FAILED</Ice>"
    "<IceWarningFlags>800</IceWarningFlags></Connectivity></Description></MediaLine></VQSessionReport></"
    "VQReportEvent>\r\n";

void write_large_log()
{
    std::ofstream out(stage().write("large.UccApilog", ""), std::ios::binary);
    for (int i = 0; i < 60'000; ++i) out << log_tool::client_log(log_tool::sample_call("call" + std::to_string(i)), {});
}

void write_logs()
{
    const auto call = log_tool::sample_call();
    const std::string client = log_tool::client_log(call);
    stage().write("client.UccApilog", client);
    stage().write("server.log", log_tool::server_log(call));
    stage().write("hour.log", log_tool::server_log(call, 14));
    stage().write("utf16.UccApilog", log_tool::utf16(client, false, true));
    stage().write("cut.UccApilog", log_tool::without_end(client));
    auto other = call[2];
    other.text.replace(other.text.find("BYE\r\n", 1) - 2, 1, "7"); // CSeq: N BYE
    stage().write("again.UccApilog", log_tool::client_log({call[0], call[1], call[2], call[2], other}));
    stage().write("quiet.UccApilog", log_tool::client_log({call[0]}));
    stage().write("nosip.UccApilog", log_tool::client_log({}));
    stage().write("bodies.UccApilog", log_tool::client_log({service("application/msrtc-reporterror+xml", error_report),
                                                            service("application/vq-rtcpxr+xml", quality_report)}));
    stage().write("empty.log", "");
    stage().write("text.log", "Nothing that a client of Lync would write.\n");
    stage().write("avaya.log", "01/18/2012 05:00:43 CC $$begin_record\nStatus: up\n$$end_record\n");
    stage().write("capture.pcap",
                  "\xd4\xc3\xb2\xa1" + std::string(1000, '\0') + "INVITE sip:bob@contoso.com SIP/2.0\r\n");
    mkdir((stage().folder() + "/files/folder").c_str(), 0755);
    write_large_log();
}

} // namespace

int main()
{
    write_logs();
    TestList tests;
    tests.add_each<check_command>(cases);
    tests.add<check_clocks_agree>("clocks_agree_with_the_offset_that_is_suggested");
    tests.add<check_repeats>("reports_that_come_again_are_told_once");
    tests.add<check_files>("leaves_files_alone");
    tests.add<check_pipes>("reads_and_writes_pipes");
    tests.add<check_memory>("takes_little_memory");
    return tests.run("icewarn-log");
}
