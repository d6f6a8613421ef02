// SPDX-License-Identifier: GPL-2.0-or-later
// What a report is assessed by: which of several values counts, whether keys may be missing because the value was cut,
// what an error ID and Ice say of the call.
#include "cmocka.hpp"

#include <algorithm>
#include <cstdio>
#include <string>

#include "icewarn/parse_limits.hpp"
#include "read_report.hpp"

using namespace icewarn;

namespace {

std::string number(std::optional<std::uint32_t> value) { return value ? std::to_string(*value) : "-"; }

/// "there" for a value without an address, "-" for none.
std::string endpoint(const KnownEndpoint& known)
{
    if (!known.present) return "-";
    std::string text = "there";
    if (const Ipv4* ip = std::get_if<Ipv4>(&known.endpoint.address)) {
        text.clear();
        for (const std::uint8_t byte : *ip) text += (text.empty() ? "" : ".") + std::to_string(byte);
    }
    if (std::holds_alternative<Ipv6>(known.endpoint.address)) text = "ipv6";
    if (known.endpoint.port) text += " " + std::to_string(*known.endpoint.port);
    return text;
}

std::string render(const ReportFacts& f)
{
    return number(f.error_id) + "|" + std::string(f.media) + "|" + number(f.flags) + "|" + endpoint(f.local_site) +
           "|" + endpoint(f.remote_site) + "|" + endpoint(f.local_mr) + "|" + endpoint(f.remote_mr) + "|" +
           number(f.local_location) + number(f.remote_location) + number(f.federation_type) + "|" +
           number(f.local_mr_rtcp_port) + "," + number(f.remote_mr_rtcp_port);
}

struct ValueCase {
    const char* name;
    std::string_view value;
    std::string_view expected; ///< of the first report
};

constexpr ValueCase value_cases[] = {
    {"classic",
     R"(24;CallerMediaDebug="application-sharing:ICEWarn=0x320,LocalSite=192.0.2.3:50041,LocalMR=203.0.113.9:57498,RemoteSite=198.51.100.203:50045,LocalMRTCPPort=57498,LocalLocation=1,RemoteLocation=2,FederationType=0")",
     "24|application-sharing|800|192.0.2.3 50041|198.51.100.203 50045|203.0.113.9 57498|-|120|57498,-"},
    {"flat",
     R"(25;UserType="Callee";MediaType="audio";ICEWarn="0x20";RemoteMR="[2001:db8::9]:443";RemoteMRTCPPort="443";FederationType="1")",
     "25|audio|32|-|-|-|ipv6 443|--1|-,443"},
    {"nothing said", R"(CallerMediaDebug="LocalLocation=2")", "-||-|-|-|-|-|2--|-,-"},
    {"masked ones are there", R"(1;CallerMediaDebug="audio:LocalSite=xx.xx.xxx.x:xxx,RemoteMR=xx.xx.xx.xx:443")",
     "1|audio|-|there|-|-|there 443|---|-,-"},
    {"empty ones are not", R"(1;CallerMediaDebug="audio:LocalSite=,RemoteMR= ,LocalMR=,FederationType=")",
     "1|audio|-|-|-|-|-|---|-,-"},
    {"the first that is not empty counts",
     R"(1;CallerMediaDebug="audio:RemoteMR=,RemoteMR=203.0.113.1:1,RemoteMR=203.0.113.2:2,LocalLocation=1,LocalLocation=2")",
     "1|audio|-|-|-|-|203.0.113.1 1|1--|-,-"},
    {"a malformed one that comes first counts as there",
     R"(1;CallerMediaDebug="audio:LocalMR=x,LocalMR=203.0.113.2:2")", "1|audio|-|-|-|there|-|---|-,-"},
    {"numbers that are none say nothing",
     R"(1;CallerMediaDebug="audio:ICEWarn=x,FederationType=x,LocalMRTCPPort=65536")", "1|audio|-|-|-|-|-|---|-,-"},
    {"pairs of a MediaChanBlob are not the report's", R"(22;MediaType="audio";MediaChanBlob="RemoteMR=203.0.113.1:1")",
     "22|audio|-|-|-|-|-|---|-,-"},
};

int count_value_failures()
{
    int failures = 0;
    for (const ValueCase& one : value_cases) {
        const ReadReports reports(one.value);
        const std::string got = reports.size() == 0 ? "no report" : render(reports[0]);
        if (got == one.expected) continue;
        ++failures;
        std::fprintf(stderr, "%s: got %s\n", one.name, got.c_str());
    }
    return failures;
}

void which_value_counts(void**) { assert_int_equal(count_value_failures(), 0); }

struct CutCase {
    const char* name;
    std::string_view value;
    bool cut_by_capture;
    std::string_view expected; ///< a letter a report: c cut, w whole
};

constexpr CutCase cut_cases[] = {
    {"whole", R"(24;CallerMediaDebug="audio:ICEWarn=0x20")", false, "w"},
    {"no closing quote", R"(24;CallerMediaDebug="audio:ICEWarn=0x20)", false, "c"},
    {"only the last block of an open quote", R"(24;CallerMediaDebug="audio:ICEWarn=0x20,video:ICEWarn=0x40)", false,
     "wc"},
    {"only the side that is open", R"(24;CallerMediaDebug="audio:ICEWarn=0x20";CalleeMediaDebug="audio:ICEWarn=0x40)",
     false, "wc"},
    {"the open quote is another parameter's", R"(24;CallerMediaDebug="audio:ICEWarn=0x20";reason="Call fai)", false,
     "w"},
    {"a quote missing in the middle cuts nothing", R"(24;CallerMediaDebug="audio:ICEWarn=0x20; reason="x")", false,
     "w"},
    {"flat, no closing quote", R"(25;MediaType="audio";ICEWarn="0x20";LocalSite="192.0.2.1:5)", false, "c"},
    {"flat, the open quote is no key's", R"(25;MediaType="audio";ICEWarn="0x20";reason="Call fai)", false, "c"},
    {"only the last flat report", R"(25;MediaType="audio";ICEWarn="0x20";MediaType="video";ICEWarn="0x)", false, "wc"},
    {"flat, its quote missing in the middle",
     R"(25;MediaType="audio";ICEWarn="0x20";BaseAddress="192.0.2.33:20018; MrDnsU="edge01.contoso.com")", false, "w"},
    {"capture, in the block", R"(24;CallerMediaDebug="audio:ICEWarn=0x20,Loc)", true, "c"},
    {"capture, right behind the closing quote", R"(24;CallerMediaDebug="audio:ICEWarn=0x20")", true, "w"},
    {"capture, behind the parameter", R"(24;CallerMediaDebug="audio:ICEWarn=0x20";rea)", true, "w"},
    {"capture, behind a first MediaDebug", R"(24;CallerMediaDebug="a:ICEWarn=0x20";CalleeMediaDebug="b:ICEWarn=0x1)",
     true, "wc"},
    {"capture, unquoted block", "24;CallerMediaDebug=audio:ICEWarn=0x20", true, "c"},
    {"capture, unquoted block and blanks", "24;CallerMediaDebug=audio:ICEWarn=0x20, ", true, "c"},
    {"capture, behind the ; of an unquoted block", "24;CallerMediaDebug=audio:ICEWarn=0x20;", true, "w"},
    {"capture, flat: more keys could have followed", R"(25;MediaType="audio";ICEWarn="0x20";)", true, "c"},
    {"capture, last of two flat reports", R"(25;MediaType="audio";ICEWarn="0x20";MediaType="video";ICEWarn="0x1")",
     true, "wc"},
    {"capture, flat around a MediaDebug", R"(25;MediaType="audio";CallerMediaDebug="audio:ICEWarn=0x20";ICEWarn="0x1")",
     true, "cw"},
    {"capture, flat before an open MediaDebug", R"(25;MediaType="audio";CallerMediaDebug="audio:ICEWarn=0x20)", true,
     "cc"},
    {"an empty quoted value closes as well", R"(24;CallerMediaDebug="a:ICEWarn=0x20";CalleeMediaDebug="")", true, "w"},
};

