// SPDX-License-Identifier: GPL-2.0-or-later
// The sentences of a verdict: those that the description asks for, and what holds of the words for any
// flags: no path is called good, and every sentence fits into a label.
#include "cmocka.hpp"

#include <cstdio>
#include <random>
#include <string>

#include "icewarn/verdict.hpp"
#include "read_report.hpp"
#include "verdict_text.hpp"

using namespace icewarn;

namespace {

/// Moves the beginning of `text` behind `part`; false when that is not in it.
bool skip_past(std::string_view& text, std::string_view part)
{
    const std::size_t at = text.find(part);
    if (at != std::string_view::npos) text.remove_prefix(at + part.size());
    return at != std::string_view::npos;
}

struct HandCase {
    const char* name;
    std::string_view value;
    Outcome outcome;
    std::string_view in_order[4]; ///< what the sentences say, in this order
    std::string_view never;       ///< what they do not say
};

/// "To check by hand" in the description of the verdict, and the article's case.
constexpr HandCase hand_cases[] = {
    {"sharing 0x320 with id 24",
     R"(24;CallerMediaDebug="application-sharing:ICEWarn=0x320,LocalMR=203.0.113.9:5,RemoteSite=198.51.100.3:5")",
     Outcome::media_failed_no_path,
     {"application-sharing", "(local TCP, TCP NAT, TCP TURN)", "error ID 24", "The far side reported no relay"},
     "does not prove"},
    {"sharing 0x4000320 with id 23",
     R"(23;CallerMediaDebug="application-sharing:ICEWarn=0x4000320")",
     Outcome::media_failed_no_path,
     {"(local TCP, TCP NAT, TCP TURN)", "error ID 23", "virus scanner", ""},
     "does not prove"},
    {"sharing 0x320 with 51007",
     R"(51007;CalleeMediaDebug="application-sharing:ICEWarn=0x320,LocalMR=203.0.113.9:5,RemoteSite=198.51.100.3:5")",
     Outcome::no_path,
     {"(local TCP, TCP NAT, TCP TURN)", "does not prove a failed call", "51007", "normal"},
     "media failed"},
    {"audio 0x40003a0 with 51004",
     R"(51004;CallerMediaDebug="audio:ICEWarn=0x40003a0,LocalMR=203.0.113.9:5,RemoteSite=198.51.100.3:5")",
     Outcome::nothing_failed,
     {"local UDP, UDP TURN, TCP NAT, TCP TURN", "never tried): UDP NAT.", "51004", "normal"},
     "check "},
    {"audio 0x40003a0 with 25",
     R"(25;CallerMediaDebug="audio:ICEWarn=0x40003a0")",
     Outcome::media_failed,
     {"Media failed (error ID 25)", "never tried): UDP NAT.", "No UDP through the relay", ""},
     "normal"},
    {"audio 0x80012b with 23, cut after the number",
     R"(23;CallerMediaDebug="audio:ICEWarn=0x80012b)",
     Outcome::media_failed,
     {"Media failed (error ID 23)",
      "UDP NAT, UDP TURN (through the far side's relay only), TCP TURN (through the far side's relay only)",
      "own A/V Edge was not reached", "TLS inspection is likely"},
     "no relay on either side"},
    {"audio 0x80000 without MR keys and with a RemoteSite",
     R"(51000;CalleeMediaDebug="audio:ICEWarn=0x80000,RemoteSite=192.0.2.57:6002")",
     Outcome::flags_set,
     {"No path is reported failed", "local UDP, UDP NAT, TCP NAT; no relay on either side for UDP TURN, TCP TURN",
      "had no A/V Edge", ""},
     "through the far side's relay only"},
    {"ICEWarn 0",
     R"(51007;CalleeMediaDebug="audio:ICEWarn=0x0")",
     Outcome::nothing_recorded,
     {"no failure recorded, or ICE not used", "", "", ""},
     "normal"},
    {"ICEWarn 0 of a failed call",
     R"(24;CalleeMediaDebug="audio:ICEWarn=0x0")",
     Outcome::media_failed,
     {"error ID 24", "no failure recorded, or ICE not used", "", ""},
     "not reported failed"},
    {"no ICEWarn",
     R"(22;MediaType="audio";MediaChanBlob="ErrTime=0")",
     Outcome::media_failed,
     {"error ID 22", "no ICEWarn", "", ""},
     "not reported failed"},
    {"a path without a relay on either side",
     R"(24;CallerMediaDebug="video:ICEWarn=0x80160,RemoteSite=192.0.2.1:5")",
     Outcome::media_failed_no_path,
     {"failed (local UDP, UDP NAT, TCP NAT)", "no relay on either side (UDP TURN, TCP TURN)", "error ID 24", ""},
     "not reported failed"},
};

