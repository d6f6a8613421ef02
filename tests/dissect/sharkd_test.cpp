// SPDX-License-Identifier: GPL-2.0-or-later
// One process, several captures and changed preferences in between (sharkd): nothing of one load stays in the next, and
// the first frame with a header is found whatever was loaded before. Each filter has a text of its own, since sharkd
// keeps the results of a filter over loads.
#include <memory>

#include "cmocka.hpp"
#include "tshark.hpp"

namespace {

using dissect::Output;
using dissect::Stage;

/// What the answer to a request must hold.
struct Answer {
    int id;
    const char* holds;
};

constexpr Answer answers[] = {
    {2, R"("result":[])"}, // no headers in the capture
    {4, R"([No path left, media failed: ICEWarn 0x320]"],"num":8)"},
    {7, R"("result":[])"}, // the header is switched off, and
    {8, R"("num":8)"},     // SIP has it again
    {11, R"([Media failed: ICEWarn 0x0]"],"num":4)"},
    {14, R"(gruu | "],"num":8)"}, // the Info column is left alone, the fields are there
    {16, R"("result":[])"},       // another capture without headers in the same process
};

std::string answer_of(const std::string& out, int id)
{
    for (const std::string& line : dissect::lines_of(out))
        if (line.find("\"id\":" + std::to_string(id) + ",") != std::string::npos) return line;
    return "(no answer)";
}

int count_wrong_answers()
{
    const auto stage = std::make_unique<Stage>();
    for (const char* name : {"quiet", "article-call", "classic"})
        stage->add(std::string(ICEWARN_CAPTURES_DIR "/") + name + ".pcap");
    const std::string requests = stage->add(ICEWARN_DISSECT_DIR "/sharkd.requests");
    const Output output = stage->run({"sh", "-c", "sharkd - < '" + requests + "' 2>&1"});
    int wrong = 0;
    for (const Answer& answer : answers) {
        const std::string got = answer_of(output.out, answer.id);
        if (got.find(answer.holds) != std::string::npos) continue;
        ++wrong;
        print_error("request %d: expected %s in %s\n", answer.id, answer.holds, got.c_str());
    }
    return wrong;
}

void loads_do_not_disturb_each_other(void**) { assert_int_equal(count_wrong_answers(), 0); }

} // namespace

int main()
{
    const CMUnitTest tests[] = {cmocka_unit_test(loads_do_not_disturb_each_other)};
    return cmocka_run_group_tests_name("sharkd", tests, nullptr, nullptr);
}
