// SPDX-License-Identifier: GPL-2.0-or-later
// Sets of candidates in words, and which m-line of an SDP a report is about.
#include "cmocka.hpp"

#include <cstdio>
#include <string>

#include "exact_copy.hpp"
#include "icewarn/sdp.hpp"

using namespace icewarn;

namespace {

bool check_sets()
{
    CandidateSet a;
    CandidateSet b;
    if (!a.empty() || candidates_line(a).view() != "none") return false;
    a.add(CandidateType::relay, CandidateTransport::tcp);
    b.add(CandidateType::host, CandidateTransport::udp);
    const CandidateSet both = a | b;
    CandidateSet all;
    for (const auto type : {CandidateType::host, CandidateType::srflx, CandidateType::prflx, CandidateType::relay,
                            CandidateType::unstated})
        for (const auto transport : {CandidateTransport::udp, CandidateTransport::tcp}) all.add(type, transport);
    return candidates_line(both).view() == "host UDP, relay TCP" && both.has(CandidateType::relay) &&
           !both.has(CandidateType::srflx) && !a.has(CandidateType::relay, CandidateTransport::udp) &&
           candidates_line(all).view() == "host UDP, host TCP, srflx UDP, srflx TCP, prflx UDP, prflx TCP, relay UDP, "
                                          "relay TCP, UDP of unstated kind, TCP of unstated kind";
}

void sets(void**) { assert_true(check_sets()); }

struct FindCase {
    std::string_view sdp; ///< `name/label` a word
    std::string_view media;
    int expected; ///< -1: none
};

constexpr FindCase find_cases[] = {
    {"audio/main-audio video/main-video", "audio", 0},
    {"audio/main-audio video/main-video", "video", 1},
    {"audio/main-audio video/main-video", "main-video", 1},
    {"audio/main-audio video/main-video", "Main-Video", 1},
    {"audio/ video/", "audio", 0},
    {"audio/ video/", "VIDEO", 1},
    {"audio/1 video/2", "video", 1},
    {"applicationsharing/applicationsharing", "application-sharing", 0},
    {"audio/ applicationsharing/", "application-sharing", 1},
    {"audio/ applicationsharing/", "applicationsharing", 1},
    {"audio/ application-sharing/", "applicationsharing", 1},
    // A label goes before a name.
    {"video/x audio/video", "video", 1},
    {"video/applicationsharing-video video/main-video", "video", 1},
    {"video/applicationsharing-video video/main-video", "applicationsharing-video", 0},
    {"video/panoramic-video video/main-video video/applicationsharing-video", "panoramic-video", 0},
    // A quality report speaks of main-audio where a client of OCS 2007 gave no label.
    {"audio/ video/", "main-audio", 0},
    {"audio/other video/", "main-audio", -1},
    // Nothing is guessed.
    {"video/ video/", "video", -1},
    {"video/a video/b", "video", -1},
    {"video/applicationsharing-video", "video", -1},
    {"audio/main-audio", "video", -1},
    {"audio/", "file-transfer", -1},
    {"audio/", "applicationsharing-video", -1},
    {"audio/", "", -1},
    {"audio/", "-", -1},
    {"audio/", "main-", -1},
    {"audio/ audio/", "main-audio", -1},
    {"", "audio", -1},
};

int count_find_failures()
{
    int failures = 0;
    for (const FindCase& one : find_cases) {
        std::string text;
        for (std::string rest(one.sdp); !rest.empty();) {
            const std::string word = rest.substr(0, rest.find(' '));
            rest.erase(0, word.size() + 1);
            const std::size_t slash = word.find('/');
            text += "m=" + word.substr(0, slash) + " 1 x\r\na=label:" + word.substr(slash + 1) + "\r\n";
        }
        const ExactCopy copy(text);
        Sdp sdp;
        read_sdp(copy.view(), sdp);
        const auto found = find_media(copy.view(), sdp, one.media);
        if ((found ? static_cast<int>(*found) : -1) == one.expected) continue;
        ++failures;
        std::fprintf(stderr, "%s in %s\n", std::string(one.media).c_str(), std::string(one.sdp).c_str());
    }
    return failures;
}

void find_by_media(void**) { assert_int_equal(count_find_failures(), 0); }

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(sets),
        cmocka_unit_test(find_by_media),
    };
    return cmocka_run_group_tests_name("sdp_media", tests, nullptr, nullptr);
}
