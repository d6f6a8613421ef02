// SPDX-License-Identifier: GPL-2.0-or-later
// The number rule of quality reports, the older flag layout, and which layout a report uses.
#include "cmocka.hpp"

#include <cstdio>
#include <iterator>
#include <string>
#include <vector>

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

constexpr const char* older = "layout of Office Communications Server 2007";
constexpr const char* newer = "layout of Lync 2010 and later";
constexpr const char* no_schema = ", inferred from the report, which names no later schema";

struct LayoutCase {
    std::string_view schema;
    bool has_event;
    std::string_view user_agent;
    std::string expected;
};

int count_layout_failures(const std::vector<LayoutCase>& cases)
{
    int failures = 0;
    for (const LayoutCase& one : cases) {
        const ExactCopy agent(one.user_agent);
        const LabelText line = layout_line(choose_layout({one.schema, one.has_event, agent.view()}));
        if (line.view() != one.expected) failures += differs("layout", line.view());
    }
    return failures;
}

/// The report decides; what the User-Agent says is told beside it.
void layout_by_schema(void**)
{
    const std::string old_line = std::string(older) + no_schema;
    const std::vector<LayoutCase> cases = {
        {"ms-rtcp-metrics.v2", true, "", std::string(newer) + ", inferred from ms-rtcp-metrics.v2"},
        {"SchemaVersion", true, "Contoso/1.0", std::string(newer) + ", inferred from SchemaVersion"},
        {"ms-rtcp-metrics.v3", true, "UCCAPI/15.0.4420.1017 OC/15.0.4420.1017 (Microsoft Lync)",
         std::string(newer) + ", inferred from ms-rtcp-metrics.v3, as User-Agent UCCAPI/15.0.4420.1017 has it"},
        {"ms-rtcp-metrics.v2", true, "UCCAPI/3.5.6907.0 OC/3.5.6907.0",
         std::string(newer) +
             ", inferred from ms-rtcp-metrics.v2, although User-Agent UCCAPI/3.5.6907.0 has the other one"},
        {"", true, "", old_line},
        {"", true, "UCCAPI/3.5.6907.0 OC/3.5.6907.0 (Microsoft Office Communicator 2007 R2)",
         old_line + ", as User-Agent UCCAPI/3.5.6907.0 has it"},
        {"", true, "UCCAPI/4.0.7577.314 OC/4.0.7577.314 (Microsoft Lync 2010)",
         old_line + ", although User-Agent UCCAPI/4.0.7577.314 has the other one"},
        {"", true, "PolycomVVX-VVX_500-UA/5.0", old_line},
        {"", false, "", old_line},
    };
    assert_int_equal(count_layout_failures(cases), 0);
}

std::string by_agent(const char* layout, const char* product)
{
    return std::string(layout) + ", inferred from User-Agent " + product;
}

/// Where the beginning of the report is missing.
void layout_by_user_agent(void**)
{
    const std::string unknown = std::string(older) + no_schema;
    const std::vector<LayoutCase> cases = {
        {"", false, "UCCAPI/2.0.6362.0 OC/2.0.6362.0 (Communicator)", by_agent(older, "UCCAPI/2.0.6362.0")},
        {"", false, "UCCAPI/3.5.6907.0 OC/3.5.6907.0", by_agent(older, "UCCAPI/3.5.6907.0")},
        {"", false, "RTC/3.5.0.0 (Contoso)", by_agent(older, "RTC/3.5.0.0")},
        {"", false, "RTCC/3.5.0.0 MediationServer", by_agent(older, "RTCC/3.5.0.0")},
        {"", false, "UCCAPI/4.0.7577.314 OC/4.0.7577.314", by_agent(newer, "UCCAPI/4.0.7577.314")},
        {"", false, "UCCAPI/16.0.4266.1001 OC/16.0.4266.1001", by_agent(newer, "UCCAPI/16.0.4266.1001")},
        {"", false, "RTCC/6.0.0.0 Contoso", by_agent(newer, "RTCC/6.0.0.0")},
        {"", false, "RTC/4.0", by_agent(newer, "RTC/4.0")},
        // The number as a whole, not its first digit.
        {"", false, "UCCAPI/30.1", by_agent(newer, "UCCAPI/30.1")},
        {"", false, "UCCAPI/99999999999999999999", by_agent(newer, "UCCAPI/99999999999999999999")},
        {"", false, "uccapi/3.5", by_agent(older, "uccapi/3.5")},
        {"", false, "  \r\n UCCAPI/3.5", by_agent(older, "UCCAPI/3.5")},
        // Several products: the first that is known to use a layout.
        {"", false, "Contoso-Softphone/3.1 UCCAPI/4.0 OC/4.0", by_agent(newer, "UCCAPI/4.0")},
        {"", false, "RTC/1.3.5315 UCCAPI/3.5 RTCC/4.0", by_agent(older, "UCCAPI/3.5")},
        {"", false, "Gateway/1.0(UCCAPI/3.5)UCCAPI/4.0", by_agent(newer, "UCCAPI/4.0")},
        {"", false, ") UCCAPI/4.0", by_agent(newer, "UCCAPI/4.0")},
        // Not known to use either, part of another word, or inside a comment.
        {"", false, "UCCAPI/1.0", unknown},
        {"", false, "RTC/1.3.5315 (Messenger 5.1.0530)", unknown},
        {"", false, "OC/4.5", unknown},
        {"", false, "UCCAPI", unknown},
        {"", false, "UCCAPI/", unknown},
        {"", false, "UCCAPI/x4", unknown},
        {"", false, "UCCAPI / 4.5", unknown},
        {"", false, "XUCCAPI/4.5 Contoso-UCCAPI/4.5 UCCAPIX/4.5", unknown},
        {"", false, "Gateway/1.0 (for UCCAPI/4.5 clients) (nested (RTC/4.0) \\) RTC/4.1)", unknown},
        {"", false, "Gateway (UCCAPI/4.5", unknown},
        {"", false, "Gateway ((\\", unknown},
    };
    assert_int_equal(count_layout_failures(cases), 0);
}

bool doubtful(std::string_view text, std::uint32_t known) { return is_base_doubtful(parse_quality_flags(text), known); }

void base_of_the_number(void**)
{
    assert_true(doubtful("8000", known_flags_2007));    // 0x1f40 has bits without a name, 0x8000 has none
    assert_false(doubtful("800", known_flags_2007));    // neither 0x320 nor 0x800
    assert_false(doubtful("0x1f40", known_flags_2007)); // no other reading
    assert_false(doubtful("67109664", known_flags));    // 0x4000320
    assert_false(doubtful("x", known_flags));
}

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(numbers),
        cmocka_unit_test(flags_one_by_one),
        cmocka_unit_test(flags_of_the_data),
        cmocka_unit_test(combinations),
        cmocka_unit_test(layout_by_schema),
        cmocka_unit_test(layout_by_user_agent),
        cmocka_unit_test(base_of_the_number),
    };
    return cmocka_run_group_tests_name("quality_flags", tests, nullptr, nullptr);
}
