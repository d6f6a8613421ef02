// SPDX-License-Identifier: GPL-2.0-or-later
// Records TF_DIAG of servers: told with the report of the same Call-ID, by themselves where no report comes, and never
// called skipped when they are told.
#include <string>
#include <vector>

#include "staged_test.hpp"

namespace {

/// A record of a server, which says of a message of that call what it thinks.
std::string record(const std::string& call_id, const std::string& severity, const std::string& text)
{
    return "TL_WARN(TF_DIAG) [sfbedge\\sfbedge]0584.0A44::03/02/2017-07:10:46.230.0000773E "
           "(SIPStack,SIPAdminLog::WriteDiagnosticEvent:SIPAdminLog.cpp(830)) [156659184] $$begin_record\r\n"
           "Severity: " +
           severity + "\r\nText: " + text +
           "\r\nResult-Code: 0xc3e93d6f SIPPROXY_E_X\r\nSIP-Start-Line: INVITE sip:bob@fabrikam.com SIP/2.0\r\n"
           "SIP-Call-ID: " +
           call_id +
           "\r\nSIP-CSeq: 7 INVITE\r\nPeer: vcse.contoso.com:25002\r\nData: domain=\"contoso.com\"\r\n"
           "$$end_record\r\n";
}

std::string refusal(const std::string& call_id)
{
    return "TL_INFO(TF_PROTOCOL) [sfbedge\\sfbedge]0584.0A44::03/02/2017-07:10:46.240.0000773F "
           "(SIPStack,SIPAdminLog::ProtocolRecord:SIPAdminLog.cpp(261)) [156659184] $$begin_record\r\n"
           "Direction: outgoing\r\nPeer: vcse.contoso.com:25002\r\nMessage-Type: response\r\n"
           "Start-Line: SIP/2.0 504 Server time-out\r\nFrom: <sip:alice@contoso.com>;tag=1\r\n"
           "To: <sip:bob@fabrikam.com>;tag=2\r\nCall-ID: " +
           call_id + "\r\nCSeq: 7 INVITE\r\nms-diagnostics: 1010;reason=\"r\"\r\nMessage-Body: -\r\n$$end_record\r\n";
}

/// Arguments, exit status, what must and what must not be in both outputs together.
struct Case {
    const char* name;
    Strings arguments;
    int status;
    Strings holds;
    Strings lacks;
};

const std::string told = "Server record (warning): No SRV; Result-Code: 0xc3e93d6f SIPPROXY_E_X; Data: "
                         "domain=\"contoso.com\"";

const Case cases[] = {
    {"before the report",
     {"before.log"},
     0,
     {"request failed", told, "1 failed request."},
     {"skipped", "server record"}},
    {"behind the report", {"behind.log"}, 0, {"request failed", told}, {"skipped", "server record"}},
    {"of another call",
     {"other.log"},
     0,
     {"request failed", "server record               -                     -                     call2  ", "No SRV",
      "Severity: warning; Result-Code: 0xc3e93d6f SIPPROXY_E_X"},
     {"skipped", told}},
    {"of information, without a report", {"information.log"}, 0, {"skipped: 1 diagnostic record."}, {"server record"}},
    {"of information, about a call that failed",
     {"routed.log"},
     0,
     {"Server record (information): Routed; "},
     {"skipped"}},
    {"JSON",
     {"--json", "before.log"},
     0,
     {"\"server_records\": [", "\"severity\": \"warning\"", "\"text\": \"No SRV\"",
      "\"result_code\": \"0xc3e93d6f SIPPROXY_E_X\"", "\"line\": 1,"},
     {"\"carrier\": \"server-record\""}},
    {"JSON of another call",
     {"--json", "other.log"},
     0,
     {"\"carrier\": \"server-record\",\n    \"call_id\": \"call2\"", "\"text\": \"No SRV\""},
     {}},
    {"objects",
     {"--format", "ndjson", "before.log"},
     0,
     {"\"server_records\":[\"Server record (warning): No SRV; "},
     {}},
    {"objects of another call",
     {"--format", "ndjson", "other.log"},
     0,
     {"\"server_records\":[\"other.log line 1: Call-ID call2: Server record (warning): No SRV; "},
     {}},
    {"other names", {"--anonymize", "before.log"}, 0, {"Server record (warning): No SRV; "}, {"contoso"}},
    {"packets", {"before.log", "-o", "x.pcapng"}, 0, {"1 message"}, {"skipped"}},
    {"packets of another call", {"other.log", "-o", "x.pcapng"}, 0, {"skipped: 1 diagnostic record."}, {}},
    {"the page",
     {"--report", "call1", "before.log"},
     0,
     {"<h3>What servers wrote about it</h3>", "Server record (warning): No SRV; ", "before.log, line 1"},
     {"skipped"}},
    {"the page for tickets",
     {"--report", "call1", "--format", "markdown", "behind.log"},
     0,
     {"### What servers wrote about it", "No SRV; "},
     {"skipped"}},
    {"the page of another call",
     {"--report", "call1", "other.log"},
     0,
     {"skipped: 1 diagnostic record."},
     {"What servers wrote"}},
    {"a page of all calls that failed",
     {"--report", "all", "before.log"},
     0,
     {"Request failed", "No SRV"},
     {"skipped"}},
    {"field_27_a_record_alone",
     {"alone.log"},
     0,
     {"Diagnostic record of a server (TF_DIAG)", "  Text: No SRV\n", "what it holds is explained"},
     {"skipped", "0 messages"}},
    {"a record alone, as JSON",
     {"--json", "alone.log"},
     0,
     {"\"events\": [", "\"value\": \"No SRV\""},
     {"skipped", "0 messages", "[]"}},
    {"pasted pieces in a file, as JSON", {"--json", "number.txt"}, 0, {"\"flags\": \"0x00000320\""}, {"0 messages"}},
    {"nothing in a file, as JSON", {"--json", "nothing.txt"}, 2, {"[]", "not a Lync or Skype for Business log"}, {}},
    {"two logs, a record alone in the second",
     {"before.log", "alone.log"},
     1,
     {told, "alone.log: a server log of Lync or Skype for Business, but there is no SIP message in it"},
     {"skipped"}},
    {"a log twice", {"before.log", "before.log"}, 0, {told, "1 repeat left out"}, {"skipped"}},
};

std::string check(const Case& test)
{
    const Output output = stage().log_tool(test.arguments);
    const std::string text = output.out + output.error;
    for (const std::string& part : test.holds)
        if (text.find(part) == std::string::npos) return "lacks \"" + part + "\" in:\n" + text;
    for (const std::string& part : test.lacks)
        if (text.find(part) != std::string::npos) return "has \"" + part + "\" in:\n" + text;
    return output.status == test.status ? "" : "ends with " + std::to_string(output.status) + ":\n" + text;
}

std::string check_comment()
{
    stage().log_tool({"before.log", "-o", "commented.pcapng"});
    const std::string comment = stage().tshark({"-r", "commented.pcapng", "-T", "fields", "-e", "frame.comment"}).out;
    const std::string end = "; " + told + "\n";
    const bool ends = comment.size() > end.size() && comment.compare(comment.size() - end.size(), end.size(), end) == 0;
    return ends && comment.find("before.log line ") == 0 ? "" : comment;
}

std::string read_from_a_pipe()
{
    const std::string program = stage().folder() + "/bin/icewarn-log";
    const Output from = stage().run({"sh", "-c", "cat number.txt | '" + program + "' -"});
    return from.out.find("ICEWarn 0x00000320: ") != std::string::npos ? "" : from.error;
}

/// More records than are remembered: none is lost, and memory stays small.
std::string many_records()
{
    std::string log;
    for (int i = 0; i < 12'000; ++i) log += record("call" + std::to_string(i), "error", "Text " + std::to_string(i));
    stage().write("many.log", log + refusal("call11999"));
    const Output output = stage().log_tool({"many.log"});
    std::size_t rows = 0;
    for (std::size_t at = output.out.find("server record "); at != std::string::npos;
         at = output.out.find("server record ", at + 1))
        ++rows;
    if (rows != 11'999) return std::to_string(rows) + " records";
    return output.error.find("skipped") == std::string::npos ? "" : output.error;
}

void write_logs()
{
    const std::string warning = record("call1", "warning", "No SRV");
    stage().write("before.log", warning + refusal("call1"));
    stage().write("behind.log", refusal("call1") + warning);
    stage().write("other.log", record("call2", "warning", "No SRV") + refusal("call1"));
    stage().write("information.log", record("call2", "information", "Routed") + refusal("call1"));
    stage().write("routed.log", record("call1", "information", "Routed") + refusal("call1"));
    stage().write("alone.log", warning);
    stage().write("number.txt", "The client says ICEWarn=0x320.\n");
    stage().write("nothing.txt", "It does not work.\n");
}

} // namespace

int main()
{
    write_logs();
    TestList tests;
    tests.add_each<check>(cases);
    tests.add<check_comment>("comments_on_the_message_of_the_call");
    tests.add<read_from_a_pipe>("pasted_pieces_from_a_pipe");
    tests.add<many_records>("no_record_is_lost");
    return tests.run("server_records");
}
