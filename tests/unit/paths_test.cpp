// SPDX-License-Identifier: GPL-2.0-or-later
// Which paths a report reports failed, leaves, or had no relay for, and what must hold of that for any flags.
#include "cmocka.hpp"

#include <cstdio>
#include <initializer_list>
#include <string>

#include "cases.hpp"
#include "exact_copy.hpp"
#include "icewarn/paths.hpp"
#include "icewarn/summary.hpp"
#include "read_report.hpp"

using namespace icewarn;

namespace {

std::string names(PathSet paths, PathSet through_far_relay = {})
{
    LabelText line;
    add_paths(line, paths, through_far_relay);
    return std::string(line.view());
}

/// "failed: A; left: B; unavailable: C", and "; no path".
std::string render(const Paths& paths)
{
    std::string text = "failed: " + names(paths.failed) + "; left: " + names(paths.left, paths.through_far_relay) +
                       "; unavailable: " + names(paths.unavailable);
    return paths.no_path ? text + "; no path" : text;
}

struct MediaCase {
    std::string_view name;
    bool tcp;
};

constexpr MediaCase media_cases[] = {
    {"application-sharing", true},
    {"Application-Sharing", true},
    {"APPLICATION-SHARING", true},
    {"applicationsharing", true},
    {"ApplicationSharing", true},
    {"file-transfer", true},
    {"FILE-transfer", true},
    {"applicationsharing-video", false},
    {"application-sharing-video", false},
    {"application_sharing", false},
    {"application-sharin", false},
    {"application-sharing ", false},
    {"application sharing", false},
    {"filetransfer", false},
    {"file-transfers", false},
    {"audio", false},
    {"video", false},
    {"panoramic-video", false},
    {"data", false},
    {"message", false},
    {"", false},
};

int count_media_failures()
{
    int failures = 0;
    for (const MediaCase& one : media_cases) {
        const ExactCopy media(one.name);
        if (is_tcp_media(media.view()) == one.tcp) continue;
        ++failures;
        std::fprintf(stderr, "\"%s\" is %sTCP media\n", std::string(one.name).c_str(), one.tcp ? "" : "no ");
    }
    return failures;
}

void tcp_media(void**) { assert_int_equal(count_media_failures(), 0); }

struct PathCase {
    std::string_view name;
    std::string_view value; ///< a header; its first report is assessed
    std::string_view expected;
    bool cut_by_capture = false;
};

std::string assessed(const PathCase& one)
{
    const ReadReports reports(one.value, one.cut_by_capture);
    return reports.size() == 0 ? "no report" : render(assess_paths(reports[0]));
}

void rows(void**)
{
    static constexpr PathCase cases[] = {
        {"0x20 audio", "1;MediaType=audio;ICEWarn=0x20",
         "failed: local UDP; left: UDP NAT, UDP TURN, TCP NAT, TCP TURN; unavailable: "},
        {"0x40 audio", "1;MediaType=audio;ICEWarn=0x40",
         "failed: UDP NAT; left: local UDP, UDP TURN, TCP NAT, TCP TURN; unavailable: "},
        {"0x80 audio", "1;MediaType=audio;ICEWarn=0x80",
         "failed: UDP TURN; left: local UDP, UDP NAT, TCP NAT, TCP TURN; unavailable: "},
        {"0x100 audio", "1;MediaType=audio;ICEWarn=0x100",
         "failed: TCP NAT; left: local UDP, UDP NAT, UDP TURN, TCP TURN; unavailable: "},
        {"0x200 audio", "1;MediaType=audio;ICEWarn=0x200",
         "failed: TCP TURN; left: local UDP, UDP NAT, UDP TURN, TCP NAT; unavailable: "},
        {"0x20 sharing", "1;MediaType=application-sharing;ICEWarn=0x20",
         "failed: local TCP; left: TCP NAT, TCP TURN; unavailable: "},
        {"0x40 and 0x80 sharing are no paths of it", "1;MediaType=application-sharing;ICEWarn=0xc0",
         "failed: ; left: local TCP, TCP NAT, TCP TURN; unavailable: "},
        {"0x100 sharing", "1;MediaType=application-sharing;ICEWarn=0x100",
         "failed: TCP NAT; left: local TCP, TCP TURN; unavailable: "},
        {"0x200 sharing", "1;MediaType=application-sharing;ICEWarn=0x200",
         "failed: TCP TURN; left: local TCP, TCP NAT; unavailable: "},
        {"all audio", "1;MediaType=audio;ICEWarn=0x3e0",
         "failed: local UDP, UDP NAT, UDP TURN, TCP NAT, TCP TURN; left: ; unavailable: ; no path"},
        {"all but one audio", "1;MediaType=audio;ICEWarn=0x3c0",
         "failed: UDP NAT, UDP TURN, TCP NAT, TCP TURN; left: local UDP; unavailable: "},
        {"all sharing", "1;MediaType=file-transfer;ICEWarn=0x320",
         "failed: local TCP, TCP NAT, TCP TURN; left: ; unavailable: ; no path"},
        {"the same flags for sharing's video", "1;MediaType=applicationsharing-video;ICEWarn=0x320",
         "failed: local UDP, TCP NAT, TCP TURN; left: UDP NAT, UDP TURN; unavailable: "},
        {"no media", "1;ICEWarn=0x320", "failed: local UDP, TCP NAT, TCP TURN; left: UDP NAT, UDP TURN; unavailable: "},
        {"TCP-TCP through TURN is no path of its own", "1;MediaType=application-sharing;ICEWarn=0x4000000",
         "failed: ; left: local TCP, TCP NAT, TCP TURN; unavailable: "},
        {"only unknown bits", "1;MediaType=audio;ICEWarn=0xe0000000",
         "failed: ; left: local UDP, UDP NAT, UDP TURN, TCP NAT, TCP TURN; unavailable: "},
        {"flags of 0", "1;MediaType=audio;ICEWarn=0x0;RemoteSite=192.0.2.1:5", "failed: ; left: ; unavailable: "},
        {"no flags", "1;MediaType=audio;RemoteSite=192.0.2.1:5", "failed: ; left: ; unavailable: "},
        {"flags that are no number", "1;MediaType=audio;ICEWarn=0x3g", "failed: ; left: ; unavailable: "},
    };
    assert_int_equal(count_failures(cases, assessed), 0);
}

void missing_relays(void**)
{
    static constexpr PathCase cases[] = {
        {"RemoteMR absent", R"(1;CallerMediaDebug="audio:ICEWarn=0x2,RemoteSite=192.0.2.1:5")",
         "failed: ; left: local UDP, UDP NAT, TCP NAT, TCP TURN; unavailable: UDP TURN"},
        {"RemoteMR empty", R"(1;CallerMediaDebug="audio:ICEWarn=0x2,RemoteMR=,RemoteSite=192.0.2.1:5")",
         "failed: ; left: local UDP, UDP NAT, TCP NAT, TCP TURN; unavailable: UDP TURN"},
        {"RemoteMR there", R"(1;CallerMediaDebug="audio:ICEWarn=0x2,RemoteMR=203.0.113.1:5,RemoteSite=192.0.2.1:5")",
         "failed: ; left: local UDP, UDP NAT, UDP TURN (through the far side's relay only), TCP NAT, TCP TURN; "
         "unavailable: "},
        {"RemoteMR masked", R"(1;CallerMediaDebug="audio:ICEWarn=0x8,RemoteMR=x.x.x.x:xx,RemoteSite=192.0.2.1:5")",
         "failed: ; left: local UDP, UDP NAT, UDP TURN, TCP NAT, TCP TURN (through the far side's relay only); "
         "unavailable: "},
        {"RemoteMR malformed", R"(1;CallerMediaDebug="audio:ICEWarn=0x2,RemoteMR=?,RemoteSite=192.0.2.1:5")",
         "failed: ; left: local UDP, UDP NAT, UDP TURN (through the far side's relay only), TCP NAT, TCP TURN; "
         "unavailable: "},
        {"RemoteSite absent", R"(1;CallerMediaDebug="application-sharing:ICEWarn=0x8")",
         "failed: ; left: local TCP, TCP NAT, TCP TURN (through the far side's relay only); unavailable: "},
        {"RemoteSite empty", R"(1;CallerMediaDebug="application-sharing:ICEWarn=0x8,RemoteSite=")",
         "failed: ; left: local TCP, TCP NAT, TCP TURN (through the far side's relay only); unavailable: "},
        {"RemoteSite masked", R"(1;CallerMediaDebug="application-sharing:ICEWarn=0x8,RemoteSite=x.x.x.x:xx")",
         "failed: ; left: local TCP, TCP NAT; unavailable: TCP TURN"},
        {"cut by an open quote", R"(1;CallerMediaDebug="application-sharing:ICEWarn=0x8,RemoteSite=192.0.2.1:5)",
         "failed: ; left: local TCP, TCP NAT, TCP TURN (through the far side's relay only); unavailable: "},
        {"cut by the capture", R"(1;ICEWarn="0x2";RemoteSite="192.0.2.1:5";)",
         "failed: ; left: local UDP, UDP NAT, UDP TURN (through the far side's relay only), TCP NAT, TCP TURN; "
         "unavailable: ",
         true},
        {"the last block is cut, this one is not",
         R"(1;CallerMediaDebug="audio:ICEWarn=0x2,RemoteSite=192.0.2.1:5,video:ICEWarn=0x2)",
         "failed: ; left: local UDP, UDP NAT, TCP NAT, TCP TURN; unavailable: UDP TURN"},
        {"what is reported failed is failed", R"(1;CallerMediaDebug="audio:ICEWarn=0x82,RemoteSite=192.0.2.1:5")",
         "failed: UDP TURN; left: local UDP, UDP NAT, TCP NAT, TCP TURN; unavailable: "},
        {"nothing left for want of relays", R"(1;CallerMediaDebug="audio:ICEWarn=0x80160,RemoteSite=192.0.2.1:5")",
         "failed: local UDP, UDP NAT, TCP NAT; left: ; unavailable: UDP TURN, TCP TURN; no path"},
        {"the same with a far relay",
         R"(1;CallerMediaDebug="audio:ICEWarn=0x80160,RemoteMR=203.0.113.1:5,RemoteSite=192.0.2.1:5")",
         "failed: local UDP, UDP NAT, TCP NAT; left: UDP TURN (through the far side's relay only), TCP TURN (through "
         "the far side's relay only); unavailable: "},
        {"nothing left for sharing", R"(1;CallerMediaDebug="file-transfer:ICEWarn=0x800120,RemoteSite=192.0.2.1:5")",
         "failed: local TCP, TCP NAT; left: ; unavailable: TCP TURN; no path"},
    };
    assert_int_equal(count_failures(cases, assessed), 0);
}

