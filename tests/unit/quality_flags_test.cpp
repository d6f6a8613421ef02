// SPDX-License-Identifier: GPL-2.0-or-later
// The number rule of quality reports, the older flag layout, and which layout a report uses.
#include "cmocka.hpp"

#include <cstdio>
#include <iterator>
#include <string>

#include "exact_copy.hpp"
#include "icewarn/flags.hpp"
#include "icewarn/flags_2007.hpp"
#include "icewarn/quality_flags.hpp"
#include "tsv.hpp"

using namespace icewarn;

namespace {

int differs(const char* what, std::string_view text)
{
    std::fprintf(stderr, "%s differs: \"%s\"\n", what, std::string(text).c_str());
    return 1;
}

struct NumberCase {
    std::string_view text;
    std::optional<std::uint32_t> value;
    Problem problem;
    std::optional<std::uint32_t> other;
};

constexpr auto none = std::nullopt;

int count_number_failures()
{
    static constexpr NumberCase cases[] = {
        {"0", 0, Problem::none, none},
        {"9", 9, Problem::none, none},
        {"10", 10, Problem::none, 0x10},
        {"800", 800, Problem::none, 0x800},
        {"0800", 800, Problem::none, 0x800},
        {" 800\r\n ", 800, Problem::none, 0x800},
        {"99999999", 99999999, Problem::none, 0x99999999},
        {"123456789", 123456789, Problem::none, none}, // as hexadecimal more than 32 bits
        {"4294967295", 0xffffffff, Problem::none, none},
        {"4294967296", none, Problem::number_too_big, none},
        {"0x800", 0x800, Problem::none, none},
        {"0X4000320", 0x4000320, Problem::none, none},
        {"0xffffffff", 0xffffffff, Problem::none, none},
        {"0x100000000", none, Problem::number_too_big, none},
        {"80012b", 0x80012b, Problem::hex_without_prefix, none},
        {"FF", 0xff, Problem::hex_without_prefix, none},
        {"", none, Problem::no_digits, none},
        {"  ", none, Problem::no_digits, none},
        {"0x", none, Problem::no_digits, none},
        {"-1", none, Problem::bad_number, none},
        {"+1", none, Problem::bad_number, none},
        {"1.0", none, Problem::bad_number, none},
        {"8 00", none, Problem::bad_number, none},
        {"800h", none, Problem::bad_number, none},
        {{"1\0", 2}, none, Problem::bad_number, none},
    };
    int failures = 0;
    for (const NumberCase& one : cases) {
        const ExactCopy copy(one.text);
        const QualityFlags got = parse_quality_flags(copy.view());
        if (got.value != one.value || got.problem != one.problem || got.other != one.other)
            failures += differs("number", one.text);
    }
    return failures;
}

void numbers(void**) { assert_int_equal(count_number_failures(), 0); }

struct FlagCase {
    std::uint32_t bit;
    std::uint32_t equivalent;
    std::string_view line; ///< that flag alone
};

// clang-format off
constexpr FlagCase flags[] = {
    {0x10, 0x1, "TURN server unreachable"},
    {0x20, 0, "TURN shared secret failed"},
    {0x40, 0x2, "TURN UDP allocation failed"},
    {0x200, 0x8, "TURN TCP allocation failed"},
    {0x4000, 0x20, "local UDP failed"},
    {0x8000, 0x40, "UDP NAT failed"},
    {0x10000, 0x80, "UDP TURN failed"},
    {0x40000, 0x100, "TCP NAT failed"},
    {0x80000, 0x200, "TCP TURN failed"},
    {0x100000, 0x400, "message integrity of a request failed"},
    {0x200000, 0, "message integrity of a response failed"},
    {0x400000, 0, "candidate look-up for a request failed"},
    {0x800000, 0, "candidate look-up for a response failed"},
    {0x1000000, 0x2000, "check request could not be sent"},
    {0x2000000, 0, "check response could not be sent"},
    {0x4000000, 0, "TURN server name not resolved"},
    {0x8000000, 0x4000, "TURN credentials invalid"},
};
// clang-format on

bool check_flag(std::uint32_t bit, const FlagCase* row)
{
    const Translated2007 got = translate_2007(bit);
    LabelText line;
    add_flags_2007(line, bit);
    if (row == nullptr)
        return got.flags == 0 && got.own == 0 && got.unknown == bit && line.view().substr(0, 10) == "unknown 0x";
    return got.flags == row->equivalent && got.own == (row->equivalent == 0 ? bit : 0) && got.unknown == 0 &&
           line.view() == row->line;
}

int count_flag_failures()
{
    int failures = 0;
    for (std::uint32_t bit = 1; bit != 0; bit <<= 1) {
        const FlagCase* row = nullptr;
        for (const FlagCase& one : flags)
            if (one.bit == bit) row = &one;
        if (!check_flag(bit, row)) failures += differs("bit", std::to_string(bit));
    }
    return failures + (known_flags_2007 == 0x0ffdc270 ? 0 : differs("known bits", ""));
}

void flags_one_by_one(void**) { assert_int_equal(count_flag_failures(), 0); }

int count_data_failures()
{
    const Tsv data("ice-flags-2007.tsv");
    int failures = data.size() == flags_2007_table.size() ? 0 : differs("number of rows", "");
    for (std::size_t i = 0; i < data.size() && i < flags_2007_table.size(); ++i) {
        const Flag2007& got = flags_2007_table[i];
        if (got.bit != std::stoul(data.cell(i, "bit"), nullptr, 16) || got.label != data.cell(i, "label") ||
            got.equivalent != std::stoul(data.cell(i, "equivalent"), nullptr, 16))
            failures += differs("row", got.label);
    }
    return failures;
}

void flags_of_the_data(void**) { assert_int_equal(count_data_failures(), 0); }

std::string flags_line(std::uint32_t value)
{
    LabelText line;
    add_flags_2007(line, value);
    return std::string(line.view());
}

bool check_combinations()
{
    const Translated2007 all = translate_2007(0xffffffff);
    const bool translated = all.flags == 0x67eb && all.own == 0x06e00020 && all.unknown == 0xf0023d8f;
    return translated && flags_line(0) == "no flag set" &&
           flags_line(0x8044001) == "local UDP, TCP NAT failed; TURN credentials invalid; unknown 0x1" &&
           flags_line(0xffffffff).find("; unknown 0xf0023d8f") != std::string::npos;
}

void combinations(void**) { assert_true(check_combinations()); }

constexpr std::string_view old_absent =
    "layout of Office Communications Server 2007, inferred from the report, which has no Version";
constexpr std::string_view new_present = "layout of Lync 2010 and later, inferred from the report's Version";

std::string newer(std::string_view product)
{
    return "layout of Lync 2010 and later, inferred from User-Agent " + std::string(product);
}

std::string older(std::string_view product)
{
    return "layout of Office Communications Server 2007, inferred from User-Agent " + std::string(product);
}

int count_layout_failures()
{
    const struct {
        const char* user_agent;
        bool has_version;
        std::string expected;
    } cases[] = {
        {"UCCAPI/2.0.6362.0 OC/2.0.6362.0 (Microsoft Office Communicator)", true, older("UCCAPI/2.0.6362.0")},
        {"UCCAPI/3.5.6907.0 OC/3.5.6907.0 (Microsoft Office Communicator 2007 R2)", true, older("UCCAPI/3.5.6907.0")},
        {"RTC/3.5.0.0 (Contoso)", true, older("RTC/3.5.0.0")},
        {"UCCAPI/4.0.7577.314 OC/4.0.7577.314 (Microsoft Lync 2010)", false, newer("UCCAPI/4.0.7577.314")},
        {"UCCAPI/15.0.4420.1017 OC/15.0.4420.1017 (Microsoft Lync)", false, newer("UCCAPI/15.0.4420.1017")},
        {"UCCAPI/16.0.4266.1001 OC/16.0.4266.1001 (Skype for Business)", false, newer("UCCAPI/16.0.4266.1001")},
        {"RTCC/4.0.0.0 MediationServer", false, newer("RTCC/4.0.0.0")},
        {"RTCC/6.0.0.0 Contoso", false, newer("RTCC/6.0.0.0")},
        {"RTC/4.0", false, newer("RTC/4.0")},
        // The number as a whole, not its first digit.
        {"UCCAPI/30.1", false, newer("UCCAPI/30.1")},
        {"UCCAPI/20.1", false, newer("UCCAPI/20.1")},
        {"UCCAPI/99999999999999999999", false, newer("UCCAPI/99999999999999999999")},
        {"UCCAPI/3", true, older("UCCAPI/3")},
        {"uccapi/3.5", true, older("uccapi/3.5")},
        {"  \r\n UCCAPI/3.5", true, older("UCCAPI/3.5")},
        // Several products: the first that is known to use a layout.
        {"Contoso-Softphone/3.1 UCCAPI/4.0 OC/4.0", false, newer("UCCAPI/4.0")},
        {"RTC/1.3.5315 UCCAPI/3.5 RTCC/4.0", true, older("UCCAPI/3.5")},
        // Not known to use either.
        {"RTCC/3.5.0.0 MediationServer", true, std::string(new_present)},
        {"RTCC/3.5.0.0 MediationServer", false, std::string(old_absent)},
        {"UCCAPI/1.0", true, std::string(new_present)},
        {"RTC/1.3.5315 (Messenger 5.1.0530)", false, std::string(old_absent)},
        {"RTC/2.0", true, std::string(new_present)},
        {"OC/3.5", true, std::string(new_present)},
        {"UCCAPI", true, std::string(new_present)},
        {"UCCAPI/", true, std::string(new_present)},
        {"UCCAPI/x3", true, std::string(new_present)},
        {"UCCAPI / 3.5", true, std::string(new_present)},
        // Part of another word, or inside a comment.
        {"XUCCAPI/3.5", true, std::string(new_present)},
        {"Contoso-UCCAPI/3.5", true, std::string(new_present)},
        {"UCCAPIX/3.5", true, std::string(new_present)},
        {"XRTCC/4.0 ARTC/3.0 RTCX/4.0", false, std::string(old_absent)},
        {"Gateway/1.0 (for UCCAPI/3.5 clients) (nested (RTC/3.0) \\) RTC/3.1)", true, std::string(new_present)},
        {"Gateway/1.0(UCCAPI/3.5)UCCAPI/4.0", false, newer("UCCAPI/4.0")},
        {"Gateway (UCCAPI/3.5", true, std::string(new_present)},
        {"Gateway ((\\", true, std::string(new_present)},
        {") UCCAPI/4.0", false, newer("UCCAPI/4.0")},
        {"", true, std::string(new_present)},
        {"", false, std::string(old_absent)},
        {nullptr, true, std::string(new_present)},
        {nullptr, false, std::string(old_absent)},
    };
    int failures = 0;
    for (const auto& one : cases) {
        const ExactCopy copy(one.user_agent == nullptr ? "" : one.user_agent);
        const auto agent = one.user_agent == nullptr ? std::nullopt : std::optional(copy.view());
        if (layout_line(choose_layout(agent, one.has_version)).view() != one.expected)
            failures += differs("layout", one.user_agent == nullptr ? "(none)" : one.user_agent);
    }
    return failures;
}

void layouts(void**) { assert_int_equal(count_layout_failures(), 0); }

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(numbers),
        cmocka_unit_test(flags_one_by_one),
        cmocka_unit_test(flags_of_the_data),
        cmocka_unit_test(combinations),
        cmocka_unit_test(layouts),
    };
    return cmocka_run_group_tests_name("quality_flags", tests, nullptr, nullptr);
}
