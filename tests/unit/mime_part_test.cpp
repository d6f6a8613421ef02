// SPDX-License-Identifier: GPL-2.0-or-later
// Finding the headers of a MIME part from its content, and the mark of the part for OCS 2007.
#include "cmocka.hpp"

#include <cstdio>
#include <string>

#include "exact_copy.hpp"
#include "icewarn/parse_limits.hpp"
#include "icewarn/mime_part.hpp"

using namespace icewarn;

namespace {

int differs(const char* what, std::string_view text)
{
    std::fprintf(stderr, "%s differs: \"%s\"\n", what, std::string(text).c_str());
    return 1;
}

struct FallbackCase {
    std::string_view headers;
    bool expected;
};

constexpr FallbackCase fallback_cases[] = {
    {"Content-Disposition: session; handling=optional; ms-proxy-2007fallback\r\n", true},
    {"Content-Type: application/sdp\r\nContent-Disposition: session; handling=optional; ms-proxy-2007fallback\r\n",
     true},
    {"Content-Disposition: session; handling=optional; ms-proxy-2007fallback", true},
    {"content-disposition:session;MS-Proxy-2007Fallback\r\nContent-ID: <x@contoso.com>\r\n", true},
    {"Content-Disposition : session ; ms-proxy-2007fallback ; handling=optional\r\n", true},
    {"Content-Disposition: session; handling=optional;\r\n ms-proxy-2007fallback\r\n", true},
    {"Content-Disposition:\r\n\tsession;\r\n\tms-proxy-2007fallback\r\n", true},
    {"Content-Disposition: session;\n ms-proxy-2007fallback\n", true},
    {"Content-Disposition: session; ms-proxy-2007fallback=1\r\n", true},
    {"Content-Disposition: session; note=\"a \\\" ; b\"; ms-proxy-2007fallback\r\n", true},
    {"Content-Disposition: render\r\nContent-Disposition: session; ms-proxy-2007fallback\r\n", true},
    {"", false},
    {"\r\n", false},
    {"Content-Disposition: session; handling=optional\r\n", false},
    {"Content-Disposition: ms-proxy-2007fallback\r\n", false}, // the type, not a parameter
    {"Content-Disposition: session; x-ms-proxy-2007fallback\r\n", false},
    {"Content-Disposition: session; ms-proxy-2007fallbacks\r\n", false},
    {"Content-Disposition: session; ms-proxy-2007fallback x\r\n", false},
    {"Content-Disposition: session; note=\"; ms-proxy-2007fallback\"\r\n", false},
    {"Content-Disposition: session; note=\"; ms-proxy-2007fallback\r\n", false}, // the quote is not closed
    {"Content-Disposition: session\r\nX-Note: a; ms-proxy-2007fallback\r\n", false},
    {"X-Content-Disposition: session; ms-proxy-2007fallback\r\n", false},
    {"X-Note: a\r\n Content-Disposition: session; ms-proxy-2007fallback\r\n", false}, // a folded line of X-Note
    {"Content-Disposition", false},
    {"Content-Disposition:", false},
    {"Content-Disposition: session; ms-proxy-2007fall", false},
};

int count_fallback_failures()
{
    int failures = 0;
    for (const FallbackCase& one : fallback_cases) {
        const ExactCopy copy(one.headers);
        if (is_2007_fallback(copy.view()) != one.expected) failures += differs("fallback", one.headers);
    }
    return failures;
}

void fallback(void**) { assert_int_equal(count_fallback_failures(), 0); }

struct HeaderCase {
    std::string_view before;   ///< what precedes the content
    std::string_view expected; ///< the headers that are found
};

constexpr HeaderCase header_cases[] = {
    {"--b\r\nContent-Type: application/sdp\r\n\r\n", "Content-Type: application/sdp\r\n"},
    {"preamble\r\n--b\r\nA: 1\r\nB: 2\r\n\r\n", "A: 1\r\nB: 2\r\n"},
    {"--a\r\nA: 1\r\n\r\nfirst\r\n--a\r\nB: 2\r\n\r\n", "B: 2\r\n"},
    {"--b  \r\nA: 1;\r\n x\r\n\r\n", "A: 1;\r\n x\r\n"},
    {"--b\nA: 1\n\n", "A: 1\n"},
    {"--b\rA: 1\r\r", "A: 1\r"},
    {"INVITE sip:b@contoso.com SIP/2.0\r\nC: x\r\n\r\n--b\r\nA: 1\r\n\r\n", "A: 1\r\n"},
    // A part without headers, and what is no part.
    {"--b\r\n\r\n", ""},
    {"INVITE sip:b@contoso.com SIP/2.0\r\nContent-Type: application/sdp\r\n\r\n", ""},
    {"--b\r\n\r\nA: 1\r\n\r\n", ""},
    {"--b\r\nA: 1\r\n", ""}, // no blank line
    {"--b\r\nA: 1", ""},
    {"\r\n", ""},
    {"\r\n\r\n", ""},
    {"", ""},
};

int count_header_failures()
{
    int failures = 0;
    for (const HeaderCase& one : header_cases) {
        const ExactCopy copy(std::string(one.before) + "v=0\r\n");
        const Span got = find_part_headers(copy.view(), one.before.size());
        if (view(copy.view(), got) != one.expected) failures += differs("headers", one.before);
        const ExactCopy only(one.before);
        if (view(only.view(), find_part_headers(only.view(), one.before.size())) != one.expected)
            failures += differs("headers before no content", one.before);
    }
    return failures;
}

void headers(void**) { assert_int_equal(count_header_failures(), 0); }

/// At every offset of a message, also one behind its end: nothing is read outside it, and it is a part or nothing.
int count_offset_failures()
{
    const ExactCopy copy("SIP/2.0 200 OK\r\n\r\n--b\r\nA: 1\r\n\r\nv=0\r\n--b--\r\n");
    int found = 0;
    for (std::size_t at = 0; at <= copy.view().size() + 1; ++at)
        found += find_part_headers(copy.view(), at).empty() ? 0 : 1;
    return found;
}

bool check_size_limit()
{
    const std::string fits = "A: " + std::string(limits::part_headers - 5, 'x') + "\r\n";
    const std::string one_more = "A: " + std::string(limits::part_headers - 4, 'x') + "\r\n";
    const std::string part = "--b\r\n" + fits + "\r\n";
    const std::string long_part = "--b\r\n" + one_more + "\r\n";
    return find_part_headers(part, part.size()).size == limits::part_headers &&
           find_part_headers(long_part, long_part.size()).empty();
}

void offsets(void**)
{
    assert_int_equal(count_offset_failures(), 1);
    assert_true(check_size_limit());
}

int count_boundary_failures()
{
    static constexpr HeaderCase cases[] = {
        {"v=0\r\n|\r\n--b\r\n", "yes"},
        {"v=0|\r\n--b--", "yes"},
        {"v=0|\n--b", "yes"},
        {"v=0|\r--", "yes"},
        {"v=0\r\n|", ""},
        {"v=0|\r\n", ""},
        {"v=0|\r\n-", ""},
        {"v=0|--b", ""},
        {"v=0|\r\n\r\n--b", ""},
        {"v=0|\r\nBYE", ""},
    };
    int failures = 0;
    for (const HeaderCase& one : cases) {
        std::string text(one.before);
        const std::size_t end = text.find('|');
        const ExactCopy copy(text.erase(end, 1));
        if (is_before_boundary(copy.view(), end) == one.expected.empty()) failures += differs("boundary", one.before);
        if (is_before_boundary(copy.view(), text.size() + 1))
            failures += differs("boundary behind the end", one.before);
    }
    return failures;
}

void boundaries(void**) { assert_int_equal(count_boundary_failures(), 0); }

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(fallback),
        cmocka_unit_test(headers),
        cmocka_unit_test(offsets),
        cmocka_unit_test(boundaries),
    };
    return cmocka_run_group_tests_name("mime_part", tests, nullptr, nullptr);
}
