// SPDX-License-Identifier: GPL-2.0-or-later
// Error reports whose XML is damaged, cut or too much: what is read all the same, and what is said to be wrong.
#include "cmocka.hpp"

#include <string>

#include "reports/bodies/error_report.hpp"
#include "body_invariants.hpp"
#include "cases.hpp"
#include "error_render.hpp"
#include "exact_copy.hpp"
#include "icewarn/parse_limits.hpp"

using namespace icewarn;

namespace {

// clang-format off
constexpr ErrorCase repaired_cases[] = {
    {"<r>\n<diagHeader>22;reason=\"A & B\";x=&quot;&nbsp;&quot;</diagHeader></r>",
     "header - ~ 22;reason=\"A & B\";x=\"&nbsp;\"\nnote bare_character 2 &\n"},
    {"<r><diagHeader>22;reason=\"A & B\"</diagHeader></r>", "header - = 22;reason=\"A & B\"\nnote bare_character 1 &\n"},
    {"<r><diagHeader>a < b <3 <=> c</diagHeader></r>", "header - = a < b <3 <=> c\nnote bare_character 1 <\n"},
    {"<r><diagHeader>&#0;&#xD800;&#x110000;&#99999999999;&#xFFFE;&#;&#x;&;&#x20AC;&#65</diagHeader></r>",
     "header - ~ &#0;&#xD800;&#x110000;&#99999999999;&#xFFFE;&#;&#x;&;\xe2\x82\xac&#65\nnote bare_character 1 &\n"},
    {"<r><error callId='a&b;c' toUri='< x'/></r>", "error toUri=< x callId=a&b;c\nnote bare_character 1 &\n"},
    {"<r><diagHeader>caf\xe9;x</diagHeader></r>", "header - ~ caf\xef\xbf\xbd;x\nnote not_utf8 1 \xe9\n"},
    {"<r><diagHeader>\xe2\x82</diagHeader><diagHeader>\xff</diagHeader></r>",
     "header - ~ \xef\xbf\xbd\xef\xbf\xbd\nheader - ~ \xef\xbf\xbd\nnote not_utf8 1 \xe2\n"},
    {{"<r><diagHeader>a\0b</diagHeader></r>", 35}, {"header - ~ a\xef\xbf\xbd" "b\nnote not_utf8 1 \0\n", 35}},
    {"<r><diagHeader><![CDATA[\xe9 & x]]></diagHeader></r>", "header - ~ \xef\xbf\xbd & x\nnote not_utf8 1 \xe9\n"},
    {"<r><diagHeader>\xe9 & x</diagHeader></r>",
     "header - ~ \xef\xbf\xbd & x\nnote not_utf8 1 \xe9\nnote bare_character 1 &\n"},
    {"--b\r\n<r><diagHeader>1</diagHeader></r>\r\n--b--",
     "header - = 1\nnote text_outside 1 --b\nnote text_outside 3 --b--\n"},
};

constexpr ErrorCase damaged_cases[] = {
    {"", "note no_element 1 \n"},
    {"  \r\n ", "note no_element 1 \n"},
    {"22;reason=\"x\"", "note text_outside 1 22;reason=\"x\"\nnote no_element 1 \n"},
    {"<!-- x -->", "note no_element 1 \n"},
    {"<![CDATA[x]]><r/>", "note text_outside 1 <![CDATA[x]]>\n"},
    // An end tag that fits nothing, one that is missing, one that is misspelt.
    {"</r><r/>", "note unmatched_end 1 </r>\n"},
    {"<r>\n<error callId='1'>\n<diagHeader>1</error>\n<diagHeader>2</diagHeader></r>",
     "error callId=1\nheader 0 = 1 cut\nheader - = 2\nnote unmatched_end 3 </error>\n"},
    {"<r><error callId='1'><diagHeader>1</diagHeadr><diagHeader>2</diagHeader></error><diagHeader>3</diagHeader></r>",
     "error callId=1\nheader 0 = 1 cut\nheader 0 = 2\nheader - = 3\nnote unmatched_end 1 </diagHeadr>\n"},
    // Damaged start tags: what they say is lost, what follows is not.
    {"<r><error callId=1><diagHeader>1</diagHeader></error></r>", "header - = 1\nnote damaged_markup 1 <error callId=1>\n"},
    {"<r><error callId='1' callId><diagHeader>1</diagHeader></error></r>",
     "header - = 1\nnote damaged_markup 1 <error callId='1' callId>\n"},
    {"<r><error callId='1\n><diagHeader>1</diagHeader></error></r>",
     "header - = 1\nnote damaged_markup 1 <error callId='1\n>\n"},
    {"<r><error callId='1'\n<diagHeader>1</diagHeader></error></r>",
     "header - = 1\nnote damaged_markup 1 <error callId='1'\n\n"},
    {"<r><error callId='1'><diagHeader>1</diagHeader</error><error callId='2'><diagHeader>2</diagHeader></error></r>",
     "error callId=1\nerror callId=2\nheader 0 = 1 cut\nheader 1 = 2\nnote damaged_markup 1 </diagHeader\n"},
    {"<r><error callId='1'><diagHeader>a<sip:b@contoso.com>c</diagHeader></error></r>",
     "error callId=1\nheader 0 = a cut\nnote damaged_markup 1 <sip:b@contoso.com>\nnote text_outside 1 c\n"},
    {"<r><a <b <error callId='1'/></r>",
     "error callId=1\nnote damaged_markup 1 <a \nnote damaged_markup 1 <b \n"},
    {"<r><!x><error callId='1'/></r>", "error callId=1\nnote bare_character 1 <\n"},
};

constexpr ErrorCase cut_cases[] = {
    {"<", "note cut 1 \n"},
    {"<r", "note cut 1 \n"},
    {"<r>", "note cut 1 \n"},
    {"<r><!-- ", "note cut 1 \n"},
    {"<r></r><!-", "note cut 1 \n"},
    {"<?xml version", "note cut 1 \n"},
    {"<r><error callId='1'><diagHeader>22;reas", "error callId=1\nheader 0 = 22;reas cut\nnote cut 1 \n"},
    {"<r><error callId='1'>\n<diagHeader>22;reason=&quot;x", "error callId=1\nheader 0 ~ 22;reason=\"x cut\nnote cut 2 \n"},
    {"<r><diagHeader>22;reason=&quo", "header - = 22;reason=&quo cut\nnote cut 1 \n"},
    {"<r><diagHeader>22;x<![CDATA[y", "header - ~ 22;xy cut\nnote cut 1 \n"},
    {"<r><diagHeader>22;x<!-- y", "header - = 22;x cut\nnote cut 1 \n"},
    {"<r><diagHeader>22;x<", "header - = 22;x cut\nnote cut 1 \n"},
    {"<r><diagHeader>22;x</", "header - = 22;x cut\nnote cut 1 \n"},
    {"<r><diagHeader>22;x</diagHeader", "header - = 22;x cut\nnote cut 1 \n"},
    {"<r><diagHeader>22;x</diagHeader>", "header - = 22;x\nnote cut 1 \n"},
    {"<r><diagHeader>22;x<b c='>' d='", "header - ~ 22;x cut\nnote cut 1 \n"},
    {"<r><diagHeader>", "header - ~  cut\nnote cut 1 \n"},
    {"<r><diagHeader>a<diagHeader>b", "header - = b cut\nheader - ~ a cut\nnote cut 1 \n"},
    {"<r><error callId='1' fromTag='x", "note cut 1 \n"},
};
// clang-format on

void repaired(void**) { assert_int_equal(count_failures(repaired_cases, read_case), 0); }
void damaged(void**) { assert_int_equal(count_failures(damaged_cases, read_case), 0); }
void cut(void**) { assert_int_equal(count_failures(cut_cases, read_case), 0); }

bool ends_with(const std::string& text, std::string_view end)
{
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

bool check_counts()
{
    const std::string errors = "<r>" + repeat("<error callId='1'/>", limits::body_entries);
    const std::string headers = "<r>" + repeat("<diagHeader>1</diagHeader>", limits::body_entries);
    const std::string more = "<error callId='2'><diagHeader>2</diagHeader></error></r>";
    return read_errors(errors + "</r>") == repeat("error callId=1\n", limits::body_entries) &&
           ends_with(read_errors(errors + more),
                     "error callId=1\nheader - = 2\nnote too_many 1 <error callId='2'>\n") &&
           read_errors(headers + "</r>") == repeat("header - = 1\n", limits::body_entries) &&
           ends_with(read_errors(headers + more), "header - = 1\nnote too_many 1 <diagHeader>\n");
}

/// Headers inside a header were read beyond the limit, as many as were open: found by fuzzing.
bool check_headers_inside_each_other()
{
    const std::string inside = "<diagHeader>2<diagHeader>3<diagHeader>4</diagHeader></diagHeader></diagHeader></r>";
    for (const std::size_t before : {limits::body_entries - 1, limits::body_entries - 2}) {
        const std::string body = "<r>" + repeat("<diagHeader>1</diagHeader>", before) + inside;
        ErrorReport report;
        read_error_report(body, report);
        if (report.headers.size() != limits::body_entries) return false;
    }
    return true;
}

/// [MS-OCER] 2.2.2 allows 65,535 bytes of text; a longer one is read as well.
bool check_long_text()
{
    const std::string text(100'000, 'x');
    return read_errors("<r><diagHeader>" + text + "</diagHeader><diagHeader>2</diagHeader></r>") ==
           "header - = " + text + "\nheader - = 2\n";
}

/// What lies deeper is read as if it stood for itself.
bool check_depth()
{
    const std::string deep = repeat("<a>", limits::body_depth - 1);
    const std::string header = "<diagHeader>1</diagHeader>";
    const std::string ends = repeat("</a>", limits::body_depth - 1);
    return read_errors(deep + header + ends) == "header - = 1\n" &&
           read_errors(deep + "<a>" + header + "</a>" + ends + header) ==
               "header - = 1\nheader - = 1\nnote too_deep 1 <diagHeader>\n";
}

bool check_notes()
{
    const std::string damage = repeat("<a <b/>\n", limits::body_notes + 10) + "<diagHeader>1</diagHeader>";
    const std::string got = read_errors(damage);
    return got.find("header") == std::string::npos && ends_with(got, "note too_many_notes 64 <a \n") &&
           read_errors(repeat("<a <b/>\n", limits::body_notes - 1) + "<diagHeader>1</diagHeader>")
                   .find("header - = 1\n") == 0;
}

void limits_are_said(void**)
{
    assert_true(check_counts());
    assert_true(check_long_text());
    assert_true(check_depth());
    assert_true(check_notes());
}

bool check_note_lines()
{
    const ExactCopy copy("<r>\n <diagHeader>1</diagHeadr>");
    ErrorReport report;
    read_error_report(copy.view(), report);
    if (report.notes.size() != 1) return false;
    BodyNote note = report.notes[0];
    const bool placed = body_note_line(note).view() ==
                        "An XML end tag that does not fit the element that is open, in line 2, at byte 18 of the body";
    note.placed = false;
    return placed &&
           body_note_line(note).view() == "An XML end tag that does not fit the element that is open, in line 2";
}

bool check_problem_table()
{
    for (std::size_t i = 0; i < body_problem_table.size(); ++i)
        if (static_cast<std::size_t>(body_problem_table[i].problem) != i || body_problem_table[i].text.empty())
            return false;
    return true;
}

void headers_inside_each_other_keep_to_the_limit(void**) { assert_true(check_headers_inside_each_other()); }

void words(void**)
{
    assert_true(check_note_lines());
    assert_true(check_problem_table());
}

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(repaired),
        cmocka_unit_test(damaged),
        cmocka_unit_test(cut),
        cmocka_unit_test(limits_are_said),
        cmocka_unit_test(headers_inside_each_other_keep_to_the_limit),
        cmocka_unit_test(words),
    };
    return cmocka_run_group_tests_name("xml_damage", tests, nullptr, nullptr);
}