ReportFacts facts(std::string_view media, std::uint32_t flags, bool remote_mr, bool remote_site, bool cut)
{
    ReportFacts facts;
    facts.media = media;
    facts.flags = flags;
    facts.remote_mr.present = remote_mr;
    facts.remote_site.present = remote_site;
    facts.cut = cut;
    return facts;
}

/// Each of the 32 bits alone: whether it makes the own relay unusable, for UDP and for TCP.
int count_relay_bit_failures()
{
    constexpr std::uint32_t udp = 0x00084003;
    constexpr std::uint32_t tcp = 0x02884009;
    int failures = 0;
    for (std::uint32_t bit = 1; bit != 0; bit <<= 1) {
        std::string audio = (bit & udp) != 0 ? "UDP TURN" : "";
        const std::string sharing = (bit & tcp) != 0 ? "TCP TURN" : "";
        audio += (audio.empty() || sharing.empty() ? "" : ", ") + sharing;
        for (const std::string_view media : {"audio", "application-sharing"}) {
            const std::string& expected = media == "audio" ? audio : sharing;
            const Paths without = assess_paths(facts(media, bit, false, true, false));
            const Paths with = assess_paths(facts(media, bit, true, true, false));
            if (names(without.unavailable) == expected && names(with.through_far_relay) == expected) continue;
            ++failures;
            std::fprintf(stderr, "0x%x, %s: unavailable %s\n", static_cast<unsigned>(bit), std::string(media).c_str(),
                         names(without.unavailable).c_str());
        }
    }
    return failures;
}