std::string render_cut(const ReadReports& reports)
{
    std::string text;
    for (std::size_t i = 0; i < reports.size(); ++i) text += reports[i].cut ? 'c' : 'w';
    return text;
}

int count_cut_failures()
{
    int failures = 0;
    for (const CutCase& one : cut_cases) {
        const std::string got = render_cut(ReadReports(one.value, one.cut_by_capture));
        if (got == one.expected) continue;
        ++failures;
        std::fprintf(stderr, "%s: got %s\n", one.name, got.c_str());
    }
    return failures;
}

void cut_reports(void**) { assert_int_equal(count_cut_failures(), 0); }

std::string repeated(std::size_t count, const char* piece)
{
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += piece;
    return text;
}

/// A header in which a limit was reached is not read to its end: an absent key says nothing in any of its reports.
bool limits_cut()
{
    const std::string items = R"(1;CallerMediaDebug="audio:ICEWarn=0x20)" + repeated(limits::items, ",a=");
    const std::string parameters = R"(1;CallerMediaDebug="audio:ICEWarn=0x20")" + repeated(limits::items, ";a=");
    const std::string reports = "1;" + repeated(limits::reports + 1, "CallerMediaDebug=\"a:ICEWarn=0x20\";");
    const std::string one_less = R"(1;CallerMediaDebug="audio:ICEWarn=0x20)" + repeated(limits::items - 1, ",a=");
    const std::string notes = R"(1;CallerMediaDebug="audio:ICEWarn=0x20)" + repeated(500, ",?") + '"'; // no limit
    return render_cut(ReadReports(items + '"')) == "c" && render_cut(ReadReports(parameters)) == "c" &&
           render_cut(ReadReports(reports)) == std::string(limits::reports, 'c') &&
           render_cut(ReadReports(one_less + '"')) == "w" && render_cut(ReadReports(notes)) == "w";
}

