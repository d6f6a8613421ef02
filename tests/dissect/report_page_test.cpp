// SPDX-License-Identifier: GPL-2.0-or-later
// The report page that tshark writes: the same as from a log, whichever way the call's SIP comes.
#include <cstdlib>
#include <string>
#include <vector>

#include "staged_test.hpp"

namespace {

struct Case {
    const char* name;
    const char* capture;
    const char* statistic;
    Strings more;   ///< arguments
    Strings page;   ///< what is in it
    Strings absent; ///< and what is not
};

const Strings article = {"<h1>Media report: alice@contoso.com → bob@contoso.com</h1>",
                         "Media failed, no path left",
                         "23.75 s after the INVITE",
                         "<td>Callee&#39;s client, 198.51.100.203</td>",
                         "No relay candidate",
                         "203.0.113.9:57498",
                         "183 Session Progress (INVITE)",
                         "icewarn " ICEWARN_VERSION " in Wireshark "};

const Case cases[] = {
    {"a call", "article-call.pcap", "icewarn,report", {}, article, {}},
    {"by its Call-ID", "article-call.pcap", "icewarn,report,5ec53a42c0ffee01", {}, article, {}},
    {"in two passes", "article-call.pcap", "icewarn,report", {"-2"}, article, {}},
    {"with details", "article-call.pcap", "icewarn,report", {"-V"}, article, {}},
    {"frames behind the statements",
     "article-call.pcap",
     "icewarn,report",
     {},
     {"<b>frame 8</b>", "From frame 4<"},
     {}},
    {"inside TLS", "tls-call.pcapng", "icewarn,report", {}, {"<h1>Media report: alice@contoso.com"}, {}},
    {"in several TCP segments", "sipp-tcp.pcap", "icewarn,report", {}, {"<h1>Media report: alice@contoso.com"}, {}},
    {"reports in bodies", "error-report.pcap", "icewarn,report", {}, {"SERVICE", "an error report"}, {}},
    {"what an ICMP error quotes", "icmp-error.pcap", "icewarn,report", {}, {"frame 1<"}, {"frame 2", "frame 3"}},
    {"another call", "article-call.pcap", "icewarn,report,nope", {}, {"No call with a report"}, {"<article"}},
    {"a header that the user switched off",
     "article-call.pcap",
     "icewarn,report",
     {"-o", "icewarn.decode_client_diagnostics:FALSE"},
     {"No call with a report"},
     {"ICEWarn 0x"}},
    {"bodies that the user switched off",
     "error-report.pcap",
     "icewarn,report",
     {"-o", "icewarn.decode_bodies:FALSE"},
     {"<h1>"},
     {"an error report"}},
    {"the protocol switched off",
     "article-call.pcap",
     "icewarn,report",
     {"--disable-protocol", "icewarn"},
     {"No call with a report"},
     {"ICEWarn 0x"}},
    {"no SIP", "article-call.pcap", "icewarn,report", {"--disable-protocol", "sip"}, {"No call with a report"}, {}},
};

std::string check(const Case& test)
{
    const std::string capture = stage().add(std::string(ICEWARN_CAPTURES) + "/" + test.capture);
    Strings arguments{"-r", capture, "-q", "-z", test.statistic};
    arguments.insert(arguments.end(), test.more.begin(), test.more.end());
    const Output output = stage().tshark(arguments);
    if (!output.ran) return output.error;
    const std::size_t begin = output.out.find("<!DOCTYPE");
    if (begin == std::string::npos) return "no page:\n" + output.out;
    const std::string html = output.out.substr(begin);
    for (const std::string& part : test.page)
        if (html.find(part) == std::string::npos) return "lacks \"" + part + "\" in:\n" + html;
    for (const std::string& part : test.absent)
        if (html.find(part) != std::string::npos) return "has \"" + part + "\" in:\n" + html;
    const Output checked = stage().run({"xmllint", "--noout", stage().write("page.html", html)});
    return checked.ran ? "" : "xmllint: " + checked.error;
}

} // namespace

int main()
{
    setenv("TZ", "UTC", 1); // NOLINT(concurrency-mt-unsafe): there is one thread
    TestList tests;
    tests.add_each<check>(cases);
    return tests.run("report page of a capture");
}
