// SPDX-License-Identifier: GPL-2.0-or-later
// icewarn-log --explain on numbers and headers in other notations than their own.
#include <string>

#include "explaining.hpp"

namespace {

using tool_test::Explained;

const std::string flags = "ICEWarn 0x04000320: local, TCP NAT, TCP TURN, TCP-TCP through TURN failed\n";
const std::string mark = "Note: A mark within a number was left out.\n";
const std::string decoded = "Note: What a web address had encoded (%3A and the like) was decoded.\n";
const std::string header_24 = "24 media connectivity failed at call setup, both endpoints remote\n";
const std::string sharing = "  Caller application-sharing, ICEWarn 0x00000320: local, TCP NAT, TCP TURN failed\n";
const std::string refused = "this is neither an ICEWarn number";

const Explained cases[] = {
    {"a number of assemblers", "4000320h", 0, {flags}},
    {"a number of assemblers behind its key", "ICEWarn=04000320H", 0, {flags}},
    {"hours", "24h", 2, {refused}},
    {"a mark between digits", "0x0400_0320", 0, {mark, flags}},
    {"a mark between digits behind a key", "ICEWarn=0x0400_0320", 0, {mark, flags}},
    {"a mark behind digits", "0x320_", 2, {refused}},
    {"a blank behind 0x", "0x 4000320", 0, {mark, flags}},
    {"a blank behind 0x, behind a key", "ICEWarn: 0x 4000320", 0, {mark, flags}},
    {"an error ID before the name of its header", "52063 in ms-client-diagnostics", 0, {"Error ID 52063 unsupported"}},
    {"an error ID and the name in brackets", "24 (ms-client-diagnostics)", 0, {"Error ID " + header_24.substr(0, 60)}},
    {"two numbers and the name of a header", "24 of 52063 in ms-client-diagnostics", 2, {refused}},
    {"a number that is no error ID and the name of a header", "19000 times ms-client-diagnostics", 2, {refused}},
    {"a header in a web address",
     "https://contoso.com/?q=ms-client-diagnostics%3A+24%3B+reason%3D%22x%22%3BCallerMediaDebug%3D%22"
     "application-sharing%3AICEWarn%3D0x320%22",
     0,
     {decoded, "ms-client-diagnostics: " + header_24, sharing}},
    {"a header that was encoded",
     "ms%2Dclient%2Ddiagnostics%3A%2024%3B%20reason%3D%22a+b%22%3BCallerMediaDebug%3D%22application-sharing%3AICEWarn"
     "%3D0x320%22",
     0,
     {decoded, "ms-client-diagnostics: " + header_24, "  reason: a+b\n", sharing}},
    {"nothing behind the encoding", "50%25 and more", 2, {refused}},
    {"headers with written out line ends between",
     "ms-client-diagnostics: 24; reason=\"x\";CallerMediaDebug=\"application-sharing:ICEWarn=0x320\"\\r\\n"
     "ms-diagnostics: 1034;reason=\"y\"",
     0,
     {"ms-client-diagnostics: " + header_24, sharing, "ms-diagnostics: 1034 "}},
    {"headers with line ends between as syslog writes them",
     "ms-client-diagnostics: 24; reason=\"x\";CallerMediaDebug=\"application-sharing:ICEWarn=0x320\"#015#012"
     "ms-diagnostics: 1034;reason=\"y\"#012ms-client-diagnostics: 24;CalleeMediaDebug=\"video:ICEWarn=0x40\"#012\n",
     0,
     {"Note: Line ends that were written out were put back.\n", "ms-client-diagnostics: " + header_24, sharing,
      "\nms-diagnostics: 1034 ", "  Callee video, ICEWarn 0x00000040: "}},
    {"headers with line ends between in octal",
     "ms-client-diagnostics: 24; reason=\"x\"\\015\\012ms-diagnostics: 1034;reason=\"y\"\\015\\012",
     0,
     {"ms-client-diagnostics: " + header_24, "\nms-diagnostics: 1034 "}},
    {"what looks like a line end within a text",
     "ms-client-diagnostics: 24; reason=\"case #012 of it\"",
     0,
     {"  reason: case #012 of it\n"}},
    {"headers in a string of JSON",
     "{\"h\":\"ms-client-diagnostics: 24; reason=\\\"x\\\"\\nms-diagnostics: 1034;reason=\\\"y\\\"\"}",
     0,
     {"ms-client-diagnostics: " + header_24, "  reason: x\n", "ms-diagnostics: 1034 "}},
    {"a message on one line is explained once",
     " BYE sip:bob@contoso.com SIP/2.0\\r\\n Call-ID: 1\\r\\n ms-diagnostics: 1034;reason=\"y\"\\r\\n Content-Length: "
     "0\\r\\n "
     "\\r\\n",
     0,
     {"BYE sip:bob@contoso.com SIP/2.0, Call-ID 1\nms-diagnostics: 1034 "}},
    {"code in Markdown, line by line",
     "`ms-client-diagnostics: 24; reason=\"x\"`\n`ms-diagnostics: 1034;reason=\"y\"`\n",
     0,
     {"ms-client-diagnostics: " + header_24 + "  [Component: Common]\n  reason: x\n", "ms-diagnostics: 1034 "}},
    {"a failed request has the verdict that its packet has",
     "SIP/2.0 504 Server time-out\nCSeq: 1 INVITE\nms-diagnostics: 1010;reason=\"r\"\n\n",
     0,
     {"  [Component: SIP stack]\n",
      "  Verdict: Request failed (response 504, error ID 1010: Certificate trust with the next-hop server could not be "
      "established).\n           Federation, certificate: "}},
    {"a failed request without diagnostics",
     "SIP/2.0 486 Busy Here\nCall-ID: x\nCSeq: 1 INVITE\n\n",
     0,
     {"SIP/2.0 486 Busy Here, Call-ID x\n  Verdict: Request failed (response 486).\n"}},
    {"a port is no error ID", "SIP/2.0/TLS 192.0.2.13:6966;branch=z9hG4bK1;received=192.0.2.1", 2, {}},
    {"a header in bold", "**ms-diagnostics:** 1034;reason=\"y\"", 0, {"ms-diagnostics: 1034 "}},
    {"a line that diff added", "+ms-diagnostics: 1034;reason=\"y\"", 0, {"ms-diagnostics: 1034 "}},
    {"a key torn before its last letter",
     "ms-client-diagnostics: 23; reason=\"r\";CallerMediaDebug=\"audio:ICEWarn=0x80012b,LocalSit\n"
     "e=192.0.2.1:14832,RemoteSite=192.0.2.57:6002\"",
     0,
     {"    LocalSite: 192.0.2.1:14832\n", "    RemoteSite: 192.0.2.57:6002\n"}},
    {"a hyphen at which no line breaks in the second name",
     "ms-diagnostics: 1034;reason=\"y\"\nms\u2011client\u2011diagnostics: 24; reason=\"x\"\n",
     0,
     {"ms-diagnostics: 1034 ", "ms-client-diagnostics: " + header_24}},
    {"XML that a web page shows",
     "&lt;reportError&gt;&lt;error callId=&quot;5ec5&quot;&gt;&lt;diagHeader&gt;24;reason=&quot;A &amp;amp"
     "; B&quot;;CallerMediaDebug=&quot;application-sharing:ICEWarn=0x320&quot;&lt;/diagHeader&gt;&lt;/erro"
     "r&gt;&lt;/reportError&gt;",
     0,
     {"Error report, Call-ID 5ec5", header_24, "reason: A & B\n", sharing}},
    {"XML that was escaped twice",
     "&amp;lt;reportError&amp;gt;&amp;lt;error callId=&amp;quot;5ec5&amp;quot;&amp;gt;&amp;lt;diagHeader&a"
     "mp;gt;24;reason=&amp;quot;A &amp;amp;amp; B&amp;quot;;CallerMediaDebug=&amp;quot;application-sharing"
     ":ICEWarn=0x320&amp;quot;&amp;lt;/diagHeader&amp;gt;&amp;lt;/error&amp;gt;&amp;lt;/reportError&amp;gt"
     ";",
     0,
     {"Error report, Call-ID 5ec5", header_24, "reason: A & B\n", sharing}},
    {"quotes within quotes stay", "ms-client-diagnostics: 24; reason=\"a=\\\"b\\\"\"", 0, {"  reason: a=\"b\"\n"}},
};

} // namespace

int main() { return TestList().add_each<tool_test::check_explained>(cases).run("explain_notations"); }
