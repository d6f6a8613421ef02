// SPDX-License-Identifier: GPL-2.0-or-later
// The small parts of the reader: times, ends of connections, what a line of SIP is.
#include "cmocka.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "exact_copy.hpp"
#include "log/peer.hpp"
#include "log/sip_lines.hpp"
#include "log/records/stamp.hpp"

namespace {

using namespace icewarn::log;

template <class T, class Check> int count_failures(const T& cases, Check check)
{
    return static_cast<int>(std::count_if(std::begin(cases), std::end(cases), [&](const auto& test) {
        if (check(test)) return false;
        print_error("%s\n", std::string(test.text).c_str());
        return true;
    }));
}

void times(void**)
{
    constexpr std::int64_t second = 1'000'000'000;
    struct {
        std::string_view text;
        std::optional<std::int64_t> time;
    } const cases[] = {
        {"01/01/1970|00:00:00.000", 0},
        {"11/21/2016|13:58:57.019", 1'479'736'737'019'000'000},
        {"02/29/2016-23:59:59.999", 1'456'790'399'999'000'000},
        {"02/28/2100|00:00:00.000", 4'107'456'000 * second},
        {"12/31/2261|23:59:60.000", 9'214'646'400 * second},
        {"02/29/2100|00:00:00.000", std::nullopt},
        {"02/29/2015|00:00:00.000", std::nullopt},
        {"13/21/2016|13:58:57.019", std::nullopt},
        {"00/21/2016|13:58:57.019", std::nullopt},
        {"11/31/2016|13:58:57.019", std::nullopt},
        {"11/00/2016|13:58:57.019", std::nullopt},
        {"11/21/2016|24:58:57.019", std::nullopt},
        {"11/21/2016|13:60:57.019", std::nullopt},
        {"11/21/2016|13:58:61.019", std::nullopt},
        {"12/31/1969|23:59:59.999", std::nullopt},
        {"01/01/2262|00:00:00.000", std::nullopt},
        {"xx/xx/xxxx|xx:xx:xx.xxx", std::nullopt},
        {"11/21/2016|13:58:57.0x9", std::nullopt},
        {"", std::nullopt},
    };
    const int failures =
        count_failures(cases, [](const auto& test) { return parse_stamp(ExactCopy(test.text).view()) == test.time; });
    assert_int_equal(failures, 0);
}

void peers(void**)
{
    struct {
        std::string_view text;
        std::string_view host;
        int port; ///< -1: none
    } const cases[] = {
        {"192.0.2.1:5061", "192.0.2.1", 5061},
        {" 192.0.2.1:5061 ", "192.0.2.1", 5061},
        {"192.0.2.1", "192.0.2.1", -1},
        {"fe01.contoso.com:61182", "fe01.contoso.com", 61182},
        {"[2001:db8::1]:443", "2001:db8::1", 443},
        {"[2001:db8::1]", "2001:db8::1", -1},
        {"2001:db8::1", "2001:db8::1", -1},
        {"2001:db8:1:2:3:4:5:6:443", "2001:db8:1:2:3:4:5:6", 443},
        {"192.0.2.1:0", "192.0.2.1", 0},
        {"192.0.2.1:65535", "192.0.2.1", 65535},
        {"192.0.2.1:65536", "192.0.2.1", -1},
        {"xx.xx.xxx.x:xxx", "xx.xx.xxx.x", -1},
        {"fe01:", "fe01", -1},
        {":443", "", 443},
        {"[", "[", -1},
        {"[]:1", "", 1},
        {"", "", -1},
    };
    const int failures = count_failures(cases, [](const auto& test) {
        Peer peer{"left from before", 1};
        parse_peer(ExactCopy(test.text).view(), peer);
        return peer.host == test.host && (peer.port ? *peer.port : -1) == test.port;
    });
    assert_int_equal(failures, 0);
}

void start_lines(void**)
{
    struct {
        std::string_view text;
        bool whole;
        bool may;
    } const cases[] = {
        {"INVITE sip:bob@contoso.com SIP/2.0", true, true},
        {"SIP/2.0 200 OK", true, true},
        {"SIP/2.0 200 ", true, true},
        {"SIP/2.0 200", true, true},
        {"SIP/2.0 2000", false, false},
        {"SIP/2.0 20", false, false},
        {"SIP/2.0", false, false},
        {"INVITE sip:bob@contoso.com", false, true},
        {"INVITE sip:<removed by me> SIP/2.0", false, true},
        {"INVITE  SIP/2.0", false, false},
        {"INVITE SIP/2.0", false, false},
        {"INVITE", false, true},
        {"INVITE sip:bob and more", false, false},
        {"invite sip:bob@contoso.com SIP/2.0", false, false},
        {"Via: SIP/2.0", false, false},
        {"OK sip:bob SIP/2.0", false, false},
        {"", false, false},
    };
    const int failures = count_failures(cases, [](const auto& test) {
        const ExactCopy copy(test.text);
        return is_start_line(copy.view()) == test.whole && may_start(copy.view()) == test.may;
    });
    assert_int_equal(failures, 0);
}

void beginnings_of_bodies(void**)
{
    struct {
        std::string_view text;
        bool body;
    } const cases[] = {
        {"v=0", true},
        {"<?xml version=\"1.0\"?>", true},
        {"<VQReportEvent xmlns=\"ms-rtcp-metrics\">", true},
        {"<a/>", true},
        {"<a>", true},
        {"<c:a xmlns:c=\"x\">", true},
        {"v=1", false},
        {"<sip:a@contoso.com>", false},
        {"<sip:contoso.com>", false},
        {"<tel:+1>", false},
        {"<a@contoso.com>", false},
        {"<>", false},
        {"<", false},
        {"<1>", false},
        {"", false},
    };
    const int failures =
        count_failures(cases, [](const auto& test) { return begins_body(ExactCopy(test.text).view()) == test.body; });
    assert_int_equal(failures, 0);
}

void lengths(void**)
{
    struct {
        std::string_view text;
        std::optional<std::uint32_t> length;
    } const cases[] = {
        {"Content-Length: 12", 12},           {"CONTENT-LENGTH:12", 12},
        {"content-length : 12 ", 12},         {"l: 0", 0},
        {"L:4294967295", 4294967295},         {"Content-Length: 4294967296", std::nullopt},
        {"Content-Length: -1", std::nullopt}, {"Content-Length: 12 bytes", std::nullopt},
        {"Content-Length: xx", std::nullopt}, {"Content-Length:", std::nullopt},
        {"Content-Length", std::nullopt},     {"Content-Lengths: 1", std::nullopt},
        {"Call-ID: 1", std::nullopt},         {"", std::nullopt},
    };
    const int failures = count_failures(
        cases, [](const auto& test) { return content_length(ExactCopy(test.text).view()) == test.length; });
    assert_int_equal(failures, 0);
}

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(times),       cmocka_unit_test(peers),
        cmocka_unit_test(start_lines), cmocka_unit_test(beginnings_of_bodies),
        cmocka_unit_test(lengths),
    };
    return cmocka_run_group_tests_name("parts", tests, nullptr, nullptr);
}
