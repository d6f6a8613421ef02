// SPDX-License-Identifier: GPL-2.0-or-later
// The tables of error ids and of the components that they come from, restated row by row, and how they are looked up.
#include "cmocka.hpp"

#include <cstdio>
#include <iterator>
#include <string>

#include "icewarn/error_ids.hpp"

using namespace icewarn;

namespace {

bool complain(std::string_view table, std::size_t row)
{
    std::fprintf(stderr, "%s, row %zu differs\n", std::string(table).c_str(), row);
    return false;
}

// clang-format off
constexpr ErrorId ids[] = {
    {4, ErrorKind::other, "Insufficient bandwidth and no other route", Basis::documented},
    {21, ErrorKind::media_setup, "Media connectivity failed at call setup: one endpoint is of unknown type", Basis::trace},
    {22, ErrorKind::media_setup, "Media connectivity failed at call setup: both endpoints internal", Basis::trace},
    {23, ErrorKind::media_setup, "Media connectivity failed at call setup: one endpoint internal, the other remote", Basis::documented},
    {24, ErrorKind::media_setup, "Media connectivity failed at call setup: both endpoints remote", Basis::documented},
    {25, ErrorKind::media_setup, "Media connectivity failed at setup of a federated call: both endpoints internal", Basis::trace},
    {26, ErrorKind::media_setup, "Media connectivity failed at setup of a federated call: one endpoint internal, the other remote", Basis::uncertain},
    {27, ErrorKind::media_setup, "Media connectivity failed at setup of a federated call: both endpoints remote", Basis::uncertain},
    {31, ErrorKind::media_midcall, "Media connectivity lost during the call: one endpoint is of unknown type", Basis::uncertain},
    {32, ErrorKind::media_midcall, "Media connectivity lost during the call: both endpoints internal", Basis::uncertain},
    {33, ErrorKind::media_midcall, "Media connectivity lost during the call: one endpoint internal, the other remote", Basis::uncertain},
    {34, ErrorKind::media_midcall, "Media connectivity lost during the call: both endpoints remote", Basis::uncertain},
    {35, ErrorKind::media_midcall, "Media connectivity lost during a federated call: both endpoints internal", Basis::uncertain},
    {36, ErrorKind::media_midcall, "Media connectivity lost during a federated call: one endpoint internal, the other remote", Basis::uncertain},
    {37, ErrorKind::media_midcall, "Media connectivity lost during a federated call: both endpoints remote", Basis::uncertain},
    {1009, ErrorKind::other, "No match for the domain in DNS SRV results", Basis::trace},
    {1010, ErrorKind::other, "Certificate trust with the next-hop server could not be established", Basis::documented},
    {1017, ErrorKind::other, "From and To domains cannot be routed in this combination", Basis::trace},
    {1027, ErrorKind::other, "This kind of SIP request cannot be routed to or from federated partners", Basis::trace},
    {1034, ErrorKind::other, "The federated peer before this hop gave no diagnostics", Basis::trace},
    {4005, ErrorKind::other, "Destination address not enabled for SIP, or unknown", Basis::documented},
    {7001, ErrorKind::other, "A/V conferencing server: NAT traversal service unavailable", Basis::documented},
    {7003, ErrorKind::other, "A/V conferencing server: INVITE timed out", Basis::documented},
    {7004, ErrorKind::other, "A/V conferencing server: only application/sdp is supported", Basis::documented},
    {7008, ErrorKind::other, "A/V conferencing server: SDP could not be parsed", Basis::documented},
    {7009, ErrorKind::other, "A/V conferencing server: IPv6 address not supported", Basis::documented},
    {10000, ErrorKind::other, "Gateway returned a SIP failure", Basis::documented},
    {10003, ErrorKind::other, "Proxy returned a SIP failure", Basis::trace},
    {12006, ErrorKind::info, "Trying the next hop (progress report)", Basis::documented},
    {13004, ErrorKind::info, "Request was proxied to registered endpoints (progress report)", Basis::trace},
    {15000, ErrorKind::other, "Properties of the user or contact object could not be read", Basis::trace},
    {21002, ErrorKind::other, "Attendees cannot share in this conference", Basis::trace},
    {21006, ErrorKind::media_setup, "The RDP connection of application sharing could not be established", Basis::trace},
    {25008, ErrorKind::info, "Routing to the primary pool (progress report)", Basis::trace},
    {51004, ErrorKind::info, "Action initiated by the user (may carry a non-zero ICEWarn all the same)", Basis::trace},
    {51007, ErrorKind::info, "Callee media connectivity information (not an error)", Basis::trace},
    {52017, ErrorKind::other, "Encryption levels do not match", Basis::trace},
    {52035, ErrorKind::other, "The client already has an IM session with that conversation id", Basis::trace},
    {52063, ErrorKind::other, "Unsupported session description", Basis::trace},
    {52094, ErrorKind::info, "Conversation ended after user inactivity", Basis::trace},
};

constexpr ErrorIdRange ranges[] = {
    {0, 999, "Common", Basis::documented},
    {1000, 1999, "SIP stack", Basis::documented},
    {2000, 2999, "Presence", Basis::documented},
    {3000, 3999, "Conferencing focus", Basis::documented},
    {4000, 4999, "User services", Basis::documented},
    {5000, 5999, "API applications", Basis::documented},
    {6000, 6999, "IM conferencing server", Basis::documented},
    {7000, 7999, "A/V conferencing server", Basis::documented},
    {8000, 8999, "Telephony conferencing server", Basis::documented},
    {9000, 9999, "Media relay authentication (MRAS)", Basis::documented},
    {10000, 10999, "Mediation Server", Basis::documented},
    {11000, 11999, "Metrics server", Basis::documented},
    {12000, 12999, "Outbound routing", Basis::documented},
    {13000, 13999, "Inbound routing", Basis::documented},
    {14000, 14999, "Translation service", Basis::documented},
    {15000, 15999, "Exchange Unified Messaging routing", Basis::documented},
    {16000, 16999, "IM filter", Basis::documented},
    {17000, 17999, "Client version filter", Basis::documented},
    {20000, 20999, "Group chat", Basis::documented},
    {21000, 21999, "Application sharing server", Basis::inferred},
    {24000, 24999, "UCMA runtime", Basis::inferred},
    {51000, 52999, "Client", Basis::inferred},
    {60000, 62999, "UCMA application", Basis::documented},
    {90000, 90999, "Public IM connectivity", Basis::documented},
};
// clang-format on

bool check_ids()
{
    if (error_ids.size() != std::size(ids)) return complain("ids", error_ids.size());
    for (std::size_t i = 0; i < std::size(ids); ++i) {
        const ErrorId* got = find_error_id(ids[i].id);
        if (got != &error_ids[i] || got->id != ids[i].id || got->kind != ids[i].kind ||
            got->meaning != ids[i].meaning || got->basis != ids[i].basis)
            return complain("ids", i);
        if (i > 0 && error_ids[i].id <= error_ids[i - 1].id) return complain("ids in order", i);
        if (says_nothing_failed(ids[i].id) != (ids[i].id == 51004 || ids[i].id == 51007))
            return complain("ids that say that nothing failed", i);
    }
    return find_error_id(0) == nullptr && find_error_id(5) == nullptr && find_error_id(0xffffffff) == nullptr;
}

void error_ids_by_number(void**) { assert_true(check_ids()); }

bool check_ranges()
{
    if (error_id_ranges.size() != std::size(ranges)) return complain("ranges", error_id_ranges.size());
    for (std::size_t i = 0; i < std::size(ranges); ++i) {
        const ErrorIdRange& got = error_id_ranges[i];
        if (got.first != ranges[i].first || got.last != ranges[i].last || got.component != ranges[i].component ||
            got.basis != ranges[i].basis)
            return complain("ranges", i);
        if (got.first > got.last || (i > 0 && got.first <= error_id_ranges[i - 1].last))
            return complain("ranges in order", i);
        if (find_error_id_range(got.first) != &got || find_error_id_range(got.last) != &got)
            return complain("ranges by number", i);
    }
    for (const std::uint32_t id : {18000u, 19999u, 22000u, 50999u, 53000u, 59999u, 63000u, 91000u, 0xffffffffu})
        if (find_error_id_range(id) != nullptr) return complain("numbers of no range", id);
    return true;
}

void error_id_ranges_by_number(void**) { assert_true(check_ranges()); }

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(error_ids_by_number),
        cmocka_unit_test(error_id_ranges_by_number),
    };
    return cmocka_run_group_tests_name("error_ids", tests, nullptr, nullptr);
}
