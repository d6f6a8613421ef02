// SPDX-License-Identifier: GPL-2.0-or-later
// icewarn-log --explain on what people paste.
#include <string>
#include <vector>

#include "staged_test.hpp"

namespace {

const std::string flags_0x320 = "ICEWarn 0x00000320: local, TCP NAT, TCP TURN failed\n";
const std::string header_24 = "24 media connectivity failed at call setup, both endpoints remote\n";
const std::string sharing = "  Caller application-sharing, ICEWarn 0x00000320: local, TCP NAT, TCP TURN failed\n";

/// What is pasted, what the program ends with, and what standard output (standard error where it ends with 2) holds.
struct Case {
    const char* name;
    std::string pasted;
    int status;
    Strings holds;
};

const Case cases[] = {
    {"a number",
     "0x320",
     0,
     {flags_0x320, "    0x00000020  Local connectivity failed (can occur in calls that work)\n",
      "    0x00000100  TCP NAT connectivity failed\n", "0x20 is set too, so there is no direct TCP path either",
      "    Paths failed:          local UDP, TCP NAT, TCP TURN\n    Paths left:            UDP NAT, UDP TURN\n",
      "    Paths failed:          local TCP, TCP NAT, TCP TURN\n    Verdict: Every media path for "
      "application-sharing"}},
    {"the number of the issue", "0x4000320", 0, {"0x04000000  TCP-TCP connectivity through TURN failed"}},
    {"bits in capitals", " 0X80012B\n", 0, {"ICEWarn 0x0080012b: ", "0x00800000  Pseudo-TLS failed"}},
    {"an unknown bit", "0x80000000", 0, {"    0x80000000  bits without a known meaning\n"}},
    {"an inferred bit", "0x800", 0, {"Message integrity failed in an allocation response [inferred]\n"}},
    {"no bit",
     "0x0",
     0,
     {"ICEWarn 0x00000000: no flag set\n", "    Verdict: ICEWarn 0: no failure recorded, or ICE not used.\n"}},
    {"a decimal number", "800", 0, {flags_0x320, "(Read as decimal. If it is hexadecimal, write 0x before it.)"}},
    {"letters without 0x", "80012b", 0, {"ICEWarn 0x0080012b", "(Read as hexadecimal, for the letters in it.)"}},
    {"key and number", "ICEWarn=0x320,", 0, {flags_0x320}},
    {"flags and an address, without a header", "ICEWarn=0x320,RemoteSite=192.0.2.3:50000", 0, {flags_0x320}},
    {"what stands in a MediaDebug",
     "application-sharing:ICEWarn=0x320,LocalSite=192.0.2.3:50041,RemoteSite=203.0.113.9:50059",
     0,
     {"  Side unknown, application-sharing, ICEWarn 0x00000320: local, TCP NAT, TCP TURN failed\n",
      "    Paths failed:          local TCP, TCP NAT, TCP TURN\n    Verdict: Every media path for application-sharing "
      "is "
      "reported failed (local TCP, TCP NAT, TCP TURN), which does not prove a failed call."}},
    {"two blocks of a MediaDebug, in typographic quotes",
     "\u201caudio:ICEWarn=0x0,LocalSite=192.0.2.3:50041,video:ICEWarn=0x320\u201d",
     0,
     {"  Side unknown, audio, ICEWarn 0x00000000: no flag set\n", "  Side unknown, video, ICEWarn 0x00000320: "}},
    {"a MediaDebug alone", "CalleeMediaDebug=\"audio:ICEWarn=0x320\"", 0, {"  Callee audio, ICEWarn 0x00000320: "}},
    {"a text that looks like one", "The result: ICEWarn is 0x320", 0, {flags_0x320}},
    {"a number in a sentence", "The sharing failed (ICEWarn was 0x320).", 0, {flags_0x320}},
    {"a header line",
     "ms-client-diagnostics: 24; reason=\"x\";CallerMediaDebug=\"application-sharing:ICEWarn=0x320\"",
     0,
     {"ms-client-diagnostics: " + header_24, sharing, "Every media path for application-sharing is reported failed",
      "(error ID 24)"}},
    {"a value without its name",
     "24; reason=\"x\";CallerMediaDebug=\"application-sharing:ICEWarn=0x320\"",
     0,
     {header_24, sharing}},
    {"typographic quotes",
     "ms-client-diagnostics: 24; reason=\u201cCall "
     "failed\u201d;CallerMediaDebug=\u201capplication-sharing:ICEWarn=0x320\u201d",
     0,
     {header_24, sharing}},
    {"German quotes and no-break blanks",
     "24;\u00a0reason=\u201ex\u201c;CallerMediaDebug=\u201eapplication-sharing:ICEWarn=0x320\u201c",
     0,
     {header_24, sharing}},
    {"out of an error report",
     "24; reason=&quot;x&quot;;CallerMediaDebug=&quot;application-sharing:ICEWarn=0x320&quot;",
     0,
     {header_24, sharing}},
    {"wrapped by a mail",
     "MS-Client-Diagnostics: 24;\n reason=\"Call failed to\nestablish\";CallerMediaDebug=\"application-sharing:\n"
     "ICEWarn=0x320,LocalSite=\n192.0.2.3:50041\"\nContent-Length: 0\n",
     0,
     {header_24, "  Caller application-sharing, ICEWarn 0x00000320"}},
    {"a whole message",
     "BYE sip:bob@contoso.com SIP/2.0\r\nCall-ID: 1\r\nms-diagnostics: "
     "10003;source=\"fe01.contoso.com\";reason=\"Proxy "
     "returned a SIP failure code\"\r\nms-client-diagnostics: 51007;reason=\"Callee media connectivity diagnosis "
     "info\";CalleeMediaDebug=\"audio:ICEWarn=0x80000\"\r\nContent-Length: 0\r\n\r\n",
     0,
     {"ms-diagnostics: 10003 ", "ms-client-diagnostics: 51007 ", "  Callee audio, ICEWarn 0x00080000: no TURN server"}},
    {"the flat form",
     "22; reason=\"x\"; UserType=\"Callee\"; MediaType=\"audio\"; ICEWarn=\"0x40003a0\"; "
     "LocalSite=\"192.0.2.33:20008\"",
     0,
     {"  Callee audio, ICEWarn 0x040003a0"}},
    {"a quote that does not close",
     "24; reason=\"x",
     1,
     {header_24, "  Note: The closing quote is missing: reason=\"x, at byte 4 of the value\n"}},
    {"a damaged number", "24;CallerMediaDebug=\"audio:ICEWarn=0xzz\"", 1, {"Caller audio, ICEWarn damaged"}},
    {"a terminal's control characters", "24;reason=\"\x1b[31mred\"", 0, {header_24}},
    {"field_03_text_before_header",
     "Diagnostic header: 25; reason=\"x\"; UserType=\"Callee\"; MediaType=\"audio\"; ICEWarn=\"0x40003a0\"",
     0,
     {"25 media connectivity failed at setup of a federated call", "  Callee audio, ICEWarn 0x040003a0",
      "error ID 25"}},
    {"field_03b_found_by_a_search",
     "a.UccApilog:1234:ms-client-diagnostics: 24; reason=\"r\";CallerMediaDebug=\"application-sharing:ICEWarn=0x320\"",
     0,
     {"Note: What a mail or a search puts before each line was left out.\n", "ms-client-diagnostics: " + header_24,
      sharing}},
    {"a prefix of a log",
     "2017-01-01 10:00:00 ERROR x ms-diagnostics: 4005;reason=\"y\"",
     0,
     {"Note: Text before a header was left out.\n", "ms-diagnostics: 4005 "}},
    {"quoted in a mail",
     "> ms-client-diagnostics: 24; reason=\"x\";CallerMediaDebug=\"application-sharing:\n> ICEWarn=0x320\"",
     0,
     {"ms-client-diagnostics: " + header_24, sharing}},
    {"an XML element",
     "<MSDiagnosticsClient>24; reason=&quot;x&quot;;CallerMediaDebug=&quot;application-sharing:ICEWarn=0x320&quot;"
     "</MSDiagnosticsClient>",
     0,
     {header_24, sharing}},
    {"two headers on one line",
     "ms-diagnostics: 4005;reason=\"a\" ms-diagnostics-public: 1034;reason=\"b\"",
     0,
     {"ms-diagnostics: 4005 ", "ms-diagnostics-public: 1034 "}},
    {"a header of HTTP", "X-Ms-diagnostics: 4005;reason=\"a\"", 0, {"4005 "}},
    {"field_04_result_code",
     "Result-Code: 0xc3e93d6f SIPPROXY_E_EPROUTING_MSG_ALLOWED_DOMAIN_NO_SRV_MATCH",
     0,
     {"Result-Code: 0xc3e93d6f, which is no ICEWarn number. Result code (HRESULT) of a failure, "
      "SIPPROXY_E_EPROUTING_MSG_ALLOWED_DOMAIN_NO_SRV_MATCH: facility 1001, code 15727.\n"}},
    {"HRESULT",
     "HRESULT=\"0x80090322(SEC_E_WRONG_PRINCIPAL)\"",
     0,
     {"SEC_E_WRONG_PRINCIPAL: The name in the certificate is not the one that was asked for.\n"}},
    {"an HRESULT of Windows without a name", "hresult 0x80070002", 0, {"of a failure: error 2 of Windows.\n"}},
    {"a Winsock error", "WinsockFailureCode=\"10061\"", 0, {"WinsockFailureCode: 10061. ", "WSAECONNREFUSED: "}},
    {"Interfaces",
     "Interfaces=0x6",
     0,
     {"Interfaces: 0x6 (Ethernet, Wi-Fi), which is no ICEWarn number. Kinds of network interface of the client.\n"}},
    {"keys alone",
     "LocalSite=192.0.2.3:50041, LocalLocation=2, IceRole=1",
     0,
     {"LocalSite: 192.0.2.3:50041. Address of", "LocalLocation: 2 (internal). ", "IceRole: 1. "}},
    {"a key that other products have", "Protocol=1", 2, {"neither an ICEWarn number"}},
    {"an escaped number", "ICEWarn=0X80\\00", 0, {"Note: A mark within a number", "ICEWarn 0x00008000"}},
    {"a number behind other words", "the value (0x320)", 2, {"neither an ICEWarn number"}},
    {"field_05_icewarnex",
     "ICEWarnEx=0x8",
     0,
     {"ICEWarnEx: 0x8, which is no ICEWarn number. More flags of Office 16 clients; their bits have no documented "
      "meaning.\n"}},
    {"field_06_bare_error_id",
     "52063",
     0,
     {"As an error ID: 52063 unsupported session description (component: Client)\n", "ICEWarn 0x0000cb5f: "}},
    {"an ID with its label", "Diagnostic ID: 52063", 0, {"Error ID 52063 unsupported session description"}},
    {"field_10_server_header",
     "ms-diagnostics: 1010; reason =\"Certificate trust\";ErrorType=\"The peer certificate\"; tls-target =\" "
     "vcse.contoso.com "
     "\"; PeerServer =\" fabrikam.com \";HRESULT=\"0x80090322(SEC_E_WRONG_PRINCIPAL)\";source=\"sip.contoso.com\"",
     0,
     {"ms-diagnostics: 1010 ", "  reason: Certificate trust\n", "  ErrorType: The peer certificate\n",
      "  tls-target: vcse.contoso.com\n", "  PeerServer: fabrikam.com\n",
      "  HRESULT: 0x80090322(SEC_E_WRONG_PRINCIPAL)\n", "  source: sip.contoso.com\n"}},
    {"what a report holds",
     "24;CallerMediaDebug=\"audio:ICEWarn=0x0,LocalSite=192.0.2.3:50041,RemoteLocation=1,FederationType=0,"
     "Interfaces=0x6,NetworkName=contoso.com,Unknown=x\"",
     0,
     {"    LocalSite: 192.0.2.3:50041\n", "    RemoteLocation: 1 (external)\n", "    FederationType: 0 (none)\n",
      "    Interfaces: 0x6 (Ethernet, Wi-Fi)\n", "    NetworkName: contoso.com\n", "    Unknown: x\n"}},
    {"field_11_report_error",
     "see <reportError xmlns=\"http://schemas.microsoft.com/2006/09/sip/error-reporting\"><error callId=\"5ec5\" "
     "toUri=\"sip:bob@contoso.com\" responseCode=\"408\" requestType=\"INVITE\"><diagHeader>24;reason=&quot;r&quot;;"
     "CallerMediaDebug=&quot;application-sharing:ICEWarn=0x320&quot;</diagHeader><progressReports><progressReport>"
     "<diagHeader>12006;reason=&quot;Trying next hop&quot;</diagHeader></progressReport></progressReports></error>"
     "</reportError>",
     0,
     {"Error report, Call-ID 5ec5, to sip:bob@contoso.com, response 408 to INVITE\n", header_24, sharing,
      "progress report: 12006 "}},
    {"a quality report",
     "<VQReportEvent xmlns=\"ms-rtcp-metrics\" xmlns:v2=\"ms-rtcp-metrics.v2\"><VQSessionReport><DialogInfo "
     "CallId=\"q1\"/><MediaLine Label=\"main-audio\"><Description><Connectivity><Ice>FAILED</Ice></Connectivity>"
     "</Description></MediaLine></VQSessionReport></VQReportEvent>",
     0,
     {"Quality report, Call-ID q1\n", "main-audio", "    Ice: FAILED\n"}},
    {"the line of a Mac",
     "QoE media: <MediaLine Label=\"main-audio\"><Description><Connectivity><Ice>FAILED</Ice></Connectivity>"
     "</Description></MediaLine>\nQoE endpoint: <Endpoint Name=\"x\"/>",
     0,
     {"Note: A part of a quality report was pasted", "main-audio", "    Ice: FAILED\n"}},
    {"field_13_wrapped_within_a_number",
     "ms-client-diagnostics: 24; reason=\"r\";CallerMediaDebug=\"audio:ICEWarn=0x40\n00320,LocalSite=192.0.2.3:50041\"",
     0,
     {"Note: A line was wrapped within a word: it was joined.\n", "Caller audio, ICEWarn 0x04000320"}},
    {"wrapped within a name",
     "ms-client-diagnostics: 24;CallerMediaDebug=\"audio:ICEWa\nrn=0x320\"",
     0,
     {"Caller audio, ICEWarn 0x00000320"}},
    {"wrapped by a shell", "ICEWarn=0x40\\\n00320", 0, {"ICEWarn 0x04000320"}},
    {"a number alone, wrapped", "ICEWarn=0x40\n00320", 0, {"within a word", "ICEWarn 0x04000320"}},
    {"field_29_two_numbers",
     "First call ICEWarn=0x80012b, second call ICEWarn=0x320",
     0,
     {"ICEWarn 0x0080012b: ", flags_0x320}},
    {"numbers alone", "0x320, 0x80012b", 0, {flags_0x320, "ICEWarn 0x0080012b: "}},
    {"field_31_database_columns",
     "CallerIceWarningFlags\t67109664\nCalleeIceWarningFlags\t800",
     0,
     {"CallerIceWarningFlags: ICEWarn 0x04000320: ", "CalleeIceWarningFlags: " + flags_0x320}},
    {"columns with their names above",
     "CallerIceWarningFlags\tCalleeIceWarningFlags\tMsDiagId\n67109664\t800\t24",
     0,
     {"CallerIceWarningFlags: ICEWarn 0x04000320: ", "CalleeIceWarningFlags: " + flags_0x320, "Error ID 24 "}},
    {"columns in quotes",
     "\"CallerIceWarningFlags\",\"CalleeIceWarningFlags\"\n\"67109664\",\"800\"",
     0,
     {"CallerIceWarningFlags: ICEWarn 0x04000320: ", "CalleeIceWarningFlags: " + flags_0x320}},
    {"columns with blanks between",
     "CallerIceWarningFlags CalleeIceWarningFlags\n--------------------- ---------------------\n             67109664  "
     "    "
     "             800",
     0,
     {"CallerIceWarningFlags: ICEWarn 0x04000320: ", "CalleeIceWarningFlags: " + flags_0x320}},
    {"Markdown", "ICEWarn: `0x320`", 0, {flags_0x320}},
    {"Markdown, bold", "**ICEWarn** **0x320**", 0, {flags_0x320}},
    {"Markdown alone", "`0x320`", 0, {flags_0x320}},
    {"an arrow", "ICEWarn -> 0x320", 0, {flags_0x320}},
    {"in brackets", "ICEWarn (0x320)", 0, {flags_0x320}},
    {"flags of", "IceWarn flags: 0x320", 0, {flags_0x320}},
    {"an ID behind the name of its header", "ms-client-diagnostics 52063", 0, {"Error ID 52063 unsupported"}},
    {"a cell of a table",
     "\"ms-client-diagnostics: 24; reason=\"\"x\"\";CallerMediaDebug=\"\"application-sharing:ICEWarn=0x320\"\"\"",
     0,
     {"Note: Quotes that a table or JSON had escaped were made plain.\n", header_24, sharing}},
    {"a report in JSON",
     "{\"x\": \"<VQReportEvent xmlns=\\\"ms-rtcp-metrics\\\" v2:SchemaVersion=\\\"2.0\\\"><VQSessionReport><MediaLine "
     "Label=\\\"main-audio\\\"><Description><Connectivity><IceWarningFlags>800</IceWarningFlags></Connectivity>"
     "</Description></MediaLine></VQSessionReport></VQReportEvent>\"}",
     0,
     {"main-audio", "ICEWarn 0x00000320"}},
    {"quoted-printable",
     "ms-client-diagnostics: 24; reason=3D\"x\";CallerMediaDebug=3D\"application-sharin=\ng:ICEWarn=3D0x320\"",
     0,
     {header_24, sharing}},
    {"lines of a web page",
     "<p>ms-client-diagnostics: "
     "24;<br>reason=&quot;x&quot;;CallerMediaDebug=&quot;application-sharing:ICEWarn=0x320&quot;"
     "</p>",
     0,
     {header_24, sharing}},
    {"characters without width", "ICE\u200bWarn=0x3\u200b20", 0, {flags_0x320}},
    {"a record of a server",
     "$$begin_record\nSeverity: warning\nText: The domain\nResult-Code: 0xc3e93d6f X\nSIP-Call-ID: f1\n$$end_record",
     0,
     {"Diagnostic record of a server (TF_DIAG)\n", "  Text: The domain\n", "  Result-Code: 0xc3e93d6f X\n"}},
    {"a capture", std::string("\x0a\x0d\x0d\x0a\x1c\x01\x01\x01", 8), 2, {"a capture file: open it in Wireshark"}},
    {"nothing", "", 2, {"neither an ICEWarn number"}},
    {"another text", "It does not work.", 2, {"neither an ICEWarn number"}},
    {"more than 32 bits", "0x123456789", 2, {"neither an ICEWarn number of 32 bits"}},
};

std::string compare(const Output& output, const Case& test)
{
    const std::string& text = test.status == 2 ? output.error : output.out;
    for (const std::string& part : test.holds)
        if (text.find(part) == std::string::npos) return "lacks \"" + part + "\" in:\n" + text;
    if (text.find('\x1b') != std::string::npos) return "reaches for the terminal";
    return output.status == test.status ? "" : "ends with " + std::to_string(output.status) + ":\n" + output.error;
}

/// As an argument and through standard input.
std::string check(const Case& test)
{
    const std::string wrong = compare(stage().log_tool({"--explain", test.pasted}), test);
    if (!wrong.empty()) return wrong;
    const std::string file = stage().write("pasted", test.pasted);
    return compare(stage().run({"sh", "-c", "'" + stage().folder() + "/bin/icewarn-log' --explain - < '" + file + "'"}),
                   test);
}

} // namespace

int main()
{
    TestList tests;
    tests.add_each<check>(cases);
    return tests.run("explain");
}