void cut_by_a_limit(void**) { assert_true(limits_cut()); }

struct IceCase {
    std::string_view text;
    IceStatus status;
};

constexpr IceCase ice_cases[] = {
    {"", IceStatus::none},
    {"FAILED", IceStatus::failed},
    {"failed", IceStatus::failed},
    {"DIRECT", IceStatus::connected},
    {"Direct", IceStatus::connected},
    {"RELAY", IceStatus::connected},
    {"HTTP-PROXY", IceStatus::connected},
    {"http-proxy", IceStatus::connected},
    {"FAILED2", IceStatus::other},
    {"FAILE", IceStatus::other},
    {"HTTP PROXY", IceStatus::other},
    {"UNKNOWN", IceStatus::other},
};

int count_ice_failures()
{
    int failures = 0;
    for (const IceCase& one : ice_cases) failures += parse_ice_status(ExactCopy(one.text).view()) != one.status;
    return failures;
}

void ice_status(void**) { assert_int_equal(count_ice_failures(), 0); }

/// The ids of kind media-setup and media-midcall, and no others.
int count_kind_failures()
{
    constexpr std::uint32_t failures_of_media[] = {21, 22, 23, 24, 25, 26, 27, 31, 32, 33, 34, 35, 36, 37, 21006};
    int failures = is_media_failure(std::nullopt) ? 1 : 0;
    for (std::uint32_t id = 0; id < 100'000; ++id) {
        const bool expected =
            std::find(std::begin(failures_of_media), std::end(failures_of_media), id) != std::end(failures_of_media);
        ReportFacts facts;
        facts.error_id = id;
        failures += is_media_failure(id) != expected || says_media_failed(facts) != expected;
        failures += says_nothing_failed(facts) != (id == 51004 || id == 51007);
    }
    return failures;
}

void error_kinds(void**) { assert_int_equal(count_kind_failures(), 0); }

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(which_value_counts), cmocka_unit_test(cut_reports), cmocka_unit_test(cut_by_a_limit),
        cmocka_unit_test(ice_status),         cmocka_unit_test(error_kinds),
    };
    return cmocka_run_group_tests_name("facts", tests, nullptr, nullptr);
}
