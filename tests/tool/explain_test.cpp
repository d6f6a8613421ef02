// SPDX-License-Identifier: GPL-2.0-or-later
// icewarn-log --explain on what people paste.
#include <memory>
#include <string>
#include <vector>

#include "cmocka.hpp"
#include "tshark.hpp"

namespace {

using dissect::Output;
using dissect::Stage;
using Strings = std::vector<std::string>;

std::unique_ptr<Stage> stage;

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
      "(error id 24)"}},
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
    {"nothing", "", 2, {"neither an ICEWarn number"}},
    {"another text", "It does not work.", 2, {"neither an ICEWarn number"}},
    {"more than 32 bits", "0x123456789", 2, {"neither an ICEWarn number of 32 bits"}},
};

bool ok(const std::string& wrong)
{
    if (!wrong.empty()) print_error("%s\n", wrong.c_str());
    return wrong.empty();
}

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
    const std::string wrong = compare(stage->log_tool({"--explain", test.pasted}), test);
    if (!wrong.empty()) return wrong;
    const std::string file = stage->write("pasted", test.pasted);
    return compare(stage->run({"sh", "-c", "'" + stage->folder() + "/bin/icewarn-log' --explain - < '" + file + "'"}),
                   test);
}

void explains(void** state) { assert_true(ok(check(*static_cast<const Case*>(*state)))); }

struct JsonCase {
    std::string pasted;
    Strings holds;
};

const JsonCase json_cases[] = {
    {"0x20000320",
     {"\"flags\": \"0x20000320\"", "\"unknown_flags\": \"0x20000000\"", "\"name\": \"tcp_turn_failed\"",
      "\"bit\": \"0x00000200\"", "\"class\": \"failure\"", "\"paths_left\": [\n    \"UDP NAT\",\n    \"UDP TURN\"\n  ]",
      "\"application_sharing\": {", "\"no_path\": true"}},
    {"application-sharing:ICEWarn=0x320,LocalSite=192.0.2.3:50041",
     {"\"headers\": [\n    {\n      \"reports\": [\n        {\n          \"media\": \"application-sharing\",\n         "
      " "
      "\"flags\": \"0x00000320\"",
      "\"no_path\": true"}},
    {"ms-client-diagnostics: 24.5; reason=\"a \\\"b\\\"\";CallerMediaDebug=\"audio:ICEWarn=0x1,x\"",
     {"\"header\": \"ms-client-diagnostics\"", "\"error_id\": 24", "\"error_sub_id\": 5", "\"reason\": \"a \\\"b\\\"\"",
      "\"meaning\": \"Media connectivity failed at call setup: both endpoints remote\"", "\"side\": \"caller\"",
      "\"media\": \"audio\"", "\"notes\": [", "\"verdict\": ["}},
};

std::string check_json()
{
    for (const JsonCase& test : json_cases) {
        const Output output = stage->log_tool({"--json", "--explain", test.pasted});
        for (const std::string& part : test.holds)
            if (output.out.find(part) == std::string::npos) return "lacks " + part + " in:\n" + output.out;
    }
    return "";
}

void explains_as_json(void**) { assert_true(ok(check_json())); }

} // namespace

int main()
{
    stage = std::make_unique<Stage>();
    std::vector<CMUnitTest> tests;
    for (const Case& test : cases) tests.push_back({test.name, explains, nullptr, nullptr, const_cast<Case*>(&test)});
    tests.push_back(cmocka_unit_test(explains_as_json));
    const int failed = _cmocka_run_group_tests("explain", tests.data(), tests.size(), nullptr, nullptr);
    stage.reset();
    return failed;
}
