// SPDX-License-Identifier: GPL-2.0-or-later
// icewarn-log LOG --with CAPTURE: messages and packets in one file, the clock of the log set by the packets of its own
// connection; and what the plugin makes of the two together.
#include <algorithm>
#include <string>
#include <vector>

#include "sample_logs.hpp"
#include "staged_test.hpp"

namespace {

/// SIP inside TLS on the connection that the log names, and a relay that does not answer. The messages of the log were
/// at 0, 2.5 and 23.75 seconds.
const char* const capture_source = R"(flow tls tcp 192.0.2.3:50060 198.51.100.10:443
flow relay udp 192.0.2.3:50040 203.0.113.10:3478
@tls> -5.00 tls-hello
@relay> -1.00 stun allocate id=u1 cookie version=2 lifetime=600 times=5
@tls> 0.01 bytes 1703030004aabbccdd
@tls< 2.49 bytes 1703030004aabbccdd
@tls> 23.76 bytes 1703030004aabbccdd
)";

// From the moment at which capgen begins to 2016-11-21 13:00:00 UTC.
const char* const to_the_log = "-220266800";

/// The same connection seen at two places: Ethernet with comments, and raw IP as a VPN has it.
std::string make_capture()
{
    stage().write("call.sip", capture_source);
    const std::string capgen = ICEWARN_CAPGEN;
    const std::string commands = "'" + capgen + "' call.sip made.pcap && editcap -t " + to_the_log +
                                 " made.pcap moved.pcap && " +
                                 "editcap -F pcapng -a '1:the first' moved.pcap ethernet.pcapng && " +
                                 "editcap -C 14 -L -T rawip -t 0.0001 moved.pcap vpn.pcap && " +
                                 "mergecap -I none -F pcapng -w both.pcapng ethernet.pcapng vpn.pcap && " +
                                 "head -c -20 both.pcapng > short.pcapng && chmod a+r *.pcap*";
    const Output made = stage().run({"sh", "-c", commands});
    return made.ran ? "" : made.error;
}

struct Case {
    const char* name;
    Strings arguments; ///< behind the log
    int status;
    Strings said;    ///< on standard error, among other things
    Strings packets; ///< of the log: number, time, comment
};

const std::string line = "client.UccApilog line ";

const Case cases[] = {
    {"the clock is found",
     {"--with", "both.pcapng", "-o", "out.pcapng"},
     0,
     {"client.UccApilog: 3 of 3 messages have their packets in both.pcapng, its clock being taken as --utc-offset "
      "+00:59:59.99",
      "both.pcapng merged."},
     {"19\t1479733200.010000000\t" + line + "2", "24\t1479733202.510000000\t" + line + "14",
      "25\t1479733223.760000000\t" + line + "25"}},
    {"another offset that was given does not matter",
     {"--with", "both.pcapng", "-u", "-05:00", "-o", "out.pcapng"},
     0,
     {"--utc-offset +00:59:59.99"},
     {"19\t1479733200.010000000\t" + line + "2", "24\t1479733202.510000000\t" + line + "14",
      "25\t1479733223.760000000\t" + line + "25"}},
    {"without a match the offset that was given holds",
     {"--with", "other.pcap", "-u", "+01:00", "-o", "out.pcapng"},
     0,
     {"none of its connections has data in other.pcap: its clock is taken as --utc-offset +01:00."},
     {"1\t1479733200.000000000\t" + line + "2", "2\t1479733202.500000000\t" + line + "14",
      "3\t1479733223.750000000\t" + line + "25"}},
    {"a capture that was cut is written as far as it goes",
     {"--with", "short.pcapng", "-o", "out.pcapng"},
     1,
     {"short.pcapng: ", "what comes before is written."},
     {"19\t1479733200.010000000\t" + line + "2", "24\t1479733202.510000000\t" + line + "14",
      "25\t1479733223.760000000\t" + line + "25"}},
};

std::string check(const Case& test)
{
    Strings arguments{"client.UccApilog"};
    arguments.insert(arguments.end(), test.arguments.begin(), test.arguments.end());
    const Output run = stage().log_tool(arguments);
    if (run.status != test.status) return "ends with " + std::to_string(run.status) + ": " + run.error;
    for (const std::string& text : test.said)
        if (run.error.find(text) == std::string::npos) return "does not say " + text + " but " + run.error;
    const Output shown = stage().tshark({"-r", "out.pcapng", "-Y", "exported_pdu", "-T", "fields", "-e", "frame.number",
                                         "-e", "frame.time_epoch", "-e", "frame.comment"});
    return lines_of(shown.out) == test.packets ? "" : "prints:\n" + shown.out + shown.error;
}

