// SPDX-License-Identifier: GPL-2.0-or-later
// What Wireshark makes of the pcapng of icewarn-log: whole SIP messages with addresses, ports, direction and comments,
// names for what has no address, and all that Wireshark and the plugin know of SIP.
#include <string>
#include <vector>

#include "sample_logs.hpp"
#include "transcript.hpp"
#include "staged_test.hpp"

namespace {

/// What tshark prints of a capture.
struct Case {
    const char* name;
    const char* capture;
    Strings arguments;
    Strings lines;
};

// FNV-1a of the name, its upper 16 bits folded into the lower 48: worked out by another program.
const std::string client01 = "2001:db8::1d39:7551:cb35";

const Case cases[] = {
    {"addresses, ports and direction",
     "client.pcapng",
     {"-T", "fields", "-e", "exported_pdu.ipv4_src", "-e", "exported_pdu.src_port", "-e", "exported_pdu.ipv4_dst", "-e",
      "exported_pdu.dst_port", "-e", "frame.p2p_dir", "-e", "exported_pdu.prot_name"},
     {"192.0.2.3\t50060\t198.51.100.10\t443\t0\tsip", "198.51.100.10\t443\t192.0.2.3\t50060\t1\tsip",
      "192.0.2.3\t50060\t198.51.100.10\t443\t0\tsip"}},
    {"time, log and line",
     "client.pcapng",
     {"-T", "fields", "-e", "frame.time_epoch", "-e", "frame.interface_name", "-e", "frame.comment"},
     {"1479733200.000000000\tclient.UccApilog\tclient.UccApilog line 2",
      "1479733202.500000000\tclient.UccApilog\tclient.UccApilog line 14",
      "1479733223.750000000\tclient.UccApilog\tclient.UccApilog line 25"}},
    {"whole messages",
     "client.pcapng",
     {"-T", "fields", "-e", "sip.Method", "-e", "sip.Status-Code", "-e", "sip.Call-ID", "-e", "sip.Content-Length"},
     {"INVITE\t\t5ec53a42c0ffee01\t0", "\t200\t5ec53a42c0ffee01\t0", "BYE\t\t5ec53a42c0ffee01\t0"}},
    {"the plugin's fields",
     "client.pcapng",
     {"-Y", "icewarn.tcp_turn_failed", "-T", "fields", "-e", "frame.number", "-e", "icewarn.media", "-e",
      "icewarn.flags"},
     {"3\tapplication-sharing\t0x00000320"}},
    {"names in the first pass",
     "server.pcapng",
     {"-N", "n", "-T", "fields", "-e", "_ws.col.Source", "-e", "_ws.col.Destination", "-e", "exported_pdu.src_port"},
     {"client01.contoso.com\tserver.log\t61182", "server.log\tclient01.contoso.com\t",
      "client01.contoso.com\tserver.log\t61182"}},
    {"names without resolution",
     "server.pcapng",
     {"-Y", "frame.number == 1", "-T", "fields", "-e", "exported_pdu.ipv6_src", "-e", "frame.comment"},
     {client01 + "\tserver.log line 1; client01.contoso.com is shown as " + client01}},
    {"masked addresses are names",
     "masked.pcapng",
     {"-N", "n", "-Y", "frame.number == 1", "-T", "fields", "-e", "_ws.col.Source", "-e", "_ws.col.Destination", "-e",
      "exported_pdu.src_port"},
     {"xx.xx.xxx.x\txx.xx.xxx.xx\t"}},
    {"IPv6",
     "ipv6.pcapng",
     {"-Y", "frame.number == 1", "-T", "fields", "-e", "exported_pdu.ipv6_src", "-e", "exported_pdu.ipv6_dst", "-e",
      "exported_pdu.src_port"},
     {"2001:db8::3\t2001:db8::10\t50060"}},
    {"two logs by time, the first one's clock an hour ahead",
     "both.pcapng",
     {"-T", "fields", "-e", "frame.time_relative", "-e", "frame.interface_name", "-e", "sip.CSeq"},
     {"0.000000000\tahead.UccApilog\t1 INVITE", "0.000000000\tserver.log\t1 INVITE",
      "2.500000000\tahead.UccApilog\t1 INVITE", "2.500000000\tserver.log\t1 INVITE",
      "23.750000000\tahead.UccApilog\t2 BYE", "23.750000000\tserver.log\t2 BYE"}},
    {"a message cut by the end of the log",
     "cut.pcapng",
     {"-Y", "icewarn.tcp_turn_failed", "-T", "fields", "-e", "frame.comment"},
     {"cut.UccApilog line 25; its end line is missing"}},
    {"a message longer than Wireshark takes",
     "long.pcapng",
     {"-Y", "frame.cap_len < frame.len", "-T", "fields", "-e", "frame.cap_len", "-e", "frame.comment"},
     {"262144\tlong.UccApilog line 2; longer than Wireshark takes"}},
};

std::string check(const Case& test)
{
    Strings arguments{"-r", test.capture};
    arguments.insert(arguments.end(), test.arguments.begin(), test.arguments.end());
    const Output output = stage().tshark(arguments);
    const Strings lines = lines_of(output.out);
    if (lines == test.lines) return "";
    return std::string(test.capture) + " prints:\n" + output.out + output.error;
}

std::string check_statistics()
{
    const std::string out = stage().tshark({"-r", "client.pcapng", "-q", "-z", "sip,stat"}).out;
    for (const char* line : {"Number of SIP messages: 3", "SIP 200 OK              :     1 Packets",
                             "INVITE          :     1 Packets", "BYE             :     1 Packets"})
        if (out.find(line) == std::string::npos) return std::string("lacks ") + line + " in " + out;
    return "";
}

std::string check_follow()
{
    const std::string requests =
        R"({"jsonrpc":"2.0","id":1,"method":"load","params":{"file":"client.pcapng"}})"
        "\n"
        R"({"jsonrpc":"2.0","id":2,"method":"follow","params":{"follow":"SIP","filter":"sip.Call-ID == \"5ec53a42c0ffee01\""}})"
        "\n";
    stage().write("requests", requests);
    const std::string out = stage().run({"sh", "-c", "sharkd - < requests 2>&1"}).out;
    const bool both = out.find("\"shost\":\"198.51.100.10\",\"sport\":\"443\"") != std::string::npos &&
                      out.find("\"chost\":\"192.0.2.3\",\"cport\":\"50060\"") != std::string::npos;
    std::size_t payloads = 0;
    for (std::size_t at = 0; (at = out.find("\"n\":", at)) != std::string::npos; ++at) ++payloads;
    return both && payloads == 3 ? "" : "follows " + out;
}

