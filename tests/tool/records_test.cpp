// SPDX-License-Identifier: GPL-2.0-or-later
// icewarn-log --format ndjson, json and csv: what is in them, that every name is in the schema, and the run's line.
#include <algorithm>
#include <string>
#include <vector>

#include "sample_logs.hpp"
#include "staged_test.hpp"

namespace {

constexpr std::size_t npos = std::string::npos;

/// A command line, what it ends with, how many lines it prints, and what must be and must not be in them.
struct Case {
    const char* name;
    Strings arguments;
    int status;
    std::size_t lines; ///< npos for any number
    Strings out;
    Strings absent;
};

constexpr const char* offered_relays =
    "SDP: the far side never offered a TCP relay candidate, the reporting side offered a TCP relay candidate.";

const Case cases[] = {
    {"ndjson",
     {"--format", "ndjson", "client.UccApilog"},
     0,
     2,
     {"{\"type\":\"report\",\"schema\":1,\"report_id\":\"", "\"time\":\"2016-11-21T13:00:23.750Z\"",
      "\"log\":\"client.UccApilog\",\"line\":25", "\"from\":\"sip:alice@contoso.com\"", "\"error_id\":24",
      "\"side\":\"caller\",\"media\":\"application-sharing\",\"outcome\":6,\"outcome_name\":\"media failed, no path "
      "left\"",
      "\"flags\":800,\"flags_text\":\"0x00000320\",\"flags_set\":[\"local_failed\",\"tcp_nat_failed\",\"tcp_turn_"
      "failed\"]",
      "\"local_site\":{\"text\":\"192.0.2.3:50041\",\"ip\":\"192.0.2.3\",\"port\":50041}",
      "\"paths_failed\":[\"local TCP\",\"TCP NAT\",\"TCP TURN\"]", "\"no_path\":true",
      "{\"type\":\"run\",\"schema\":1,\"version\":\"" ICEWARN_VERSION "\"",
      "\"logs\":1,\"messages\":3,\"calls\":1,\"reports\":1,\"failed_requests\":0,\"repeats\":0,\"losses\":0"},
     {"\"advice\""}},
    {"verbose",
     {"--format", "ndjson", "--verbose", "client.UccApilog"},
     0,
     2,
     {"\"advice\":[\"Local connectivity"},
     {}},
    {"one array",
     {"--format", "json", "client.UccApilog"},
     0,
     4,
     {"[\n{\"type\":\"report\"", "},\n{\"type\":\"run\"", "}\n]\n"},
     {}},
    {"csv",
     {"--format", "csv", "client.UccApilog"},
     0,
     2,
     {"type,time,host,log,line,report_id,", ",local_site.ip,local_site.port,", "\r\nreport,2016-11-21T13:00:23.750Z,",
      ",192.0.2.3,50041,198.51.100.203,50045,", "\"media failed, no path left\""},
     {"\"type\":\"run\""}},
    {"a report in two logs is one",
     {"--format", "ndjson", "client.UccApilog", "server.log"},
     0,
     2,
     {"\"logs\":2,\"messages\":6,\"calls\":1,\"reports\":1,\"failed_requests\":0,\"repeats\":1"},
     {}},
    {"losses",
     {"--format", "ndjson", "cut.UccApilog"},
     1,
     2,
     {"\"losses\":1,\"lost\":[\"cut.UccApilog line 25: The log ends within the message"},
     {}},
    {"a log that is not there",
     {"--format", "ndjson", "none.log", "client.UccApilog"},
     1,
     2,
     {"\"unreadable\":[\"none.log: No such file or directory\"]"},
     {}},
    {"candidates of the log",
     {"--format", "ndjson", "offers.UccApilog"},
     0,
     2,
     {"\"candidates\":{\"local\":\"host TCP, relay TCP\",\"remote\":\"host TCP\"}"},
     {}},
    {"the verdict knows the candidates, in CSV", {"--format", "csv", "offers.UccApilog"}, 0, 2, {offered_relays}, {}},
    {"the verdict knows the candidates, in the table", {"offers.UccApilog"}, 0, 2, {offered_relays}, {}},
    {"the verdict knows the candidates, in --json", {"--json", "offers.UccApilog"}, 0, npos, {offered_relays}, {}},
    {"all streams of a quality report",
     {"--format", "ndjson", "quality.txt"},
     0,
     2,
     {"\"quality\":{\"stream\":\"audio inbound\",\"jitter\":30,\"loss\":0.12}",
      "\"streams\":[{\"media\":\"main-audio\",\"direction\":\"inbound\",\"class\":\"poor\",\"jitter\":30,\"loss\":0.12}"
      ","
      "{\"media\":\"main-audio\",\"direction\":\"outbound\",\"class\":\"good\",\"jitter\":2}]"},
     {}},
    {"hostile texts", {"--format", "csv", "hostile.UccApilog"}, 0, 2, {",'=cmd|' /C calc'!A0,"}, {",=cmd", "\x1b"}},
    {"hostile texts in JSON",
     {"--format", "ndjson", "hostile.UccApilog"},
     0,
     2,
     {"\"network_name\":\"=cmd|", "\\u001b"},
     {"\x1b"}},
    {"no such form", {"--format", "xml", "client.UccApilog"}, 2, 0, {}, {}},
    {"a page's form", {"--format", "html", "client.UccApilog"}, 2, 0, {}, {}},
};

std::string check(const Case& test)
{
    const Output output = stage().log_tool(test.arguments);
    for (const std::string& part : test.out)
        if (output.out.find(part) == std::string::npos) return "lacks " + part + " in:\n" + output.out + output.error;
    for (const std::string& part : test.absent)
        if (output.out.find(part) != std::string::npos) return "has " + part + " in:\n" + output.out;
    if (output.status != test.status) return "ends with " + std::to_string(output.status) + "\n" + output.error;
    const std::size_t lines = lines_of(output.out).size();
    return lines == test.lines || test.lines == npos ? "" : std::to_string(lines) + " lines:\n" + output.out;
}

/// The same report has the same identity in the client's log and in the server's, and on another day.
std::string check_identity()
{
    const auto id = [](const char* log) {
        const std::string out = stage().log_tool({"--format", "ndjson", log}).out;
        const std::size_t at = out.find("\"report_id\":");
        return at == std::string::npos ? std::string() : out.substr(at, 30);
    };
    if (id("client.UccApilog").empty()) return "no identity";
    return id("client.UccApilog") == id("server.log") ? "" : id("client.UccApilog") + " and " + id("server.log");
}

/// Every name that the program writes is in the schema, beneath which nothing else may stand. (Whether the values are
/// as it says is seen by tests/page/run.sh.)
std::string check_schema()
{
    const std::string schema = dissect::read_file(ICEWARN_SOURCE_DIR "/plugin/doc/report.schema.json");
    std::string wrong;
    for (const char* log : {"client.UccApilog", "offers.UccApilog", "hostile.UccApilog"}) {
        const std::string out = stage().log_tool({"--format", "ndjson", "--verbose", log}).out;
        for (std::size_t at = out.find("\":"); at != std::string::npos; at = out.find("\":", at + 2)) {
            const std::size_t begin = out.rfind('"', at - 1);
            if (begin == 0 || (out[begin - 1] != ',' && out[begin - 1] != '{')) continue;
            const std::string name = out.substr(begin, at - begin + 1);
            if (schema.find(name + ": {") == std::string::npos) wrong += name + " is not in the schema\n";
        }
    }
    return wrong;
}

/// -o takes the result when it is whole.
std::string check_output()
{
    const Output output = stage().log_tool({"--format", "ndjson", "client.UccApilog", "-o", "result.ndjson"});
    if (output.status != 0 || !output.out.empty()) return output.out + output.error;
    const std::string result = dissect::read_file(stage().folder() + "/files/result.ndjson");
    if (lines_of(result).size() != 2) return "holds:\n" + result;
    const Output full = stage().log_tool({"--format", "csv", "client.UccApilog", "-o", "/dev/full"});
    return full.status == 2 && full.error.find("/dev/full: No space left") != std::string::npos ? "" : full.error;
}

void insert(std::string& text, const std::string& where, const std::string& what)
{
    const std::size_t at = text.find(where);
    if (at != std::string::npos) text.insert(at + where.size(), what);
}

/// The SDP of INVITE and answer, with candidates.
void write_offers()
{
    auto call = log_tool::sample_call();
    const auto add_body = [&](std::size_t message, const std::string& candidates) {
        const std::string body = "v=0\r\nm=applicationsharing 1 TCP/RTP/SAVP 127\r\n" + candidates;
        std::string& text = call[message].text;
        const std::size_t at = text.find("Content-Length: 0");
        text.replace(at, std::string::npos,
                     "Content-Type: application/sdp\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
                         body);
    };
    const std::string host = "a=candidate:1 1 TCP-PASS 2120613887 192.0.2.3 50041 typ host\r\n";
    add_body(0, host + "a=candidate:3 1 TCP-PASS 6556159 203.0.113.9 57498 typ relay\r\n");
    add_body(1, host);
    stage().write("offers.UccApilog", log_tool::client_log(call));
}

/// A quality report whose two streams have numbers, as bare SIP.
void write_quality()
{
    const std::string jitter = "<Network><Jitter><InterArrival>";
    const std::string body =
        "<VQReportEvent xmlns=\"ms-rtcp-metrics\"><VQSessionReport><DialogInfo CallId=\"reported\"/><MediaLine "
        "Label=\"main-audio\"><Description><Connectivity><Ice>DIRECT</Ice></Connectivity></"
        "Description><InboundStream>" +
        jitter +
        "30</InterArrival></Jitter><PacketLoss><LossRate>0.12</LossRate></PacketLoss></Network></InboundStream>"
        "<OutboundStream>" +
        jitter + "2</InterArrival></Jitter></Network></OutboundStream></MediaLine></VQSessionReport></VQReportEvent>";
    stage().write("quality.txt", "SERVICE sip:fe01.contoso.com SIP/2.0\r\nFrom: <sip:carol@contoso.com>;tag=a\r\nTo: "
                                 "<sip:carol@contoso.com>\r\nCall-ID: service\r\nCSeq: 1 SERVICE\r\nContent-Type: "
                                 "application/vq-rtcpxr+xml\r\nContent-Length: " +
                                     std::to_string(body.size()) + "\r\n\r\n" + body + "\r\n");
}

} // namespace

int main()
{
    auto call = log_tool::sample_call();
    stage().write("client.UccApilog", log_tool::client_log(call));
    stage().write("server.log", log_tool::server_log(call));
    stage().write("cut.UccApilog", log_tool::without_end(log_tool::client_log(call)));
    write_offers();
    write_quality();
    insert(call[2].text, "ICEWarn=0x320", ",NetworkName==cmd|' /C calc'!A0,Odd=\x1b[2J");
    stage().write("hostile.UccApilog", log_tool::client_log(call));
    TestList tests;
    tests.add_each<check>(cases);
    tests.add<check_identity>("one_report_has_one_identity");
    tests.add<check_schema>("names_are_in_the_schema");
    tests.add<check_output>("writes_to_a_file");
    return tests.run("reports for machines");
}