void bits_that_break_the_own_relay(void**) { assert_int_equal(count_relay_bit_failures(), 0); }

/// "To check by hand" in the description of the verdict: what the paths come to.
void checks_by_hand(void**)
{
    constexpr std::string_view sharing_lost = "failed: local TCP, TCP NAT, TCP TURN; left: ; unavailable: ; no path";
    static constexpr PathCase cases[] = {
        {"sharing 0x320", R"(24;CallerMediaDebug="application-sharing:ICEWarn=0x320")", sharing_lost},
        {"sharing 0x4000320", R"(23;CallerMediaDebug="application-sharing:ICEWarn=0x4000320")", sharing_lost},
        {"audio 0x40003a0", R"(51004;CallerMediaDebug="audio:ICEWarn=0x40003a0")",
         "failed: local UDP, UDP TURN, TCP NAT, TCP TURN; left: UDP NAT; unavailable: "},
        {"audio 0x80012b, cut after the number", R"(23;CallerMediaDebug="audio:ICEWarn=0x80012b)",
         "failed: local UDP, TCP NAT; left: UDP NAT, UDP TURN (through the far side's relay only), TCP TURN (through "
         "the far side's relay only); unavailable: "},
        {"audio 0x80000 without MR keys and with a RemoteSite",
         R"(51007;CalleeMediaDebug="audio:ICEWarn=0x80000,LocalSite=192.0.2.1:14832,RemoteSite=192.0.2.57:6002")",
         "failed: ; left: local UDP, UDP NAT, TCP NAT; unavailable: UDP TURN, TCP TURN"},
    };
    assert_int_equal(count_failures(cases, assessed), 0);
}

