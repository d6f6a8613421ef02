// SPDX-License-Identifier: GPL-2.0-or-later
// A text without any message that somebody saved - a header, a number, a document - given as a log: each form of output
// has the answer, or says in one line where it is. And the page of calls that failed without a media report.
#include <string>

#include "command_case.hpp"
#include "sample_logs.hpp"

namespace {

constexpr const char* pasted = "no SIP message; what was pasted into it is reported without call and time.";

const CommandCase cases[] = {
    {"a header as objects",
     {"--format", "ndjson", "header.txt"},
     0,
     {"\"type\":\"report\"", "\"carrier\":\"header\",\"header\":\"ms-client-diagnostics\",\"error_id\":24",
      "\"side\":\"caller\",\"media\":\"audio\",\"outcome\":5", "\"flags\":800",
      "\"messages\":0,\"calls\":0,\"reports\":1,", "\"unreadable\":[]"},
     {pasted}},
    {"a header as CSV",
     {"--format", "csv", "header.txt"},
     0,
     {"\r\nreport,,", ",ms-client-diagnostics,,,caller,audio,5,media failed,24,"},
     {pasted}},
    {"a header of a server",
     {"--format", "ndjson", "server.txt"},
     0,
     {"\"type\":\"request\"", "\"error_id\":1010", "\"source\":\"sip.contoso.com\"", "\"outcome\":4"},
     {pasted}},
    {"an ID is no flags",
     {"--format", "ndjson", "id.txt"},
     0,
     {"\"type\":\"request\"", "\"error_id\":52063"},
     {pasted}},
    {"a number", {"--format", "ndjson", "number.txt"}, 0, {"\"type\":\"report\"", "\"flags\":67109664"}, {pasted}},
    {"an error report",
     {"--format", "ndjson", "error.xml"},
     0,
     {"\"carrier\":\"error-report\",\"call_id\":\"5ec5\"", "\"error_id\":22", "\"flags\":67109792"},
     {pasted}},
    {"damage shows in the status", {"--format", "ndjson", "damaged.txt"}, 1, {"\"error_id\":24"}, {pasted}},
    {"what is no report",
     {"--format", "ndjson", "code.txt"},
     2,
     {"\"reports\":0"},
     {"code.txt: no SIP message; icewarn-log code.txt explains what it holds."}},
    {"packets", {"header.txt", "-o", "x.pcapng"}, 2, {}, {"icewarn-log header.txt explains what it holds."}},
    {"a page", {"--report", "all", "header.txt"}, 2, {}, {"icewarn-log header.txt explains what it holds."}},
    {"beside a log",
     {"client.UccApilog", "header.txt"},
     1,
     {"media failed, no path left"},
     {"icewarn-log header.txt explains what it holds."}},
    {"nothing at all",
     {"--format", "ndjson", "nothing.txt"},
     2,
     {"\"reports\":0"},
     {"not a Lync or Skype for Business log."}},
    {"a form for --explain", {"--explain", "0x320", "--format", "ndjson"}, 2, {}, {"other options are for logs."}},
    {"other names for --explain", {"--explain", "0x320", "--anonymize"}, 2, {}, {"other options are for logs."}},
    {"each failed call is on the page, those of media first",
     {"--report", "all", "--format", "markdown", "two.log"},
     0,
     {"# Reports of 2 calls", "answered 504 with error ID 1010", "ICEWarn 0x00000320"},
     {}},
};

/// The failed request comes first in the log, and second on the page.
std::string check_order()
{
    const std::string page = stage().log_tool({"--report", "all", "--format", "markdown", "two.log"}).out;
    return page.find("ICEWarn 0x00000320") < page.find("error ID 1010") ? "" : page;
}

/// Reading ends at the first message then: nothing is known of the rest.
std::string check_broken_off()
{
    const Output output = stage().log_tool({"client.UccApilog", "-o", "./client.UccApilog"});
    const bool said = output.error.find("it is one of the logs: it was not written over.") != std::string::npos;
    return said && output.error.find("explains what it holds") == std::string::npos ? "" : output.error;
}

} // namespace

int main()
{
    const std::string header = "ms-client-diagnostics: 24; reason=\"r\";CallerMediaDebug=\"audio:ICEWarn=0x320\"\n";
    stage().write("header.txt", header);
    stage().write("server.txt", "ms-diagnostics: 1010;reason=\"r\";source=\"sip.contoso.com\"\n");
    stage().write("id.txt", "52063\n");
    stage().write("number.txt", "ICEWarn=0x4000320\n");
    stage().write("error.xml",
                  "<reportError><error callId=\"5ec5\" responseCode=\"408\" requestType=\"INVITE\"><diagHeader>22;"
                  "UserType=\"Caller\";MediaType=\"audio\";ICEWarn=\"0x40003a0\"</diagHeader></error></reportError>\n");
    stage().write("damaged.txt", "ms-client-diagnostics: 24;CallerMediaDebug=\"audio:ICEWarn=0x320g\"\n");
    stage().write("code.txt", "Result-Code: 0xc3e93d6f SIPPROXY_E_X\n");
    stage().write("nothing.txt", "Dear all,\nthe meeting is at nine.\n");
    const std::string client = log_tool::client_log(log_tool::sample_call());
    stage().write("client.UccApilog", client);
    stage().write("two.log", "SIP/2.0 504 Server time-out\r\nFrom: <sip:carol@contoso.com>;tag=1\r\n"
                             "To: <sip:bob@fabrikam.com>;tag=2\r\nCall-ID: other\r\nCSeq: 1 INVITE\r\n"
                             "ms-diagnostics: 1010;reason=\"r\"\r\nContent-Length: 0\r\n\r\n" +
                                 client);
    TestList tests;
    tests.add_each<check_command>(cases);
    tests.add<check_order>("media_come_first_on_the_page");
    tests.add<check_broken_off>("a_log_that_was_not_read_to_its_end_is_no_saved_text");
    return tests.run("saved texts");
}