/// Interfaces, link types and comments of the capture, and packets in the order of time.
std::string check_what_is_kept()
{
    if (const Output run = stage().log_tool({"client.UccApilog", "--with", "both.pcapng", "-o", "kept.pcapng"});
        !run.ran)
        return run.error;
    const std::string info = stage().run({"capinfos", "-M", "kept.pcapng"}).out;
    for (const char* text : {"Number of interfaces in file: 3", "(155 - wireshark-upper-pdu)", "(1 - ether)",
                             "(7 - rawip)", "Strict time order:   True", "microseconds (6)"})
        if (info.find(text) == std::string::npos) return std::string("lacks ") + text + " in " + info;
    const Strings fields{"-T", "fields",    "-e", "frame.time_epoch", "-e", "frame.comment",
                         "-e", "frame.len", "-e", "ip.src",           "-e", "tcp.srcport"};
    Strings of_capture{"-r", "both.pcapng"}, of_merged{"-r", "kept.pcapng", "-Y", "!exported_pdu"};
    of_capture.insert(of_capture.end(), fields.begin(), fields.end());
    of_merged.insert(of_merged.end(), fields.begin(), fields.end());
    Strings before = lines_of(stage().tshark(of_capture).out);
    Strings after = lines_of(stage().tshark(of_merged).out);
    std::sort(before.begin(), before.end());
    std::sort(after.begin(), after.end());
    if (before.size() != 24 || before != after) return "packets differ, " + std::to_string(before.size());
    const std::string comment =
        stage().tshark({"-r", "kept.pcapng", "-Y", "frame.number == 1", "-T", "fields", "-e", "frame.comment"}).out;
    return comment == "the first\n" ? "" : "has the comment " + comment;
}

/// Names and keys that stand in a capture: those of a TLS session, and a name resolution record of icewarn-log itself.
std::string check_names_and_keys()
{
    stage().add(ICEWARN_CAPTURES_DIR "/tls-call.pcapng");
    stage().write("server.log", log_tool::server_log(log_tool::sample_call()));
    stage().log_tool({"server.log", "-u", "Z", "-o", "names.pcapng"});
    stage().log_tool({"client.UccApilog", "--with", "tls-call.pcapng", "-o", "keys.pcapng"});
    stage().log_tool({"client.UccApilog", "--with", "names.pcapng", "-o", "named.pcapng"});
    const std::string info = stage().run({"capinfos", "keys.pcapng"}).out;
    if (info.find("decryption secrets in file: 1") == std::string::npos) return "keys: " + info;
    const std::string shown =
        stage().tshark({"-r", "named.pcapng", "-N", "n", "-T", "fields", "-e", "_ws.col.Source"}).out;
    return shown.find("client01.contoso.com") != std::string::npos ? "" : "names: " + shown;
}

std::string check_pipe()
{
    const std::string program = stage().folder() + "/bin/icewarn-log";
    const Output piped = stage().run({"sh", "-c",
                                      "'" + program +
                                          "' client.UccApilog --with both.pcapng -o - > piped && "
                                          "'" +
                                          program +
                                          "' client.UccApilog --with both.pcapng -o file && "
                                          "cmp piped file"});
    return piped.ran ? "" : piped.out + piped.error;
}

/// What the report of the log says, and what the packets of the capture show of it.
std::string check_evidence()
{
    stage().log_tool({"client.UccApilog", "--with", "moved.pcap", "-o", "evidence.pcapng"});
    const std::string shown = stage()
                                  .tshark({"-r", "evidence.pcapng", "-o", "icewarn.evidence:TRUE", "-Y",
                                           "icewarn.evidence", "-T", "fields", "-e", "icewarn.evidence"})
                                  .out;
    const std::string sentence =
        "relay UDP: 5 Allocate requests to 203.0.113.10:3478 (frames 5 to 9), no answer in the "
        "capture";
    return shown.find(sentence) != std::string::npos ? "" : "shows " + shown;
}

