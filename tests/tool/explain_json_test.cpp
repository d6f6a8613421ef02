// SPDX-License-Identifier: GPL-2.0-or-later
// icewarn-log --json --explain on what people paste.
#include <string>
#include <vector>

#include "staged_test.hpp"

namespace {

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
    {"ms-diagnostics: 1010;reason=\"r\";tls-target=\"a.contoso.com\";source=\"b.contoso.com\"",
     {"\"parameters\": [", "\"name\": \"tls-target\"", "\"value\": \"a.contoso.com\"", "\"name\": \"source\"",
      "\"component\": \"SIP stack\"", "\"outcome\": 4", "\"outcome_name\": \"request failed\""}},
    {"ms-diagnostics: 12006;reason=\"Trying next hop\"", {"\"reason\": \"Trying next hop\",\n      \"component\""}},
    {"SIP/2.0 486 Busy Here\nCall-ID: x\nCSeq: 1 INVITE\n\n",
     {"\"verdict\": [\n        \"Request failed (response 486).\""}},
    {"24;CallerMediaDebug=\"audio:ICEWarn=0x0,LocalSite=192.0.2.3:50041\"",
     {"\"items\": [", "\"name\": \"LocalSite\"", "\"value\": \"192.0.2.3:50041\""}},
    {"HRESULT 0x80090328",
     {"\"not_icewarn\": [", "\"name\": \"HRESULT\"", "\"value\": \"0x80090328\"", "SEC_E_CERT_EXPIRED: "}},
    {"52063", {"\"flags\": \"0x0000cb5f\"", "\"error_ids\": [", "\"error_id\": 52063"}},
    {"ms-client-diagnostics: 24.5; reason=\"a \\\"b\\\"\";CallerMediaDebug=\"audio:ICEWarn=0x1,x\"",
     {"\"header\": \"ms-client-diagnostics\"", "\"error_id\": 24", "\"error_sub_id\": 5", "\"reason\": \"a \\\"b\\\"\"",
      "\"meaning\": \"Media connectivity failed at call setup: both endpoints remote\"", "\"side\": \"caller\"",
      "\"media\": \"audio\"", "\"notes\": [", "\"verdict\": ["}},
};

std::string check_json()
{
    for (const JsonCase& test : json_cases) {
        const Output output = stage().log_tool({"--json", "--explain", test.pasted});
        for (const std::string& part : test.holds)
            if (output.out.find(part) == std::string::npos) return "lacks " + part + " in:\n" + output.out;
    }
    return "";
}

} // namespace

int main()
{
    TestList tests;
    tests.add<check_json>("explains_as_json");
    return tests.run("explain_json");
}