/// The issue's two lists of paths, and the bit of each.
struct MediaPath {
    Path path;
    std::uint32_t bit;
};

constexpr std::initializer_list<MediaPath> tcp_paths = {
    {Path::local_tcp, 0x20}, {Path::tcp_nat, 0x100}, {Path::tcp_turn, 0x200}};
constexpr std::initializer_list<MediaPath> udp_paths = {{Path::local_udp, 0x20},
                                                        {Path::udp_nat, 0x40},
                                                        {Path::udp_turn, 0x80},
                                                        {Path::tcp_nat, 0x100},
                                                        {Path::tcp_turn, 0x200}};

bool is_turn(Path path) { return path == Path::udp_turn || path == Path::tcp_turn; }

bool holds(const ReportFacts& facts, const std::initializer_list<MediaPath>& media_paths)
{
    const Paths paths = assess_paths(facts);
    int sorted = 0;
    bool left = false;
    for (const Path path :
         {Path::local_udp, Path::udp_nat, Path::udp_turn, Path::local_tcp, Path::tcp_nat, Path::tcp_turn}) {
        sorted += paths.failed.has(path) + paths.left.has(path) + paths.unavailable.has(path);
        left = left || paths.left.has(path);
        if (paths.through_far_relay.has(path) && !(paths.left.has(path) && is_turn(path))) return false;
        if (paths.unavailable.has(path) && !is_turn(path)) return false;
    }
    for (const MediaPath& one : media_paths) {
        if (paths.failed.has(one.path) != ((*facts.flags & one.bit) != 0)) return false;
        if (paths.failed.has(one.path) + paths.left.has(one.path) + paths.unavailable.has(one.path) != 1) return false;
    }
    const bool none_unavailable = facts.remote_mr.present || !facts.remote_site.present || facts.cut;
    return sorted == static_cast<int>(media_paths.size()) && paths.no_path == !left &&
           (!none_unavailable || paths.unavailable.empty()) && (none_unavailable || paths.through_far_relay.empty());
}

/// All combinations of the bits that matter, and one of each that do not.
int count_broken_masks()
{
    constexpr std::uint32_t bits[] = {0x1,   0x2,    0x4,     0x8,      0x20,      0x40,      0x80,      0x100,
                                      0x200, 0x4000, 0x80000, 0x800000, 0x2000000, 0x4000000, 0x80000000};
    int broken = 0;
    for (std::uint32_t choice = 1; choice < 1u << std::size(bits); ++choice) {
        std::uint32_t mask = 0;
        for (std::size_t i = 0; i < std::size(bits); ++i)
            if ((choice >> i & 1) != 0) mask |= bits[i];
        for (unsigned context = 0; context < 8; ++context) {
            const bool mr = (context & 1) != 0;
            const bool site = (context & 2) != 0;
            const bool cut = (context & 4) != 0;
            broken += !holds(facts("file-transfer", mask, mr, site, cut), tcp_paths);
            broken += !holds(facts("video", mask, mr, site, cut), udp_paths);
        }
    }
    return broken;
}

void any_flags(void**) { assert_int_equal(count_broken_masks(), 0); }

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(tcp_media),      cmocka_unit_test(rows),
        cmocka_unit_test(missing_relays), cmocka_unit_test(bits_that_break_the_own_relay),
        cmocka_unit_test(checks_by_hand), cmocka_unit_test(any_flags),
    };
    return cmocka_run_group_tests_name("paths", tests, nullptr, nullptr);
}
