// SPDX-License-Identifier: GPL-2.0-or-later
// What the SDP of both sides adds to a verdict: relays that were never offered, and paths without any candidate.
#include "cmocka.hpp"

#include <cstdio>
#include <string>

#include "icewarn/verdict.hpp"
#include "read_report.hpp"
#include "verdict_text.hpp"

using namespace icewarn;

namespace {

struct OfferCase {
    const char* name;
    std::string_view value;
    OfferedRelays local, remote; ///< known, UDP, TCP
    std::string_view expected;   ///< the sentences that are added
};

constexpr OfferCase offer_cases[] = {
    {"no SDP", "MediaType=audio;ICEWarn=0x280", {}, {}, ""},
    {"no relay path lost", "MediaType=audio;ICEWarn=0x160", {true, false, false}, {true, false, false}, ""},
    {"not known is not never",
     "MediaType=audio;ICEWarn=0x80",
     {false, true, true},
     {true, false, true},
     "SDP: the far side never offered a UDP relay candidate.\n"},
    {"only the own one is known",
     "MediaType=audio;ICEWarn=0x80",
     {true, true, false},
     {},
     "SDP: the reporting side offered a UDP relay candidate.\n"},
    {"both",
     "MediaType=file-transfer;ICEWarn=0x200",
     {true, false, true},
     {true, false, true},
     "SDP: both sides offered TCP relay candidates, so TCP TURN was there, and failed or was blocked.\n"},
    {"neither",
     "MediaType=audio;ICEWarn=0x80",
     {true, false, true},
     {true, false, true},
     "SDP: neither side ever offered a UDP relay candidate, so UDP TURN was never there to be tried.\n"},
    {"the far side did not",
     "MediaType=audio;ICEWarn=0x280",
     {true, true, true},
     {true, false, true},
     "SDP: the far side never offered a UDP relay candidate, the reporting side offered a UDP relay candidate.\n"
     "SDP: both sides offered TCP relay candidates, so TCP TURN was there, and failed or was blocked.\n"},
    {"unavailable counts as lost",
     "MediaType=audio;ICEWarn=0x80000;RemoteSite=192.0.2.1:5",
     {true, false, false},
     {true, false, false},
     "SDP: neither side ever offered a UDP relay candidate, so UDP TURN was never there to be tried.\n"
     "SDP: neither side ever offered a TCP relay candidate, so TCP TURN was never there to be tried.\n"},
    {"UDP TURN is no path of TCP media",
     "MediaType=file-transfer;ICEWarn=0x80",
     {true, false, false},
     {true, false, false},
     ""},
};

std::string added(const OfferCase& one)
{
    const ReadReports reports(one.value);
    Verdict verdict;
    assess(reports[0], verdict);
    const std::string before = sentences(verdict);
    add_offered_relays(one.local, one.remote, verdict);
    const std::string after = sentences(verdict);
    return after.compare(0, before.size(), before) == 0 ? after.substr(before.size()) : "changed: " + after;
}

int count_offer_failures()
{
    int failures = 0;
    for (const OfferCase& one : offer_cases) {
        const std::string got = added(one);
        if (got == one.expected) continue;
        ++failures;
        std::fprintf(stderr, "%s: got %s\n", one.name, got.c_str());
    }
    return failures;
}

void offered_relays(void**) { assert_int_equal(count_offer_failures(), 0); }

struct TransportCase {
    const char* name;
    std::string_view value;
    OfferedTransports offered;
    std::string_view first; ///< the first sentence
};

/// A path of a transport that the far side offers no candidate for was not there, so it is not left.
constexpr TransportCase transport_cases[] = {
    {"no SDP",
     "MediaType=audio;ICEWarn=0x20",
     {},
     "Reported failed: local UDP; not reported failed (worked, or never "
     "tried): UDP NAT, UDP TURN, TCP NAT, TCP TURN."},
    {"no TCP",
     "MediaType=audio;ICEWarn=0x20",
     {true, false},
     "Reported failed: local UDP; not reported failed (worked, or "
     "never tried): UDP NAT, UDP TURN; no candidate of the far side for TCP NAT, TCP TURN."},
    {"a failed path stays failed",
     "24;MediaType=audio;ICEWarn=0x120",
     {true, false},
     "Media failed (error ID 24); not "
     "reported failed (worked, or never tried): UDP NAT, UDP TURN; no candidate of the far side for TCP TURN."},
    {"nothing else was there",
     "24;MediaType=audio;ICEWarn=0xe0",
     {true, false},
     "Media failed (error ID 24); no other path "
     "was available; no candidate of the far side for TCP NAT, TCP TURN."},
};

int count_transport_failures()
{
    int failures = 0;
    for (const TransportCase& one : transport_cases) {
        const ReadReports reports(one.value);
        Verdict verdict;
        assess(reports[0], verdict, one.offered);
        if (verdict[0].view() == one.first) continue;
        ++failures;
        std::fprintf(stderr, "%s: got %s\n", one.name, verdict[0].c_str());
    }
    return failures;
}

void a_path_without_a_candidate_is_unavailable(void**) { assert_int_equal(count_transport_failures(), 0); }

} // namespace

int main()
{
    const CMUnitTest tests[] = {cmocka_unit_test(offered_relays),
                                cmocka_unit_test(a_path_without_a_candidate_is_unavailable)};
    return cmocka_run_group_tests_name("verdict_offers", tests, nullptr, nullptr);
}
