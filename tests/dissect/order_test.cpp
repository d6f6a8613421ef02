// SPDX-License-Identifier: GPL-2.0-or-later
// What a person reads first in the details of a packet: of a report its outcome and verdict, then the flags, then the
// rest; of a body the call that it reports.
#include <string>
#include <vector>

#include "staged_test.hpp"

namespace {

struct Case {
    const char* name; ///< of the capture
    const char* frame;
    std::vector<std::string> lines; ///< begin like this, in this order; blanks before them do not count
};

const Case cases[] = {
    {"article-call.pcap",
     "8",
     {"[media failed, no path left] Caller application-sharing, ICEWarn 0x00000320: ", "[Outcome: ",
      "[Verdict: Every media path", "[Verdict: The far side", "[Paths reported failed: ", "ICEWarn: 0x00000320",
      "Side: caller", "Media: application-sharing", "LocalSite: ", "RemoteSite: ", "[Display filter"}},
    {"flat.pcap",
     "1",
     {"[media failed] Callee audio, ICEWarn 0x040003a0: ", "[Outcome: ", "[Verdict: ", "ICEWarn: 0x040003a0",
      "Side: callee", "Media: audio", "LocalSite: "}},
    {"quality-report.pcap",
     "3",
     {"[media failed] Side unknown, main-audio, no ICEWarn; IceWarningFlags of 2007", "[Outcome: ", "[Verdict: ",
      "IceWarningFlags (layout of 2007): 0x00014030", "[Media: main-audio]", "Ice: FAILED"}},
    {"quality-report.pcap",
     "2",
     {"[media failed, no path left] Side unknown, main-audio, ICEWarn 0x000003e0: ", "[Outcome: ", "[Verdict: Every",
      "[Paths reported failed: ", "ICEWarn: 0x000003e0", "[Media: main-audio]", "Ice: FAILED",
      "[Call-ID: reported-2]"}},
    {"quality-streams.pcap",
     "1",
     {"[Outcome: ", "[Verdict: ", "ICEWarn: ", "[Media: ", "Ice: ", "[Stream: audio inbound", "[Call-ID: reported-1]"}},
    {"error-report.pcap",
     "2",
     {"[media failed] Callee audio", "[Outcome: ", "[Call-ID: 5ec5reported]", "[To: sip:bob@contoso.com]"}},
};

bool begins(const std::string& line, const std::string& with)
{
    const std::size_t begin = line.find_first_not_of(' ');
    return begin != std::string::npos && line.compare(begin, with.size(), with) == 0;
}

std::string check(const Case& test)
{
    const std::string capture = stage().add(std::string(ICEWARN_CAPTURES_DIR "/") + test.name);
    const Output output =
        stage().tshark({"-r", capture, "-Y", std::string("frame.number == ") + test.frame, "-O", "icewarn"});
    const std::vector<std::string> lines = lines_of(output.out);
    std::size_t at = 0;
    while (at < lines.size() && lines[at].rfind("Lync/Skype", 0) != 0) ++at;
    for (const std::string& expected : test.lines) {
        while (at < lines.size() && !begins(lines[at], expected)) ++at;
        if (at == lines.size()) return expected + " does not follow in:\n" + output.out + output.error;
    }
    return "";
}

} // namespace

int main()
{
    TestList tests;
    tests.add_each<check>(cases);
    return tests.run("order of items");
}
