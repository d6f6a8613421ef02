// SPDX-License-Identifier: GPL-2.0-or-later
// The tables of flags and keys, restated row by row, and how they are looked up.
#include "cmocka.hpp"

#include <cstdio>
#include <iterator>
#include <string>

#include "icewarn/flags.hpp"
#include "icewarn/keys.hpp"
#include "icewarn/problems.hpp"

using namespace icewarn;

namespace {

bool complain(std::string_view table, std::size_t row)
{
    std::fprintf(stderr, "%s, row %zu differs\n", std::string(table).c_str(), row);
    return false;
}

struct FlagRow {
    std::uint32_t bit;
    std::string_view leaf;
    FlagClass klass;
    Remark remark;
    Basis basis;
};

// clang-format off
constexpr FlagRow flags[] = {
    {0x00000001, "turn_unreachable", FlagClass::failure, Remark::unexpected, Basis::documented},
    {0x00000002, "turn_udp_alloc_failed", FlagClass::failure, Remark::conditional, Basis::documented},
    {0x00000004, "turn_udp_send_failed", FlagClass::failure, Remark::conditional, Basis::documented},
    {0x00000008, "turn_tcp_alloc_failed", FlagClass::failure, Remark::unexpected, Basis::documented},
    {0x00000010, "turn_tcp_send_failed", FlagClass::failure, Remark::unexpected, Basis::documented},
    {0x00000020, "local_failed", FlagClass::failure, Remark::can_occur, Basis::documented},
    {0x00000040, "udp_nat_failed", FlagClass::failure, Remark::can_occur, Basis::documented},
    {0x00000080, "udp_turn_failed", FlagClass::failure, Remark::can_occur, Basis::documented},
    {0x00000100, "tcp_nat_failed", FlagClass::failure, Remark::expected, Basis::documented},
    {0x00000200, "tcp_turn_failed", FlagClass::failure, Remark::expected, Basis::documented},
    {0x00000400, "msg_integrity_failed", FlagClass::failure, Remark::unexpected, Basis::one_copy},
    {0x00000800, "alloc_integrity_failed", FlagClass::failure, Remark::unstated, Basis::inferred},
    {0x00001000, "policy_server_configured", FlagClass::info, Remark::not_a_failure, Basis::one_copy},
    {0x00002000, "check_send_failed", FlagClass::failure, Remark::unexpected, Basis::one_copy},
    {0x00004000, "turn_credentials_invalid", FlagClass::failure, Remark::unexpected, Basis::one_copy},
    {0x00008000, "policy_removed_candidates", FlagClass::degraded, Remark::unstated, Basis::one_copy},
    {0x00010000, "policy_reduced_bandwidth", FlagClass::info, Remark::not_a_failure, Basis::one_copy},
    {0x00020000, "policy_keepalive_failed", FlagClass::degraded, Remark::unexpected, Basis::one_copy},
    {0x00040000, "policy_alloc_failed", FlagClass::failure, Remark::unstated, Basis::one_copy},
    {0x00080000, "turn_not_configured", FlagClass::failure, Remark::unstated, Basis::one_copy},
    {0x00100000, "multiple_turn_servers", FlagClass::info, Remark::expected, Basis::one_copy},
    {0x00200000, "port_range_exhausted", FlagClass::failure, Remark::unstated, Basis::one_copy},
    {0x00400000, "alternate_turn_received", FlagClass::degraded, Remark::unstated, Basis::one_copy},
    {0x00800000, "pseudo_tls_failed", FlagClass::failure, Remark::unexpected, Basis::one_copy},
    {0x01000000, "http_proxy_configured", FlagClass::info, Remark::not_a_failure, Basis::one_copy},
    {0x02000000, "http_proxy_auth_failed", FlagClass::failure, Remark::unexpected, Basis::one_copy},
    {0x04000000, "turn_tcp_tcp_failed", FlagClass::failure, Remark::unexpected, Basis::one_copy},
    {0x08000000, "use_candidate_failed", FlagClass::failure, Remark::unexpected, Basis::one_copy},
    {0x10000000, "fips_alloc_failed", FlagClass::failure, Remark::unstated, Basis::inferred},
};

struct KeyCase {
    std::string_view name;
    ValueKind kind;
    Basis basis;
    bool marks_flat;
};

constexpr KeyCase keys[] = {
    {"ICEWarn", ValueKind::hex, Basis::trace, true},
    {"ICEWarnEx", ValueKind::hex, Basis::trace, true},
    {"LocalSite", ValueKind::endpoint, Basis::trace, false},
    {"RemoteSite", ValueKind::endpoint, Basis::trace, false},
    {"LocalMR", ValueKind::endpoint, Basis::trace, false},
    {"RemoteMR", ValueKind::endpoint, Basis::trace, false},
    {"PortRange", ValueKind::range, Basis::trace, false},
    {"LocalMRTCPPort", ValueKind::port, Basis::trace, false},
    {"RemoteMRTCPPort", ValueKind::port, Basis::trace, false},
    {"LocalLocation", ValueKind::number, Basis::inferred, false},
    {"RemoteLocation", ValueKind::number, Basis::inferred, false},
    {"FederationType", ValueKind::number, Basis::inferred, false},
    {"NetworkName", ValueKind::text, Basis::trace, false},
    {"Interfaces", ValueKind::hex, Basis::inferred, false},
    {"BaseInterface", ValueKind::hex, Basis::inferred, false},
    {"BaseAddress", ValueKind::endpoint, Basis::inferred, false},
    {"MrDnsU", ValueKind::text, Basis::inferred, false},
    {"MrResU", ValueKind::number, Basis::inferred, false},
    {"UserType", ValueKind::side, Basis::trace, true},
    {"MediaType", ValueKind::text, Basis::trace, true},
    {"MediaChanBlob", ValueKind::list, Basis::trace, true},
};
// clang-format on

bool check_flags()
{
    if (flag_table.size() != std::size(flags)) return complain("flags", flag_table.size());
    std::uint32_t all = 0;
    for (std::size_t i = 0; i < std::size(flags); ++i) {
        const Flag& got = flag_table[i];
        const FlagRow& expected = flags[i];
        if (got.bit != expected.bit || got.leaf != expected.leaf || got.klass != expected.klass ||
            got.remark != expected.remark || got.basis != expected.basis)
            return complain("flags", i);
        if (got.label.empty() || got.brief.empty() || got.advice.empty()) return complain("flags without words", i);
        if (got.if_untried.empty() == ((got.bit & 0x300) != 0)) return complain("flags perhaps untried", i);
        all |= got.bit;
    }
    return known_flags == all && all == 0x1fffffff && local_failed_bit == 0x20;
}

void flags_of_icewarn(void**) { assert_true(check_flags()); }

/// The remark is said, but what is said of an untried path goes with 0x20 clear alone.
bool check_explanations()
{
    for (const Flag& flag : flag_table) {
        const Explanation alone = explain(flag, flag.bit);
        const Explanation with_local = explain(flag, flag.bit | 0x20);
        const bool depends = flag.bit == 0x100 || flag.bit == 0x200;
        if (alone.remark != remark_text(flag.remark) || alone.advice != (depends ? flag.if_untried : flag.advice))
            return complain("explanations", flag.bit);
        if (with_local.advice != flag.advice) return complain("explanations with 0x20", flag.bit);
        if (!depends && with_local.remark != alone.remark) return complain("remarks with 0x20", flag.bit);
    }
    return remark_text(Remark::unstated).empty();
}

void explanations(void**) { assert_true(check_explanations()); }

std::string folded(std::string_view name, bool upper)
{
    std::string text(name);
    for (char& c : text)
        if (upper && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        else if (!upper && c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

bool check_keys()
{
    if (key_table.size() != std::size(keys)) return complain("keys", key_table.size());
    for (std::size_t i = 0; i < std::size(keys); ++i) {
        const Key key = find_key(keys[i].name);
        if (key == Key::none) return complain("keys by name", i);
        const KeyRow& got = key_row(key);
        if (got.key != key || got.name != keys[i].name || got.kind != keys[i].kind || got.basis != keys[i].basis ||
            got.marks_flat != keys[i].marks_flat || got.meaning.empty())
            return complain("keys", i);
        if (find_key(folded(got.name, true)) != key || find_key(folded(got.name, false)) != key)
            return complain("keys in other letter case", i);
    }
    return find_key("") == Key::none && find_key("ICEWar") == Key::none && find_key("ICEWarnX") == Key::none &&
           find_key("reason") == Key::none;
}

void keys_by_name(void**) { assert_true(check_keys()); }

bool check_interface_bits()
{
    static constexpr InterfaceBit expected[] = {
        {0x2, "", "Ethernet"}, {0x4, "", "Wi-Fi"}, {0x8, "", "PPP or VPN"}, {0x10, "", "Tunnel"}, {0x20, "", "WWAN"},
    };
    if (interface_bits.size() != std::size(expected)) return false;
    for (std::size_t i = 0; i < std::size(expected); ++i)
        if (interface_bits[i].bit != expected[i].bit || interface_bits[i].label != expected[i].label)
            return complain("interface bits", i);
    return true;
}

void interface_bits_by_label(void**) { assert_true(check_interface_bits()); }

bool check_problems()
{
    for (std::size_t i = 0; i < problem_table.size(); ++i) {
        const ProblemRow& row = problem_row(static_cast<Problem>(i));
        if (static_cast<std::size_t>(row.problem) != i || row.text.empty() != (i == 0)) return complain("problems", i);
    }
    for (const Problem unusual : {Problem::decimal_flags, Problem::hex_without_prefix, Problem::double_colon_port,
                                  Problem::ipv6_guessed, Problem::repeated})
        if (problem_row(unusual).klass != ProblemClass::unusual) return false;
    for (const Problem malformed : {Problem::no_error_id, Problem::missing_quote, Problem::junk_after_quote,
                                    Problem::not_key_value, Problem::empty_flags, Problem::number_too_big,
                                    Problem::bad_port, Problem::no_address, Problem::cut_by_capture})
        if (problem_row(malformed).klass != ProblemClass::malformed) return false;
    for (const Problem limit : {Problem::too_long, Problem::too_many_parameters, Problem::too_many_reports,
                                Problem::too_many_items, Problem::too_many_notes})
        if (problem_row(limit).klass != ProblemClass::limit) return false;
    return true;
}

void problems_by_class(void**) { assert_true(check_problems()); }

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(flags_of_icewarn),  cmocka_unit_test(explanations),

        cmocka_unit_test(keys_by_name),      cmocka_unit_test(interface_bits_by_label),
        cmocka_unit_test(problems_by_class),
    };
    return cmocka_run_group_tests_name("tables", tests, nullptr, nullptr);
}
