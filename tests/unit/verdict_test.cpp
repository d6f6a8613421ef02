// SPDX-License-Identifier: GPL-2.0-or-later
// What a report amounts to, which rule speaks for the smallest report that it is meant for and is silent for the
// nearest that it is not, and the order of the sentences. What holds of any flags is in verdict_words_test.cpp.
#include "cmocka.hpp"

#include <cstdio>
#include <string>

#include "icewarn/verdict.hpp"
#include "read_report.hpp"

using namespace icewarn;

namespace {

std::string sentences(const Verdict& verdict)
{
    std::string text;
    for (std::size_t i = 0; i < verdict.size(); ++i) text += std::string(verdict[i].view()) + "\n";
    return text;
}

/// The sentences on the first report of a header value.
std::string verdict_on(std::string_view value, IceStatus ice = IceStatus::none)
{
    const ReadReports reports(value);
    if (reports.size() == 0) return "no report";
    ReportFacts facts = reports[0];
    facts.ice = ice;
    Verdict verdict;
    assess(facts, verdict);
    return sentences(verdict);
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// What error ID and Ice say together.
enum class Says { failed, nothing_failed, neither };

struct SaidCase {
    std::optional<std::uint32_t> error_id;
    IceStatus ice;
    Says says;
};

constexpr SaidCase said_cases[] = {
    {std::nullopt, IceStatus::none, Says::neither},
    {std::nullopt, IceStatus::other, Says::neither},
    {std::nullopt, IceStatus::failed, Says::failed},
    {std::nullopt, IceStatus::connected, Says::nothing_failed},
    {22, IceStatus::none, Says::failed}, // media-setup
    {22, IceStatus::connected, Says::failed},
    {33, IceStatus::none, Says::failed}, // media-midcall
    {33, IceStatus::failed, Says::failed},
    {21006, IceStatus::other, Says::failed},
    {51004, IceStatus::none, Says::nothing_failed},
    {51007, IceStatus::none, Says::nothing_failed},
    {51004, IceStatus::other, Says::nothing_failed},
    {51007, IceStatus::failed, Says::failed},
    {51007, IceStatus::connected, Says::nothing_failed},
    {10000, IceStatus::none, Says::neither}, // other
    {10000, IceStatus::failed, Says::failed},
    {10000, IceStatus::connected, Says::nothing_failed},
    {52094, IceStatus::none, Says::neither},  // info, but not one that says that nothing failed
    {123456, IceStatus::none, Says::neither}, // unknown
};

struct OutcomeCase {
    Says says;
    std::optional<std::uint32_t> flags;
    Outcome outcome;
};

constexpr OutcomeCase outcome_cases[] = {
    {Says::failed, std::nullopt, Outcome::media_failed},
    {Says::failed, 0, Outcome::media_failed},
    {Says::failed, 0x20, Outcome::media_failed},
    {Says::failed, 0x320, Outcome::media_failed_no_path},
    {Says::nothing_failed, std::nullopt, Outcome::nothing_recorded},
    {Says::nothing_failed, 0, Outcome::nothing_recorded},
    {Says::nothing_failed, 0x20, Outcome::nothing_failed},
    {Says::nothing_failed, 0x320, Outcome::no_path},
    {Says::neither, std::nullopt, Outcome::nothing_recorded},
    {Says::neither, 0, Outcome::nothing_recorded},
    {Says::neither, 0x20, Outcome::flags_set},
    {Says::neither, 0x80000000, Outcome::flags_set},
    {Says::neither, 0x320, Outcome::no_path},
};

int count_outcome_failures()
{
    int failures = 0;
    for (const SaidCase& said : said_cases)
        for (const OutcomeCase& one : outcome_cases) {
            if (one.says != said.says) continue;
            ReportFacts facts;
            facts.media = "application-sharing";
            facts.error_id = said.error_id;
            facts.ice = said.ice;
            facts.flags = one.flags;
            Verdict verdict;
            assess(facts, verdict);
            if (verdict.outcome == one.outcome && verdict.size() > 0) continue;
            ++failures;
            std::fprintf(stderr, "id %u, Ice %d, flags 0x%x: %s\n", static_cast<unsigned>(said.error_id.value_or(0)),
                         static_cast<int>(said.ice), static_cast<unsigned>(one.flags.value_or(0)),
                         sentences(verdict).c_str());
        }
    return failures;
}

void outcomes(void**) { assert_int_equal(count_outcome_failures(), 0); }

/// Parts of the sentences by which the rules are known.
namespace rule {
constexpr std::string_view edge = "own A/V Edge was not reached";
constexpr std::string_view tls = "TLS inspection";
constexpr std::string_view tcp_edge = "TCP to the client's own A/V Edge failed";
constexpr std::string_view credentials = "(MRAS)";
constexpr std::string_view proxy = "HTTP proxy did not accept";
constexpr std::string_view no_edge = "had no A/V Edge";
constexpr std::string_view ports = "ran out of media ports";
constexpr std::string_view far_relay = "The far side reported no relay";
constexpr std::string_view own_relay = "The reporting side had no relay";
constexpr std::string_view private_relay = "RFC 1918";
constexpr std::string_view federated = "between both companies' A/V Edges";
constexpr std::string_view policy = "Bandwidth policy refused";
constexpr std::string_view altered = "arrived altered";
constexpr std::string_view stopped = "and then no more";
constexpr std::string_view tcp_media = "a firewall, a virus scanner, or a limit on connections";
constexpr std::string_view no_udp = "No UDP through the relay";
} // namespace rule

struct RuleCase {
    std::string_view rule;
    std::string_view speaks; ///< header values
    std::string_view silent;
};

constexpr RuleCase rule_cases[] = {
    {rule::edge, "ICEWarn=0x1", "ICEWarn=0x4"},
    {rule::edge, "ICEWarn=0xa", "ICEWarn=0x2"},
    {rule::edge, "ICEWarn=0xa", "ICEWarn=0x8"},
    {rule::edge, "ICEWarn=0x400b", "ICEWarn=0x400a"}, // an Edge that refuses credentials was reached
    {rule::edge, "51004;ICEWarn=0x1", "51004;ICEWarn=0x2"},
    {rule::tls, "ICEWarn=0x800000", "ICEWarn=0x1000000"},
    {rule::tls, "51007;ICEWarn=0x800000", "ICEWarn=0x400000"},
    {rule::tcp_edge, "ICEWarn=0x8", "ICEWarn=0x4"},
    {rule::tcp_edge, "ICEWarn=0x10", "ICEWarn=0x9"}, // the Edge was not reached at all
    {rule::tcp_edge, "ICEWarn=0x12", "ICEWarn=0xa"},
    {rule::tcp_edge, "ICEWarn=0x18", "ICEWarn=0x800018"}, // the cause is known
    {rule::tcp_edge, "ICEWarn=0x4010", "ICEWarn=0x4008"},
    {rule::credentials, "ICEWarn=0x4000", "ICEWarn=0x2000"},
    {rule::credentials, "51004;ICEWarn=0x4000", "ICEWarn=0x8000"},
    {rule::proxy, "ICEWarn=0x2000000", "ICEWarn=0x1000000"},
    {rule::no_edge, "ICEWarn=0x80000", "ICEWarn=0x100000"},
    {rule::no_edge, "ICEWarn=0x80000;LocalMR=", "ICEWarn=0x80000;LocalMR=203.0.113.1:5"},
    {rule::no_edge, R"(CallerMediaDebug="audio:ICEWarn=0x80000")", R"(CallerMediaDebug="audio:ICEWarn=0x80000)"},
    {rule::no_edge, "24;ICEWarn=0x80000", "51004;ICEWarn=0x80000"},
    {rule::ports, "ICEWarn=0x200000", "ICEWarn=0x400000"},
    {rule::far_relay, "ICEWarn=0x200;LocalMR=203.0.113.1:5;RemoteSite=192.0.2.1:5",
     "ICEWarn=0x200;LocalMR=203.0.113.1:5;RemoteSite=192.0.2.1:5;RemoteMR=203.0.113.2:5"},
    {rule::far_relay, "ICEWarn=0x80;LocalMR=203.0.113.1:5;RemoteSite=192.0.2.1:5;RemoteMR=",
     "ICEWarn=0x80;LocalMR=203.0.113.1:5;RemoteSite=192.0.2.1:5;RemoteMR=x.x.x.x:x"},
    {rule::far_relay, R"(CallerMediaDebug="ICEWarn=0x200,LocalMR=203.0.113.1:5,RemoteSite=192.0.2.1:5")",
     R"(CallerMediaDebug="ICEWarn=0x200,LocalMR=203.0.113.1:5,RemoteSite=192.0.2.1:5)"}, // cut
    {rule::far_relay, "ICEWarn=0x200;LocalMR=203.0.113.1:5;RemoteSite=192.0.2.1:5",
     "ICEWarn=0x200;RemoteSite=192.0.2.1:5"},
    {rule::far_relay, "24;ICEWarn=0x1000;LocalMR=203.0.113.1:5;RemoteSite=192.0.2.1:5",
     "10000;ICEWarn=0x1000;LocalMR=203.0.113.1:5;RemoteSite=192.0.2.1:5"}, // information alone
    {rule::own_relay, "ICEWarn=0x200;RemoteMR=203.0.113.1:5;RemoteSite=192.0.2.1:5",
     "ICEWarn=0x200;RemoteMR=203.0.113.1:5;RemoteSite=192.0.2.1:5;LocalMR=203.0.113.2:5"},
    {rule::own_relay, "ICEWarn=0x200;RemoteMR=203.0.113.1:5;RemoteSite=192.0.2.1:5",
     "ICEWarn=0x80200;RemoteMR=203.0.113.1:5;RemoteSite=192.0.2.1:5"}, // said by the flag
    {rule::own_relay, "24;ICEWarn=0x1000;RemoteMR=203.0.113.1:5;RemoteSite=192.0.2.1:5",
     "ICEWarn=0x1000;RemoteMR=203.0.113.1:5;RemoteSite=192.0.2.1:5"},
    {rule::private_relay, "ICEWarn=0x20;LocalMR=10.0.0.1:5", "ICEWarn=0x20;LocalSite=10.0.0.1:5"},
    {rule::private_relay, "ICEWarn=0x20;RemoteMR=192.168.0.1:5", "ICEWarn=0x20;RemoteSite=192.168.0.1:5"},
    {rule::private_relay, "ICEWarn=0x20;RemoteMR=172.16.0.1", "ICEWarn=0x20;RemoteMR=[fd00::1]:5"},
    {rule::federated, "ICEWarn=0x200;FederationType=1;LocalMR=203.0.113.1:5;RemoteMR=203.0.113.2:5",
     "ICEWarn=0x200;FederationType=0;LocalMR=203.0.113.1:5;RemoteMR=203.0.113.2:5"},
    {rule::federated, "25;ICEWarn=0x20;LocalMR=203.0.113.1:5;RemoteMR=203.0.113.2:5",
     "24;ICEWarn=0x20;LocalMR=203.0.113.1:5;RemoteMR=203.0.113.2:5"},
    {rule::federated, "37;ICEWarn=0x20;LocalMR=203.0.113.1:5;RemoteMR=203.0.113.2:5",
     "34;ICEWarn=0x20;LocalMR=203.0.113.1:5;RemoteMR=203.0.113.2:5"},
    {rule::federated, "ICEWarn=0x80;FederationType=1;LocalMR=203.0.113.1:5;RemoteMR=203.0.113.2:5",
     "ICEWarn=0x80;FederationType=1;LocalMR=203.0.113.1:5"},
    {rule::federated, "ICEWarn=0x80;FederationType=1;LocalMR=203.0.113.1:5;RemoteMR=203.0.113.2:5",
     "ICEWarn=0x1000;FederationType=1;LocalMR=203.0.113.1:5;RemoteMR=203.0.113.2:5"},
    {rule::policy, "ICEWarn=0x40000", "ICEWarn=0x20000"},
    {rule::altered, "ICEWarn=0x400", "ICEWarn=0x1000"},
    {rule::altered, "ICEWarn=0x800", "51004;ICEWarn=0x800"},
    {rule::stopped, "ICEWarn=0x8000000", "ICEWarn=0x4000000"},
    {rule::tcp_media, "MediaType=file-transfer;ICEWarn=0x220", "MediaType=file-transfer;ICEWarn=0x200"},
    {rule::tcp_media, "MediaType=application-sharing;ICEWarn=0x220", "MediaType=application-sharing;ICEWarn=0x120"},
    {rule::tcp_media, "MediaType=applicationsharing;ICEWarn=0x220", "MediaType=audio;ICEWarn=0x220"},
    {rule::tcp_media, "MediaType=file-transfer;ICEWarn=0x80020;RemoteSite=192.0.2.1:5",
     "MediaType=file-transfer;ICEWarn=0x80020;RemoteSite=192.0.2.1:5;RemoteMR=203.0.113.1:5"},
    {rule::no_udp, "MediaType=audio;ICEWarn=0xa0", "MediaType=audio;ICEWarn=0x80"},
    {rule::no_udp, "ICEWarn=0xa0", "MediaType=file-transfer;ICEWarn=0xa0"},
    {rule::no_udp, "ICEWarn=0xa2", "ICEWarn=0xa1"},
    {rule::no_udp, "ICEWarn=0xa2", "ICEWarn=0xaa"},
    {rule::no_udp, "ICEWarn=0xa0", "ICEWarn=0x40a0"}, // the credentials are the cause
    {rule::no_udp, "ICEWarn=0x22;RemoteSite=192.0.2.1:5", "ICEWarn=0x22"},
    {rule::no_udp, "ICEWarn=0x22;RemoteSite=192.0.2.1:5",
     "ICEWarn=0x80020;RemoteSite=192.0.2.1:5"}, // no relay to block
};

int count_rule_failures()
{
    int failures = 0;
    for (const RuleCase& one : rule_cases) {
        const bool speaks = has(verdict_on(one.speaks), one.rule);
        const bool silent = !has(verdict_on(one.silent), one.rule);
        failures += !speaks + !silent;
        if (!speaks) std::fprintf(stderr, "%s: not for %s\n", one.rule.data(), one.speaks.data());
        if (!silent) std::fprintf(stderr, "%s: also for %s\n", one.rule.data(), one.silent.data());
    }
    return failures;
}

void rules(void**) { assert_int_equal(count_rule_failures(), 0); }

struct AddressCase {
    Ipv4 ip;
    bool is_private;
};

/// The edges of 10/8, 172.16/12 and 192.168/16.
constexpr AddressCase address_cases[] = {
    {{9, 255, 255, 255}, false},   {{10, 0, 0, 0}, true},    {{10, 255, 255, 255}, true},  {{11, 0, 0, 0}, false},
    {{172, 15, 255, 255}, false},  {{172, 16, 0, 0}, true},  {{172, 31, 255, 255}, true},  {{172, 32, 0, 0}, false},
    {{192, 167, 255, 255}, false}, {{192, 168, 0, 0}, true}, {{192, 168, 255, 255}, true}, {{192, 169, 0, 0}, false},
    {{169, 254, 0, 1}, false},     {{100, 64, 0, 1}, false}, {{127, 0, 0, 1}, false},      {{0, 0, 0, 0}, false},
};

int count_address_failures()
{
    int failures = 0;
    for (const AddressCase& one : address_cases) {
        ReportFacts facts;
        facts.flags = 0x20;
        facts.remote_mr.present = true;
        facts.remote_mr.endpoint.address = one.ip;
        Verdict verdict;
        assess(facts, verdict);
        failures += has(sentences(verdict), rule::private_relay) != one.is_private;
    }
    return failures;
}

void private_addresses(void**) { assert_int_equal(count_address_failures(), 0); }

/// Own Edge unreachable, then TLS inspection, before all other causes.
bool most_telling_first()
{
    for (const char* flags : {"ICEWarn=0xffffffff", "ICEWarn=0x80012b", "24;MediaType=audio;ICEWarn=0x2a843ff"}) {
        const std::string text = verdict_on(flags);
        const std::size_t second = text.find('\n') + 1; // behind the outcome
        const std::size_t third = text.find('\n', second) + 1;
        if (text.find(rule::edge) < second || text.find(rule::edge) > third) return false;
        if (has(text, rule::tls) && text.find(rule::tls) > text.find('\n', third)) return false;
    }
    return true;
}

void order(void**) { assert_true(most_telling_first()); }

/// A failure that is said, by the id or by Ice, outweighs the other that says that nothing failed.
bool weighs_failures()
{
    const std::string worked = verdict_on("10000;ICEWarn=0xa0", IceStatus::connected);
    const std::string ice = verdict_on("51007;ICEWarn=0xa0", IceStatus::failed);
    const std::string id = verdict_on("22;ICEWarn=0xa0", IceStatus::connected);
    return has(worked, "Ice says") && has(worked, "normal") && !has(worked, rule::no_udp) && has(ice, "Ice FAILED") &&
           has(ice, rule::no_udp) && !has(ice, "normal") && has(id, "error ID 22") && has(id, rule::no_udp) &&
           !has(id, "normal");
}

void contradictions(void**) { assert_true(weighs_failures()); }

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(outcomes), cmocka_unit_test(rules),          cmocka_unit_test(private_addresses),
        cmocka_unit_test(order),    cmocka_unit_test(contradictions),
    };
    return cmocka_run_group_tests_name("verdict", tests, nullptr, nullptr);
}