/// Asked for after the capture was loaded, all of its packets count, also when some were shown before; twice the same.
std::string check_evidence_after_loading()
{
    const std::string tap = R"("method":"tap","params":{"tap0":"nstat:icewarn,evidence"}})";
    std::string requests = R"({"jsonrpc":"2.0","id":1,"method":"load","params":{"file":"evidence.pcapng"}})"
                           "\n";
    for (const char* frame : {"7", "12", "3"})
        requests +=
            std::string(R"({"jsonrpc":"2.0","id":2,"method":"frame","params":{"proto":true,"frame":)") + frame + "}}\n";
    requests += R"({"jsonrpc":"2.0","id":3,)" + tap + "\n" + R"({"jsonrpc":"2.0","id":4,)" + tap + "\n";
    stage().write("requests", requests);
    const std::string out = stage().run({"sh", "-c", "sharkd - < requests 2>&1"}).out;
    const std::string sentence = "5 Allocate requests to 203.0.113.10:3478 (frames 5 to 9)";
    const std::size_t first = out.find(sentence);
    return first != std::string::npos && out.find(sentence, first + 1) != std::string::npos ? "" : "answers " + out;
}

struct Refusal {
    const char* name;
    Strings arguments;
    const char* said;
};

const Refusal refusals[] = {
    {"without -o", {"client.UccApilog", "--with", "both.pcapng"}, "--with merges a capture"},
    {"no capture", {"client.UccApilog", "--with", "client.UccApilog", "-o", "refused.pcapng"}, "client.UccApilog: "},
    {"a film",
     {"client.UccApilog", "--with", "film.mp4", "-o", "refused.pcapng"},
     "film.mp4: it holds no packets of a network"},
    {"not there", {"client.UccApilog", "--with", "none.pcapng", "-o", "refused.pcapng"}, "none.pcapng: "},
    {"a folder", {"client.UccApilog", "--with", ".", "-o", "refused.pcapng"}, "has to be a file"},
    {"over the capture", {"client.UccApilog", "--with", "moved.pcap", "-o", "moved.pcap"}, "it is the capture"},
    {"anonymized",
     {"client.UccApilog", "--with", "both.pcapng", "-o", "refused.pcapng", "--anonymize"},
     "does not change what is in the capture"},
    {"a log without messages", {"empty.log", "--with", "both.pcapng", "-o", "refused.pcapng"}, "0 messages"},
};

std::string check_refusal(const Refusal& refusal)
{
    const std::string before = stage().run({"cksum", "moved.pcap"}).out;
    const Output run = stage().log_tool(refusal.arguments);
    if (run.status != 2) return "ends with " + std::to_string(run.status) + ": " + run.error;
    if (run.error.find(refusal.said) == std::string::npos) return "says " + run.error;
    if (stage().run({"sh", "-c", "ls -A | grep -E 'refused|[.]icewarn-log'"}).ran) return "leaves a file";
    return before == stage().run({"cksum", "moved.pcap"}).out ? "" : "changed the capture";
}

} // namespace

int main()
{
    log_tool::ClientForm ahead;
    ahead.hour = 14;
    stage().write("client.UccApilog", log_tool::client_log(log_tool::sample_call(), ahead));
    stage().write("empty.log", "nothing\n");
    stage().write("film.mp4", std::string("\0\0\0\x10"
                                          "ftypisom\0\0\0\0",
                                          16));
    stage().write("other.sip", "flow other tcp 192.0.2.3:50070 198.51.100.10:443\n@other> 3000.0 tls-hello\n");
    std::string wrong = make_capture();
    const std::string capgen = ICEWARN_CAPGEN;
    if (const Output made = stage().run({capgen, "other.sip", "other.pcap"}); !made.ran) wrong += made.error;

    TestList tests;
    tests.add_each<check>(cases);
    tests.add_each<check_refusal>(refusals);
    tests.add<check_what_is_kept>("interfaces_comments_and_packets_are_kept");
    tests.add<check_names_and_keys>("names_and_keys_are_kept");
    tests.add<check_pipe>("pipe_gives_the_same");
    tests.add<check_evidence>("evidence_of_the_merged_file");
    tests.add<check_evidence_after_loading>("evidence_after_loading");
    const int failed = tests.run("with_capture");
    if (!wrong.empty()) print_error("captures: %s\n", wrong.c_str());
    return failed;
}
