// SPDX-License-Identifier: GPL-2.0-or-later
// Numbers in every form that they are written in, endpoints by rule 8 of plugin/doc/dialects.md, ranges.
#include "cmocka.hpp"

#include <cstdio>
#include <string>

#include "exact_copy.hpp"
#include "icewarn/scalars.hpp"
#include "render.hpp"

using namespace icewarn;

namespace {

struct NumberCase {
    std::string_view text;
    std::optional<std::uint32_t> value;
    Problem problem;
};

template <std::size_t size, typename Parse> int count_number_failures(const NumberCase (&cases)[size], Parse parse)
{
    int failures = 0;
    for (const NumberCase& one : cases) {
        const ExactCopy copy(one.text);
        const ParsedNumber got = parse(copy.view());
        if (got.value == one.value && got.problem == one.problem) continue;
        ++failures;
        std::fprintf(stderr, "number \"%s\": got %lld, %s\n", std::string(one.text).c_str(),
                     got.value ? static_cast<long long>(*got.value) : -1, problem_name(got.problem));
    }
    return failures;
}

void flags(void**)
{
    static constexpr NumberCase cases[] = {
        {"0x320", 0x320, Problem::none},
        {"0x80012b", 0x80012b, Problem::none},
        {"0X80012B", 0x80012b, Problem::none},
        {"0x80012B", 0x80012b, Problem::none},
        {"0x0", 0, Problem::none},
        {"0x1", 1, Problem::none},
        {"0x12", 0x12, Problem::none},
        {"0x123", 0x123, Problem::none},
        {"0x1234", 0x1234, Problem::none},
        {"0xabcde", 0xabcde, Problem::none},
        {"0xABCDEF", 0xabcdef, Problem::none},
        {"0x4000320", 0x4000320, Problem::none},
        {"0x80000000", 0x80000000, Problem::none},
        {"0xffffffff", 0xffffffff, Problem::none},
        {"0x00000320", 0x320, Problem::none},
        {"0x000000320", 0x320, Problem::none},
        {"0x00000000ffffffff", 0xffffffff, Problem::none},
        {"0x100000000", std::nullopt, Problem::number_too_big},
        {"0xfffffffff", std::nullopt, Problem::number_too_big},
        {"0x10000000000000320", std::nullopt, Problem::number_too_big},
        {"0x", std::nullopt, Problem::no_digits},
        {"0X", std::nullopt, Problem::no_digits},
        {"x320", std::nullopt, Problem::bad_number},
        {"0x32g", std::nullopt, Problem::bad_number},
        {"0xg", std::nullopt, Problem::bad_number},
        {"0x-1", std::nullopt, Problem::bad_number},
        {"-0x1", std::nullopt, Problem::bad_number},
        {"+0x1", std::nullopt, Problem::bad_number},
        {"-1", std::nullopt, Problem::bad_number},
        {"+1", std::nullopt, Problem::bad_number},
        {"0x3 20", std::nullopt, Problem::bad_number},
        {"0x3.0", std::nullopt, Problem::bad_number},
        {"0x0x1", std::nullopt, Problem::bad_number},
        {"\u201c0x320\u201d", std::nullopt, Problem::bad_number},
        {{"0x1\0", 4}, std::nullopt, Problem::bad_number},
    };
    assert_int_equal(count_number_failures(cases, parse_flags), 0);
}

void flags_without_prefix(void**)
{
    static constexpr NumberCase cases[] = {
        {"0", 0, Problem::decimal_flags},
        {"800", 800, Problem::decimal_flags},
        {"0800", 800, Problem::decimal_flags},
        {"4294967295", 0xffffffff, Problem::decimal_flags},
        {"4294967296", std::nullopt, Problem::number_too_big},
        {"18446744073709551617", std::nullopt, Problem::number_too_big},
        {"80012b", 0x80012b, Problem::hex_without_prefix},
        {"FF", 0xff, Problem::hex_without_prefix},
        {"1e5", 0x1e5, Problem::hex_without_prefix},
        {"ffffffff", 0xffffffff, Problem::hex_without_prefix},
        {"fffffffff", std::nullopt, Problem::number_too_big},
        {"12h", std::nullopt, Problem::bad_number},
    };
    assert_int_equal(count_number_failures(cases, parse_flags), 0);
}

void decimals(void**)
{
    static constexpr NumberCase cases[] = {
        {"0", 0, Problem::none},
        {"51007", 51007, Problem::none},
        {"007", 7, Problem::none},
        {"4294967295", 0xffffffff, Problem::none},
        {"4294967296", std::nullopt, Problem::number_too_big},
        {"99999999999999999999", std::nullopt, Problem::number_too_big},
        {"", std::nullopt, Problem::no_digits},
        {"1a", std::nullopt, Problem::bad_number},
        {"0x1", std::nullopt, Problem::bad_number},
        {"-1", std::nullopt, Problem::bad_number},
        {"1 2", std::nullopt, Problem::bad_number},
    };
    static constexpr NumberCase ports[] = {
        {"65535", 65535, Problem::none},
        {"65536", std::nullopt, Problem::number_too_big},
    };
    assert_int_equal(count_number_failures(cases, [](std::string_view text) { return parse_decimal(text); }), 0);
    assert_int_equal(count_number_failures(ports, [](std::string_view text) { return parse_decimal(text, 0xffff); }),
                     0);
}

struct TextCase {
    std::string_view text;
    std::string_view expected;
};

template <std::size_t size, typename Show> int count_text_failures(const TextCase (&cases)[size], Show shown)
{
    int failures = 0;
    for (const TextCase& one : cases) {
        const ExactCopy copy(one.text);
        const std::string got = shown(copy.view());
        if (got == one.expected) continue;
        ++failures;
        std::fprintf(stderr, "\"%s\": expected \"%s\", got \"%s\"\n", std::string(one.text).c_str(),
                     std::string(one.expected).c_str(), got.c_str());
    }
    return failures;
}

void add_word(std::string& line, const std::string& word)
{
    if (!line.empty() && !word.empty()) line += ' ';
    line += word;
}

std::string show_endpoint(std::string_view text)
{
    const ParsedEndpoint parsed = parse_endpoint(text);
    std::string line = show(parsed.endpoint);
    if (parsed.malformed != Problem::none) add_word(line, problem_name(parsed.malformed));
    if (parsed.unusual != Problem::none) add_word(line, problem_name(parsed.unusual));
    return line;
}

void endpoints(void**)
{
    static constexpr TextCase cases[] = {
        {"192.0.2.3:50041", "ip=192.0.2.3 port=50041"},
        {"192.0.2.3", "ip=192.0.2.3"},
        {"192.0.2.3:0", "ip=192.0.2.3 port=0"},
        {"192.0.2.3:65535", "ip=192.0.2.3 port=65535"},
        {"192.0.2.3:65536", "ip=192.0.2.3 bad_port"},
        {"192.0.2.3:99999999999", "ip=192.0.2.3 bad_port"},
        {"192.0.2.3:xxx", "ip=192.0.2.3 bad_port"},
        {"192.0.2.3:5x", "ip=192.0.2.3 bad_port"},
        {"192.0.2.3:-5", "ip=192.0.2.3 bad_port"},
        {"192.0.2.3:5 0", "ip=192.0.2.3 bad_port"},
        {"192.0.2.1::58503", "ip=192.0.2.1 port=58503 double_colon_port"},
        {"192.0.2.1::70000", "ip=192.0.2.1 bad_port double_colon_port"},
        {"192.0.2.256:5", "port=5 no_address"},
        {"xx.xx.xxx.x:xxx", "no_address"},
        {"xx.xx.xxx.x", "no_address"},
        {"edge.contoso.com:443", "port=443 no_address"},
        {":443", "port=443 no_address"},
        {"[2001:db8::1]:50041", "ipv6=2001:db8::1 port=50041"},
        {"[2001:db8::1]", "ipv6=2001:db8::1"},
        {"[2001:DB8::A]:65536", "ipv6=2001:db8::a bad_port"},
        {"[2001:db8::1]:x", "ipv6=2001:db8::1 bad_port"},
        {"[2001:db8::1]x", "ipv6=2001:db8::1 junk_after_address"},
        {"[2001:db8::1", "no_address"},
        {"[xxxx::x]:443", "port=443 no_address"},
        {"[", "no_address"},
        {"2001:db8::1", "ipv6=2001:db8::1"},
        {"2001:db8::1:5004", "ipv6=2001:db8::1:5004"},
        {"2001:db8::1:50041", "ipv6=2001:db8::1 port=50041 ipv6_guessed"},
        {"2001:db8::1:70000", "ipv6=2001:db8::1 bad_port ipv6_guessed"},
        {"2001:db8:1:2:3:4:5:6", "ipv6=2001:db8:1:2:3:4:5:6"},
        {"2001:db8:1:2:3:4:5:6:5004", "ipv6=2001:db8:1:2:3:4:5:6 port=5004 ipv6_guessed"},
        {"2001:db8::192.0.2.1:5004", "ipv6=2001:db8::c000:201 port=5004 ipv6_guessed"},
        {"2001:db8::1%1", "no_address"},
    };
    assert_int_equal(count_text_failures(cases, show_endpoint), 0);
}

void ranges(void**)
{
    static constexpr TextCase cases[] = {
        {"50040:50049", "min=50040 max=50049"},
        {"0:65535", "min=0 max=65535"},
        {"1025:65000", "min=1025 max=65000"},
        {"1:65536", "min=1 bad_range"},
        {"65536:1", "max=1 bad_range"},
        {"50040", "min=50040 bad_range"},
        {"50040:", "min=50040 bad_range"},
        {":50049", "max=50049 bad_range"},
        {":", "bad_range"},
        {"a:b", "bad_range"},
        {"1:2:3", "min=1 bad_range"},
    };
    const auto shown = [](std::string_view text) {
        const ParsedRange parsed = parse_range(text);
        std::string line = show(parsed.range);
        if (parsed.problem != Problem::none) add_word(line, problem_name(parsed.problem));
        return line;
    };
    assert_int_equal(count_text_failures(cases, shown), 0);
}

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(flags),    cmocka_unit_test(flags_without_prefix),
        cmocka_unit_test(decimals), cmocka_unit_test(endpoints),
        cmocka_unit_test(ranges),
    };
    return cmocka_run_group_tests_name("scalars", tests, nullptr, nullptr);
}