/// `icewarn-log LOG -o - | tshark -r -` is what `wireshark -k -i -` reads.
std::string check_pipe()
{
    const std::string program = stage().folder() + "/bin/icewarn-log";
    const Output piped = stage().run({"sh", "-c", "'" + program + "' client.UccApilog -o - | tshark -r - -V"});
    const Output file = stage().tshark({"-r", "client.pcapng", "-V"});
    return !file.out.empty() && piped.out == file.out ? "" : "differs through a pipe:\n" + piped.out + piped.error;
}

std::string long_log()
{
    std::vector<log_tool::Sip> call = log_tool::sample_call();
    call[0].text.insert(call[0].text.find("Max-Forwards"), "X-Long: " + std::string(300'000, 'x') + "\r\n");
    return log_tool::client_log(call);
}

/// Writes a log and converts it to NAME.pcapng.
/// @return what icewarn-log said
std::string convert(const std::string& name, const std::string& file, const std::string& log, const Strings& more = {})
{
    stage().write(file, log);
    Strings arguments{file, "-o", name + ".pcapng"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return stage().log_tool(arguments).error;
}

std::string convert_all()
{
    const auto call = log_tool::sample_call();
    log_tool::ClientForm masked;
    masked.local = "xx.xx.xxx.x:xxx";
    masked.remote = "xx.xx.xxx.xx:443";
    log_tool::ClientForm ipv6;
    ipv6.local = "[2001:db8::3]:50060";
    ipv6.remote = "[2001:db8::10]:443";
    log_tool::ClientForm ahead;
    ahead.hour = 14;
    std::string said = convert("client", "client.UccApilog", log_tool::client_log(call));
    said += convert("server", "server.log", log_tool::server_log(call));
    said += convert("both", "ahead.UccApilog", log_tool::client_log(call, ahead),
                    {"server.log", "-u", "+01:00", "-u", "Z"});
    said += convert("masked", "masked.UccApilog", log_tool::client_log(call, masked));
    said += convert("ipv6", "ipv6.UccApilog", log_tool::client_log(call, ipv6));
    said += convert("cut", "cut.UccApilog", log_tool::without_end(log_tool::client_log(call)));
    return said + convert("long", "long.UccApilog", long_log());
}

} // namespace

int main()
{
    const std::string said = convert_all();
    TestList tests;
    tests.add_each<check>(cases);
    tests.add<check_statistics>("sip_statistics_count");
    tests.add<check_follow>("follow_shows_both_sides");
    tests.add<check_pipe>("pipe_gives_the_same");
    const int failed = tests.run("packets");
    if (failed != 0) print_error("icewarn-log said:\n%s", said.c_str());
    return failed;
}
