// SPDX-License-Identifier: GPL-2.0-or-later
// The report page that icewarn-log writes: well-formed, complete, the same as the one in the documentation.
#include <sys/stat.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "command_case.hpp"
#include "sample_logs.hpp"

namespace {

std::string not_well_formed(const std::string& html)
{
    const Output checked = stage().run({"xmllint", "--noout", stage().write("page.html", html)});
    return checked.ran ? "" : "xmllint: " + checked.error;
}

const CommandCase cases[] = {
    {"a call",
     {"--report", "5ec53a42c0ffee01", "caller.UccApilog"},
     0,
     {"<h1>Media report: alice@contoso.com → bob@contoso.com</h1>", "Media failed, no path left",
      "alice@contoso.com called bob@contoso.com with application-sharing on 2016-11-21 13:00:00.000 (UTC+00:00).",
      "23.75 s after the INVITE", "Caller reported:</span> <b>failed</b>", "not a path of this medium",
      "<td>Callee&#39;s client, 198.51.100.203</td>", "A/V Edge of the callee, address not in the report", ">443<",
      "<b>caller.UccApilog, line 25</b>", "PortRange", "icewarn-log " ICEWARN_VERSION},
     {"3 messages, 1 call, 1 report"}},
    {"all calls", {"--report", "all", "caller.UccApilog"}, 0, {"Media report: alice"}, {}},
    {"a log for a Call-ID", {"--report", "caller.UccApilog"}, 0, {"Media report: alice"}, {}},
    {"a log that begins within the call",
     {"--report", "all", "later.UccApilog"},
     0,
     {"called bob@contoso.com with application-sharing on or before 2016-11-21 13:00:00.000",
      "INVITE of the call was not", "The caller reported &quot;media failed, no path left&quot; with error ID 24"},
     {}},
    {"two logs of one call",
     {"-r", "all", "caller.UccApilog", "server.log"},
     0,
     {"<b>caller.UccApilog, line 25; server.log, line 32</b>", "Media report: alice"},
     {"1 report (1 repeat left out)"}},
    {"Markdown",
     {"--report", "all", "--format", "markdown", "caller.UccApilog"},
     0,
     {"# Media report: alice@contoso.com", "```mermaid\nsequenceDiagram\n    participant c0 as 192.0.2.3\n",
      "    c0->>c1: 13:00:00.000 INVITE\n", "    Note over c0: Caller application-sharing, ICEWarn 0x00000320",
      "| Callee's client, 198.51.100.203 | A/V Edge of the callee, address not in the report | TCP | 443 |"},
     {}},
    {"a call without a report",
     {"--report", "5ec53a42c0ffee01", "quiet.UccApilog"},
     0,
     {"No report on this call", "no report on it was found"},
     {}},
    {"no such call", {"--report", "nope", "caller.UccApilog"}, 2, {}, {"no message of the call nope was found"}},
    {"no log", {"--report", "all"}, 2, {}, {"There is no log to read."}},
    {"no such format",
     {"--report", "all", "--format", "pdf", "caller.UccApilog"},
     2,
     {},
     {"\"pdf\" is none of html, markdown, ndjson, json and csv."}},
    {"a full disk", {"--report", "all", "caller.UccApilog", "-o", "/dev/full"}, 2, {}, {"/dev/full: No space left"}},
    {"no folder", {"-r", "all", "caller.UccApilog", "-o", "none/x.html"}, 2, {}, {"none/x.html: No such file"}},
};

std::string check(const CommandCase& test)
{
    const Output output = stage().log_tool(test.arguments);
    const std::string wrong = check_output(test, output);
    return wrong.empty() && output.out.compare(0, 9, "<!DOCTYPE") == 0 ? not_well_formed(output.out) : wrong;
}

/// A page that cannot be written leaves what was there; a log is never written over.
std::string check_files()
{
    const std::string before = dissect::read_file(stage().folder() + "/files/caller.UccApilog");
    const Output over = stage().log_tool({"-r", "all", "caller.UccApilog", "-o", "./caller.UccApilog"});
    if (over.status != 2 || over.error.find("is one of the logs") == std::string::npos) return over.error;
    if (dissect::read_file(stage().folder() + "/files/caller.UccApilog") != before) return "the log was written over";
    stage().write("kept.html", "kept");
    stage().log_tool({"-r", "nope", "caller.UccApilog", "-o", "kept.html"});
    return dissect::read_file(stage().folder() + "/files/kept.html") == "kept" ? "" : "an old page is gone";
}

/// Marks of HTML, quotes, bidi and control characters in each place of a log that a page shows.
std::string check_hostile()
{
    auto call = log_tool::sample_call();
    const std::string bad = "<script>alert(1)</script>&amp;\"'\x1b[2J\xe2\x80\xae\xff";
    const auto put = [&](std::size_t message, const std::string& where, const std::string& text) {
        const std::size_t at = call[message].text.find(where);
        if (at != std::string::npos) call[message].text.insert(at + where.size(), text);
    };
    for (std::size_t i = 0; i < call.size(); ++i) {
        put(i, "sip:alice", bad);
        put(i, "Call-ID: ", bad);
    }
    put(0, "a=candidate:", "1 1 UDP 1 " + bad + " 1 typ " + bad + "\r\na=candidate:");
    put(1, "SIP/2.0 200 ", bad);
    put(2, "application-sharing", bad);
    put(2, "reason=\"", "<img src=x onerror=alert(1)>");
    put(2, "LocalSite=", "<b>");
    put(2, "PortRange=", "\xe2\x80\xae");
    stage().write("hostile.UccApilog", log_tool::client_log(call));
    const Output html = stage().log_tool({"-r", "all", "hostile.UccApilog"});
    std::string wrong = not_well_formed(html.out);
    for (const char* found : {"<script", "<img", "\x1b", "\xe2\x80\xae", "\xff"})
        if (html.out.find(found) != std::string::npos) wrong += std::string(found) + " gets through\n";
    if (html.out.find("&lt;script&gt;") == std::string::npos) wrong += "no hostile text in:\n" + html.out;
    return wrong;
}

/// The page of the documentation is what the program writes today.
std::string check_document()
{
    const std::string source = ICEWARN_SOURCE_DIR;
    stage().add(source + "/test-captures/client-log.uccapilog");
    const Output page = stage().log_tool({"--report", "5ec53a42c0ffee01", "client-log.uccapilog"});
    std::string wrong = not_well_formed(page.out);
    if (page.out != dissect::read_file(source + "/plugin/doc/report.html"))
        wrong +=
            "plugin/doc/report.html is not what the program writes: in test-captures,\nTZ=UTC icewarn-log --report "
            "5ec53a42c0ffee01 client-log.uccapilog -o ../plugin/doc/report.html\n";
    struct stat picture {};
    if (stat((source + "/plugin/doc/report.png").c_str(), &picture) != 0 || picture.st_size > 300'000)
        wrong += "plugin/doc/report.png is missing or larger than 300 kB\n";
    return wrong;
}

} // namespace

int main()
{
    setenv("TZ", "UTC", 1); // NOLINT(concurrency-mt-unsafe): there is one thread
    auto call = log_tool::sample_call();
    stage().write("later.UccApilog", log_tool::client_log(call));
    constexpr const char* tag = ";tag=b1";
    call[0].text.erase(call[0].text.find(tag), std::string(tag).size()); // or it would not be the first INVITE
    stage().write("caller.UccApilog", log_tool::client_log(call));
    stage().write("server.log", log_tool::server_log(call));
    stage().write("quiet.UccApilog", log_tool::client_log({call[0]}));
    TestList tests;
    tests.add_each<check>(cases);
    tests.add<check_files>("leaves_files_alone");
    tests.add<check_hostile>("hostile_texts_stay_texts");
    tests.add<check_document>("the_page_of_the_documentation_is_right");
    return tests.run("report page");
}
