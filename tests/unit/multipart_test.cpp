// SPDX-License-Identifier: GPL-2.0-or-later
// Multipart bodies, RFC 2046 5.1.1: which parts there are, each with its type.
#include <string>

#include "cmocka.hpp"
#include "reports/multipart.hpp"

using namespace icewarn;

namespace {

struct Case {
    const char* name;
    std::string_view type;
    std::string_view body;
    std::string_view parts; ///< type, content, each in brackets
};

constexpr Case cases[] = {
    {"no multipart", "application/sdp", "v=0\r\n", "[application/sdp][v=0\r\n]"},
    {"two parts", "multipart/mixed;boundary=b",
     "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b\r\nc: application/sdp\r\n\r\nv=0\r\n--b--\r\n",
     "[text/plain][x][application/sdp][v=0]"},
    {"quoted boundary, any letter case", "Multipart/Alternative; charset=x; Boundary = \"b c\"",
     "--b c\r\nContent-Type: a/b\r\n\r\n1\r\n--b c--", "[a/b][1]"},
    {"text before and behind", "multipart/mixed;boundary=b",
     "hello\r\n--b\r\nContent-Type: a/b\r\n\r\n1\r\n--b--\r\nbye --b\r\n", "[a/b][1]"},
    {"a part without headers", "multipart/mixed;boundary=b", "--b\r\n\r\n1\r\n--b--", "[][1]"},
    {"a boundary inside a line is none", "multipart/mixed;boundary=b", "--b\r\nContent-Type: a/b\r\n\r\n1 --b\r\n--b--",
     "[a/b][1 --b]"},
    {"no end", "multipart/mixed;boundary=b", "--b\r\nContent-Type: a/b\r\n\r\n1\r\n2", "[a/b][1\r\n2]"},
    {"LF alone", "multipart/mixed;boundary=b", "--b\nContent-Type: a/b\n\n1\n--b--\n", "[a/b][1]"},
    {"parts of parts", "multipart/mixed;boundary=b",
     "--b\r\nContent-Type: multipart/alternative;boundary=c\r\n\r\n--c\r\nContent-Type: a/b\r\n\r\n1\r\n--c--\r\n--b--",
     "[a/b][1]"},
    {"no boundary", "multipart/mixed", "--b\r\nContent-Type: a/b\r\n\r\n1\r\n--b--", ""},
    {"nothing", "multipart/mixed;boundary=b", "", ""},
};

void parts_are_found(void** state)
{
    const Case& test = *static_cast<const Case*>(*state);
    std::string got;
    for_each_part(test.type, test.body, [&](const BodyPart& part) {
        got += "[" + std::string(part.content_type) + "][" + std::string(part.content) + "]";
    });
    assert_string_equal(got.c_str(), std::string(test.parts).c_str());
}

/// Each level is a part of the one before: no deeper than it is bounded.
void depth_is_bounded(void**)
{
    std::string body = "1";
    for (int i = 0; i < 50; ++i) body = "--b\r\nContent-Type: multipart/mixed;boundary=b\r\n\r\n" + body;
    int parts = 0;
    for_each_part("multipart/mixed;boundary=b", body, [&](const BodyPart&) { ++parts; });
    assert_int_equal(parts, 0);
}

} // namespace

int main()
{
    CMUnitTest tests[std::size(cases) + 1];
    for (std::size_t i = 0; i < std::size(cases); ++i)
        tests[i] = {cases[i].name, parts_are_found, nullptr, nullptr, const_cast<Case*>(&cases[i])};
    tests[std::size(cases)] = cmocka_unit_test(depth_is_bounded);
    return cmocka_run_group_tests_name("multipart", tests, nullptr, nullptr);
}
