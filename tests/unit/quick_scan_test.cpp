// SPDX-License-Identifier: GPL-2.0-or-later
// quick_scan(): which headers it answers for, and that it leaves the others to parse(). That its answers are those of
// parse() is one of the invariants, which are checked on every sample, whole and damaged.
#include "cmocka.hpp"

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "exact_copy.hpp"
#include "icewarn/quick_scan.hpp"

using namespace icewarn;

namespace {

struct Case {
    std::string_view value;
    bool answers;
    std::vector<std::uint32_t> flags;
};

const Case cases[] = {
    {R"(24; reason="r";CallerMediaDebug="application-sharing:ICEWarn=0x320,LocalSite=192.0.2.3:50041,PortRange=1:2")",
     true,
     {0x320}},
    {R"(24;CallerMediaDebug="audio:ICEWarn=0x0,video:ICEWarn=0x20";CalleeMediaDebug="audio:ICEWarn=0x1")",
     true,
     {0, 0x20, 1}},
    {R"(25; UserType="Callee"; MediaType="audio"; ICEWarn="0x40003a0"; LocalSite="192.0.2.33:20008")",
     true,
     {0x40003a0}},
    {R"(24083;Component="RTCC/4.0";request=BENOTIFY)", true, {}},
    {"24;CallerMediaDebug=\"audio:\r\n ICEWarn = 0x320 ,NetworkName=Contoso, Ltd\"", true, {0x320}},
    // Out of the ordinary.
    {R"(24;CallerMediaDebug="audio:ICEWarn=800")", false, {}},
    {R"(24;CallerMediaDebug="audio:ICEWarn=0x1,ICEWarn=0x2")", false, {}},
    {R"(24;CallerMediaDebug="audio:ICEWarn=0x320)", false, {}},
    {R"(24;reason="a \"b\"";ICEWarn=0x1)", false, {}},
    {R"(24;reason="a" b;ICEWarn=0x1)", false, {}},
    {R"(24;UserType=Caller;ICEWarn=0x1;UserType=Callee;ICEWarn=0x2)", false, {}},
    {R"(24;ICEWarn=0x1;CallerMediaDebug="audio:ICEWarn=0x2")", false, {}},
    {R"(24;CallerMediaDebug="a:ICEWarn=0x1,b:K=1,c:K=1,d:K=1,e:K=1,f:K=1,g:K=1")", false, {}},
    {R"(CallerMediaDebug="audio:ICEWarn=0x320")", false, {}},
    {R"(24;CallerMediaDebug="main audio:ICEWarn=0x320")", false, {}},
    {R"(24;CallerMediaDebug="audio:(ICEWarn=0x320")", false, {}},
    {R"(24;CallerMediaDebug="audio;ICEWarn=0x320")", false, {}},
    {R"(24;CallerMediaDebug="audio:ICEWarn=0x20,main video:ICEWarn=0x40")", false, {}},
    {R"(24;CallerMediaDebug="audio:ICEWarn=0x320...")", false, {}},
    {"", false, {}},
};

int count_failures()
{
    int failures = 0;
    for (const Case& one : cases) {
        const ExactCopy value(one.value);
        QuickScan scan;
        const bool answers = quick_scan(value.view(), scan);
        const std::vector<std::uint32_t> flags(scan.flags.begin(), scan.flags.begin() + scan.count);
        if (answers == one.answers && (!answers || flags == one.flags)) continue;
        ++failures;
        std::fprintf(stderr, "%s: %s\n", answers ? "answers otherwise" : "does not answer",
                     std::string(one.value).c_str());
    }
    return failures;
}

void answers_for_ordinary_headers(void**) { assert_int_equal(count_failures(), 0); }

} // namespace

int main()
{
    const CMUnitTest tests[] = {cmocka_unit_test(answers_for_ordinary_headers)};
    return cmocka_run_group_tests_name("quick scan", tests, nullptr, nullptr);
}
