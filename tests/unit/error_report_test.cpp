// SPDX-License-Identifier: GPL-2.0-or-later
// Error reports: what is read of them and where it stands, in every encoding.
#include "cmocka.hpp"

#include <cstdio>
#include <string>

#include "reports/bodies/error_report.hpp"
#include "body_invariants.hpp"
#include "cases.hpp"
#include "error_render.hpp"
#include "exact_copy.hpp"
#include "icewarn/diagnostics.hpp"

using namespace icewarn;

namespace {

// clang-format off
constexpr ErrorCase whole_cases[] = {
    // As [MS-OCER] has it, with the line ends of SIP and the header of a client.
    {"<reportError xmlns=\"http://schemas.microsoft.com/2006/09/sip/error-reporting\">\r\n"
     "  <error toUri=\"sip:b@contoso.com\"\r\n         callId=\"5ec5a21a\" fromTag=\"823bb11e1a\" toTag=\"4F230FC4\"\r\n"
     "    contentType=\"application/sdp;call-type=audiovideo\" responseCode=\"408\" requestType=\"INVITE\">\r\n"
     "    <diagHeader>22;reason=\"x\";\r\n UserType=\"Callee\";ICEWarn=\"0x40003a0\"\r\n    </diagHeader>\r\n"
     "    <progressReports>\r\n      <progressReport>\r\n"
     "        <diagHeader>12006;reason=\"Trying next hop\";appName=\"OutboundRouting\" \r\n        </diagHeader>\r\n"
     "      </progressReport>\r\n    </progressReports>\r\n  </error>\r\n</reportError>\r\n",
     "error toUri=sip:b@contoso.com callId=5ec5a21a fromTag=823bb11e1a toTag=4F230FC4 "
     "contentType=application/sdp;call-type=audiovideo responseCode=408 requestType=INVITE\n"
     "header 0 = 22;reason=\"x\";\r\n UserType=\"Callee\";ICEWarn=\"0x40003a0\"\n"
     "progress 0 = 12006;reason=\"Trying next hop\";appName=\"OutboundRouting\"\n"},
    {"<reportError><error fromUri='sip:a@contoso.com' callId='a&quot;b&apos;&amp;&#x20ac;'/></reportError>",
     "error fromUri=sip:a@contoso.com callId=a\"b'&\xe2\x82\xac\n"},
    {"<e:reportError xmlns:e=\"x\"><e:error e:callId=\"no\" callId=\"1\"><e:diagHeader>24;x</e:diagHeader></e:error></e:reportError>",
     "error callId=1\nheader 0 = 24;x\n"},
    // Several of each; progress ends with its list and with its error.
    {"<r><error callId='1'><diagHeader>1</diagHeader><progressReports><progressReport><diagHeader>2</diagHeader>"
     "<diagHeader>3</diagHeader></progressReport></progressReports><diagHeader>4</diagHeader></error>"
     "<error callId='2'><diagHeader>5</diagHeader></error><error/></r>",
     "error callId=1\nerror callId=2\nerror\nheader 0 = 1\nprogress 0 = 2\nprogress 0 = 3\nheader 0 = 4\nheader 1 = 5\n"},
    {"<r><error callId='1'><progressReports><error callId='2'><diagHeader>1</diagHeader></error></progressReports></error></r>",
     "error callId=1\nerror callId=2\nheader 1 = 1\n"},
    {"<r><error callId='1'/><diagHeader>1</diagHeader></r>", "error callId=1\nheader - = 1\n"},
    {"<diagHeader>1</diagHeader>", "header - = 1\n"},
    {"<r><error callId='1'><x><y><diagHeader>1</diagHeader></y></x></error></r>", "error callId=1\nheader 0 = 1\n"},
    // Text: references, CDATA, comments, instructions, blanks at the edges.
    {"<r><diagHeader>22;reason=&quot;a&#59;&lt;b&gt;&quot;</diagHeader></r>", "header - ~ 22;reason=\"a;<b>\"\n"},
    {"<r><diagHeader><![CDATA[22;reason=\"a<&>b\"]]></diagHeader></r>", "header - ~ 22;reason=\"a<&>b\"\n"},
    {"<r><diagHeader>2<!-- <diagHeader>9</diagHeader> -->2;x<?p y?></diagHeader></r>", "header - ~ 22;x\n"},
    {"<r><diagHeader><!-->1<?>2</diagHeader></r>", "header - ~ 12\n"}, // as GMarkup has it, these are complete
    {"<r><diagHeader> \r\n\t22 ;x \r\n</diagHeader></r>", "header - = 22 ;x\n"},
    {"<r><diagHeader>22;reason=\"a>b\"</diagHeader></r>", "header - = 22;reason=\"a>b\"\n"},
    {"<r><diagHeader>a\rb\nc\r\nd</diagHeader></r>", "header - = a\rb\nc\r\nd\n"},
    {"<r><diagHeader>\xe2\x82\xac</diagHeader></r>", "header - = \xe2\x82\xac\n"},
    {"<r><diagHeader/><diagHeader></diagHeader><diagHeader>  </diagHeader></r>", "header - ~ \nheader - ~ \nheader - ~ \n"},
    {"<r><diagHeader>a<b>no</b>c</diagHeader></r>", "header - ~ ac\n"},
    {"<r><diagHeader>a<diagHeader>in</diagHeader>c</diagHeader></r>", "header - = in\nheader - ~ ac\n"},
    {"<r><error callId=' 1 '/><error callId='a>b'><diagHeader>1</diagHeader></error></r>",
     "error callId=1\nerror callId=a>b\nheader 1 = 1\n"},
    // Before and behind the element.
    {"\xef\xbb\xbf<?xml version=\"1.0\"?>\r\n<!-- x --><r><diagHeader>1</diagHeader></r>\r\n\r\n", "header - = 1\n"},
    {" \r\n\t<r><diagHeader>1</diagHeader></r>", "header - = 1\n"},
    {"<!DOCTYPE r [ <!ENTITY x \"y\"> ]><r><diagHeader>1</diagHeader></r>", "header - = 1\n"},
    {"<r><diagHeader>1</diagHeader></r><r><diagHeader>2</diagHeader></r>", "header - = 1\nheader - = 2\n"},
    {"<Error callId='1'/><diagheader>1</diagheader>", ""}, // XML minds the case
};

// clang-format on

void whole(void**) { assert_int_equal(count_failures(whole_cases, read_case), 0); }
/// The same body in UTF-16, with a byte order mark or not.
std::string utf16(std::string_view ascii, bool big_endian, bool mark)
{
    std::string out;
    if (mark) out = big_endian ? "\xfe\xff" : "\xff\xfe";
    for (const char c : ascii) {
        if (big_endian) out += '\0';
        out += c;
        if (!big_endian) out += '\0';
    }
    return out;
}

int count_encoding_failures()
{
    static constexpr std::string_view declared =
        "<?xml version=\"1.0\" encoding=\"utf-16\"?><r><diagHeader>1</diagHeader></r>";
    // A declaration that is not true does no harm.
    int failures = read_errors(declared) == "header - = 1\n" ? 0 : 1;
    for (const bool big_endian : {false, true})
        for (const bool mark : {false, true})
            failures +=
                read_errors(utf16(declared, big_endian, mark)) == "header - ~ 1\nnote other_encoding 1 \n" ? 0 : 1;
    using namespace std::string_literals;
    static const struct {
        std::string body;
        std::string_view expected;
    } cases[] = {
        {"\xff\xfe<\0a\0>\0\x3d\xd8\x00\xde\x00\xd8<\0/\0a\0>\0\n\0&"s,
         "note other_encoding 1 \nnote text_outside 2 \n"},
        {"\xff\xfe<\0a\0/\0>\0\x3d\xd8"s, "note other_encoding 1 \nnote text_outside 1 \n"},
        {"\xff\xfe"s, "note other_encoding 1 \nnote no_element 1 \n"},
        {"\xff\xfe<"s, "note other_encoding 1 \nnote text_outside 1 \nnote no_element 1 \n"},
        {"<?xml encoding='ISO-8859-1'?><r><diagHeader>caf\xe9 \x93x\x94 \x81</diagHeader></r>",
         "header - ~ caf\xc3\xa9 \xe2\x80\x9cx\xe2\x80\x9d \xef\xbf\xbd\nnote other_encoding 1 \n"},
        {"<?xml encoding=\"windows-1252\"?><r><diagHeader>\xc3\xa9</diagHeader></r>", "header - = \xc3\xa9\n"},
        {"<?xml encoding=\"koi8-r\"?><r><diagHeader>\xe9</diagHeader></r>",
         "header - ~ \xef\xbf\xbd\nnote not_utf8 1 \xe9\n"},
        {"<?xml encoding=", "note cut 1 \n"},
    };
    for (const auto& one : cases) {
        const std::string got = read_errors(one.body);
        if (got == one.expected) continue;
        ++failures;
        std::fprintf(stderr, "is\n%s--- not\n%s", got.c_str(), std::string(one.expected).c_str());
    }
    return failures;
}

void encodings(void**) { assert_int_equal(count_encoding_failures(), 0); }

/// The bytes between the tags, which a header's item can highlight even if its text does not stand there.
bool check_raw()
{
    const ExactCopy copy("<r><diagHeader> 22;reason=&quot;x&quot; </diagHeader><diagHeader><![CDATA[23]]></diagHeader>"
                         "<diagHeader/></r>");
    ErrorReport report;
    read_error_report(copy.view(), report);
    return report.headers.size() == 3 && view(copy.view(), report.headers[0].value.raw) == "22;reason=&quot;x&quot;" &&
           view(copy.view(), report.headers[1].value.raw) == "<![CDATA[23]]>" && report.headers[2].value.raw.empty();
}

void raw_bytes(void**) { assert_true(check_raw()); }

/// What is read goes to parse(), which is why folds and blanks are kept as they stand.
bool check_parse()
{
    const ExactCopy copy("<r><diagHeader>24;reason=&quot;a&#13;&#10; b&quot;;CallerMediaDebug=&quot;audio:ICEWarn=0x320"
                         "&quot;</diagHeader></r>");
    ErrorReport report;
    read_error_report(copy.view(), report);
    Diagnostics diagnostics;
    parse(report.headers.at(0).value.text, diagnostics);
    return diagnostics.error_id == 24U && diagnostics.reports.size() == 1 && diagnostics.reports[0].flags == 0x320U &&
           diagnostics.notes.empty();
}

void headers_parse(void**) { assert_true(check_parse()); }

void changed_at_every_byte(void**) { assert_int_equal(count_broken_changes(whole_cases, read_errors), 0); }

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(whole),
        cmocka_unit_test(encodings),
        cmocka_unit_test(raw_bytes),
        cmocka_unit_test(headers_parse),
        cmocka_unit_test(changed_at_every_byte),
    };
    return cmocka_run_group_tests_name("error_report", tests, nullptr, nullptr);
}
