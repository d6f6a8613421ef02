// SPDX-License-Identifier: GPL-2.0-or-later
// icewarn-log --anonymize: nothing that names somebody is left in any output, and everything that says what failed is.
#include <algorithm>
#include <string>
#include <vector>

#include "sample_logs.hpp"
#include "staged_test.hpp"

namespace {

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

log_tool::Sip service(const std::string& type, const std::string& body)
{
    log_tool::Sip message = log_tool::sample_call().back();
    message.text = "SERVICE sip:alice@contoso.com SIP/2.0\r\nCall-ID: 1\r\nCSeq: 1 SERVICE\r\nContent-Type: " + type +
                   "\r\nContent-Length: " + std::to_string(body.size() + 2) + "\r\n\r\n" + body + "\r\n";
    return message;
}

/// A message with a name in each place that can have one; the report is that of the sample call.
const Strings originals{"alice",        "bob",      "carol",          "smith",       "contoso",      "fabrikam",
                        "pc4711",       "192.0.2.", "10.20.30.",      "198.51.100.", "2001:db8:1::", "5ec53a42",
                        "secret",       "lunch",    "00-15-5d-12-34", "c0ffee12",    "deadbeef-",    "accountingwlan",
                        "log-of-alice", "425555",   "team room",      "headset",     "networkx",     "wlanx"};

std::string sample_log()
{
    std::vector<log_tool::Sip> call = log_tool::sample_call();
    for (log_tool::Sip& message : call) {
        const std::size_t head_end = message.text.find("\r\n") + 2;
        message.text.insert(
            head_end,
            "P-Asserted-Identity: \"Carol Smith\" <sip:carol.smith@fabrikam.com>, <tel:+15550100>\r\n"
            "Referred-By: Carol Smith <sip:carol@eu.fabrikam.com;opaque=user:epid:c0ffee12>;epid=c0ffee1234\r\n"
            "X-Host: pc4711.eu.contoso.com, [2001:db8:1::7]:5061, 10.20.30.40:443 00-15-5d-12-34-56\r\n"
            "Subject: lunch\r\n"
            "Authorization: NTLM realm=\"SIP\", targetname=\"pc4711\", response=\"secret\"\r\n"
            "X-Instance: \"<urn:uuid:deadbeef-0000-1111-2222-333344445555>\"\r\n"
            "Ms-Diagnostics-Public: 1034;reason=\"Contoso did not answer\";NetworkName=\"AccountingWlan\"\r\n"
            "X-Numbers: <tel:+14255550199;phone-context=contoso.com>, sip:4255550100;user=phone, from +14255550198\r\n"
            "Replaces: 5ec53a42c0ffee01;to-tag=7\r\nMs-Conversation-ID: secret\r\n");
    }
    call.push_back(service("application/msrtc-reporterror+xml",
                           "<reportError><error callId=\"5ec53a42c0ffee01\"><diagHeader>22;UserType=&quot;Caller&quot;;"
                           "MediaType=&quot;audio&quot;;ICEWarn=&quot;0x20&quot;;LocalSite=&quot;10.20.30.40:3&quot;;"
                           "NetworkName=&quot;networkx&quot;</diagHeader></error></reportError>"));
    call.push_back(
        service("application/vq-rtcpxr+xml",
                "<VQReportEvent><VQSessionReport SessionId=\"5ec53a42c0ffee01;from-tag=1\"><Endpoint "
                "Name=\"pc4711\"/><MediaLine Label=\"main-audio\"><Description><SSID>wlanx</SSID><CaptureDev>"
                "<Name>Headset of Bob</Name></CaptureDev></Description></MediaLine></VQSessionReport>"
                "</VQReportEvent>"));
    call.push_back(service("application/sdp", "v=0\r\no=alice 0 0 IN IP4 10.20.30.40\r\ns=Team room\r\nt=0 0"));
    return log_tool::client_log(call);
}

Output run(const std::string& script)
{
    return stage().run(
        {"sh", "-c", "cd '" + stage().folder() + "/files' && PATH='" + stage().folder() + "/bin':$PATH\n" + script});
}

std::string find_originals(const std::string& output, const std::string& where)
{
    const std::string folded = lower(output);
    std::string found;
    for (const std::string& original : originals)
        if (folded.find(original) != std::string::npos) found += original + " is left in " + where + "\n";
    return found.empty() ? "" : found + output;
}

void nothing_names_anybody(void**)
{
    for (const char* command :
         {"icewarn-log --anonymize log-of-alice.UccApilog", "icewarn-log --anonymize --json log-of-alice.UccApilog",
          "icewarn-log --anonymize --report all log-of-alice.UccApilog",
          "icewarn-log --anonymize --report all --format markdown log-of-alice.UccApilog",
          "icewarn-log --anonymize log-of-alice.UccApilog -o a.pcapng && tshark -r a.pcapng -V && cat a.pcapng"}) {
        const Output output = run(command);
        assert_true(ok(output.status == 0 ? "" : std::string(command) + ": " + output.error));
        assert_true(ok(find_originals(output.out, command)));
    }
}

/// Members that say what failed, when, and on which port.
std::string facts(const std::string& json)
{
    std::string text;
    for (const std::string& line : lines_of(json))
        for (const char* name :
             {"\"time\"", "\"flags\"", "\"error_id\"", "\"side\"", "\"media\"", "\"no_path\"", "\"line\""})
            if (line.find(name) != std::string::npos) text += line + "\n";
    return text;
}

void what_failed_stays(void**)
{
    const std::string plain = facts(run("icewarn-log --json log-of-alice.UccApilog").out);
    assert_true(ok(plain.find("0x00000320") != std::string::npos ? "" : "no report:\n" + plain));
    assert_string_equal(plain.c_str(), facts(run("icewarn-log --json --anonymize log-of-alice.UccApilog").out).c_str());
}

/// Packets are whole, ports and the classes of addresses are those of the log.
void packets_stay_valid(void**)
{
    const Output output =
        run("icewarn-log --anonymize log-of-alice.UccApilog -o a.pcapng; tshark -r a.pcapng -Y _ws.malformed; "
            "tshark -r a.pcapng -V | grep -o 'X-Host: .*' | head -n 1; tshark -r a.pcapng -T fields -e "
            "exported_pdu.src_port -e exported_pdu.dst_port -c 1");
    const std::string& out = output.out;
    const std::size_t host = out.find("X-Host: h-");
    const std::size_t ipv6 = out.find(", [2001:db8:", host);
    const std::size_t ipv4 = out.find("]:5061, 10.", ipv6);
    const bool good = host == 0 && ipv6 != std::string::npos && ipv4 != std::string::npos &&
                      out.find(":443 ", ipv4) != std::string::npos && out.find("50060\t443") != std::string::npos;
    assert_true(ok(good ? "" : out + output.error));
}

void names_are_the_same_with_one_key(void**)
{
    const std::string log = " --json log-of-alice.UccApilog | cksum";
    const std::string one = run("icewarn-log --anonymize --key key1" + log).out;
    assert_string_equal(one.c_str(), run("icewarn-log --anonymize --key key1" + log).out.c_str());
    assert_string_not_equal(one.c_str(), run("icewarn-log --anonymize --key key2" + log).out.c_str());
    assert_string_not_equal(run("icewarn-log --anonymize" + log).out.c_str(),
                            run("icewarn-log --anonymize" + log).out.c_str());
    const Output sweep =
        run("icewarn-log --anonymize --key key1 --json --output-dir out log-of-alice.UccApilog; ls out; cat out/*");
    assert_true(ok(find_originals(sweep.out, "results")));
    for (const char* wrong :
         {"--key key1", "--anonymize --key short", "--anonymize --key none", "--anonymize --output-dir o"})
        assert_int_equal(run("icewarn-log " + std::string(wrong) + " log-of-alice.UccApilog").status, 2);
}

} // namespace

int main()
{
    stage().write("log-of-alice.UccApilog", sample_log());
    stage().write("key1", "a key of more than sixteen bytes");
    stage().write("key2", "another key of the same length..");
    stage().write("short", "guessed");
    TestList tests;
    tests.add(cmocka_unit_test(nothing_names_anybody));
    tests.add(cmocka_unit_test(what_failed_stays));
    tests.add(cmocka_unit_test(packets_stay_valid));
    tests.add(cmocka_unit_test(names_are_the_same_with_one_key));
    return tests.run("anonymize");
}