bool as_by_hand(const HandCase& one)
{
    const ReadReports reports(one.value);
    if (reports.size() != 1) return false;
    Verdict verdict;
    assess(reports[0], verdict);
    const std::string all = sentences(verdict);
    std::string_view rest = all;
    bool good = verdict.outcome == one.outcome && all.find(one.never) == std::string::npos;
    for (const std::string_view part : one.in_order) good = good && skip_past(rest, part);
    if (!good) std::fprintf(stderr, "%s: got %s", one.name, all.c_str());
    return good;
}

int count_hand_failures()
{
    int failures = 0;
    for (const HandCase& one : hand_cases) failures += !as_by_hand(one);
    return failures;
}

void checks_by_hand(void**) { assert_int_equal(count_hand_failures(), 0); }

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// A word that begins so, in a sentence that does not hedge it.
bool calls_good(std::string_view sentence)
{
    for (const std::string_view word : {"work", "good", "succe", "fine", "healthy"})
        for (std::size_t at = sentence.find(word); at != std::string_view::npos; at = sentence.find(word, at + 1))
            if ((at == 0 || !is_letter(sentence[at - 1])) && sentence.find("or never tried") == std::string_view::npos)
                return true;
    return false;
}

bool is_sentence(std::string_view text)
{
    const bool whole = !text.empty() && text.size() < 240 && text.back() == '.';
    const bool question = !text.empty() && text.size() < 240 && text.back() == '?';
    return (whole && (text.size() < 3 || text.substr(text.size() - 3) != "...")) || question;
}

/// All that can be said at once, with relays offered and not.
bool holds(const ReportFacts& facts)
{
    Verdict verdict;
    assess(facts, verdict);
    add_offered_relays({true, true, false}, {true, false, true}, verdict);
    if (verdict.size() == 0 || verdict.size() > Verdict::most) return false;
    bool good = true;
    for (std::size_t i = 0; i < verdict.size(); ++i) {
        const std::string_view text = verdict[i].view();
        good = good && is_sentence(text) && !calls_good(text) && verdict[i].c_str()[text.size()] == '\0';
    }
    if (facts.flags == 0u)
        good = good && sentences(verdict).find("no failure recorded, or ICE not used") != std::string::npos;
    if (!good) std::fprintf(stderr, "0x%x: %s", static_cast<unsigned>(*facts.flags), sentences(verdict).c_str());
    return good;
}

/// In every setting that changes what is said.
bool holds_everywhere(std::string_view media, std::uint32_t flags)
{
    constexpr std::optional<std::uint32_t> ids[] = {std::nullopt, 25, 21006, 51004, 51007, 4294967295};
    constexpr IceStatus statuses[] = {IceStatus::none, IceStatus::failed, IceStatus::connected};
    for (const auto& id : ids)
        for (const IceStatus ice : statuses)
            for (unsigned relays = 0; relays < 16; ++relays) {
                ReportFacts facts;
                facts.media = media;
                facts.flags = flags;
                facts.error_id = id;
                facts.ice = ice;
                facts.remote_mr.present = (relays & 1) != 0;
                facts.local_mr.present = (relays & 2) != 0;
                facts.local_mr.endpoint.address = Ipv4{10, 0, 0, 1};
                facts.remote_site.present = (relays & 4) != 0;
                facts.cut = (relays & 8) != 0;
                facts.federation_type = 1;
                if (!holds(facts)) return false;
            }
    return true;
}

bool check_all_words()
{
    const std::string long_media(300, 'm');
    const std::string utf8_media = "\u00e4" + std::string(46, 'm') + "\u00e4\u00e4";
    const std::string_view medias[] = {"", "audio", "application-sharing", "file-transfer", long_media, utf8_media};
    std::mt19937 random{5};
    for (const std::string_view media : medias) {
        for (const std::uint32_t flags : {0u, 0x3e0u, 0x320u, 0x80160u, 0x284400bu, 0xffffffffu, 0xe0000000u})
            if (!holds_everywhere(media, flags)) return false;
        for (unsigned bit = 0; bit < 32; ++bit)
            if (!holds_everywhere(media, 1u << bit) || !holds_everywhere(media, ~(1u << bit))) return false;
        for (int i = 0; i < 30; ++i)
            if (!holds_everywhere(media, static_cast<std::uint32_t>(random()))) return false;
    }
    return true;
}

void any_flags(void**) { assert_true(check_all_words()); }

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(checks_by_hand),
        cmocka_unit_test(any_flags),
    };
    return cmocka_run_group_tests_name("verdict_words", tests, nullptr, nullptr);
}
