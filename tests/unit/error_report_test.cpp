// SPDX-License-Identifier: GPL-2.0-or-later
// Error reports, whole, damaged and cut: what is read of them, where it stands, and what is said to be wrong.
#include "cmocka.hpp"

#include <cstdio>
#include <string>

#include "bodies/error_report.hpp"
#include "body_invariants.hpp"
#include "exact_copy.hpp"
#include "icewarn/diagnostics.hpp"
#include "icewarn/limits.hpp"

using namespace icewarn;

namespace {

constexpr const char* problem_names[] = {
    "no_element", "text_outside",   "damaged_markup", "unmatched_end", "cut",
    "not_utf8",   "bare_character", "other_encoding", "body_too_long", "text_too_long",
    "too_deep",   "too_many",       "too_many_notes",
};

void add_attribute(std::string& out, const char* name, const std::optional<std::string_view>& value)
{
    if (value) out.append(" ").append(name).append("=").append(*value);
}

/// One thing a line:
///   error toUri=... callId=...
///   header 0 = text        index of its error or "-"; "=" where the body holds the very text, "~" where not
///   progress 0 = text      the same inside progressReports; "cut" at the end when it is
///   note cut 3 text        problem, line, and what stands there
std::string render(const ErrorReport& report)
{
    std::string out;
    for (const ReportedError& error : report.errors) {
        out += "error";
        add_attribute(out, "toUri", error.to_uri);
        add_attribute(out, "fromUri", error.from_uri);
        add_attribute(out, "callId", error.call_id);
        add_attribute(out, "fromTag", error.from_tag);
        add_attribute(out, "toTag", error.to_tag);
        add_attribute(out, "contentType", error.content_type);
        add_attribute(out, "responseCode", error.response_code);
        add_attribute(out, "requestType", error.request_type);
        out += "\n";
    }
    for (const DiagHeader& header : report.headers) {
        out.append(header.progress ? "progress " : "header ")
            .append(header.error ? std::to_string(*header.error) : "-");
        out.append(header.value.where.empty() ? " ~ " : " = ").append(header.value.text);
        out += header.value.cut ? " cut\n" : "\n";
    }
    for (const BodyNote& note : report.notes) {
        out.append("note ").append(problem_names[static_cast<std::size_t>(note.problem)]);
        out.append(" ")
            .append(std::to_string(note.line))
            .append(" ")
            .append(view(report.body, note.where))
            .append("\n");
    }
    return out;
}

std::string read(std::string_view body)
{
    const ExactCopy copy(body);
    ErrorReport report;
    read_error_report(copy.view(), report);
    const std::string broken = broken_invariant(report);
    return broken.empty() ? render(report) : "BROKEN: " + broken + "\n" + render(report);
}

struct Case {
    std::string_view body;
    std::string_view expected;
};

int count_failures(const Case* cases, std::size_t count)
{
    int failures = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string got = read(cases[i].body);
        if (got == cases[i].expected) continue;
        ++failures;
        std::fprintf(stderr, "---\n%s\n--- is\n%s--- not\n%s", std::string(cases[i].body).c_str(), got.c_str(),
                     std::string(cases[i].expected).c_str());
    }
    return failures;
}

template <std::size_t size> int count_failures(const Case (&cases)[size]) { return count_failures(cases, size); }

// clang-format off
constexpr Case whole_cases[] = {
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
    {"<r><error callId='1'/><diagHeader>1</diagHeader></r>", "error callId=1\nheader - = 1\n"},
    {"<diagHeader>1</diagHeader>", "header - = 1\n"},
    {"<r><error callId='1'><x><y><diagHeader>1</diagHeader></y></x></error></r>", "error callId=1\nheader 0 = 1\n"},
    // Text: references, CDATA, comments, instructions, blanks at the edges.
    {"<r><diagHeader>22;reason=&quot;a&#59;&lt;b&gt;&quot;</diagHeader></r>", "header - ~ 22;reason=\"a;<b>\"\n"},
    {"<r><diagHeader><![CDATA[22;reason=\"a<&>b\"]]></diagHeader></r>", "header - ~ 22;reason=\"a<&>b\"\n"},
    {"<r><diagHeader>2<!-- <diagHeader>9</diagHeader> -->2;x<?p y?></diagHeader></r>", "header - ~ 22;x\n"},
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

constexpr Case mended_cases[] = {
    {"<r>\n<diagHeader>22;reason=\"A & B\";x=&quot;&nbsp;&quot;</diagHeader></r>",
     "header - ~ 22;reason=\"A & B\";x=\"&nbsp;\"\nnote bare_character 2 &\n"},
    {"<r><diagHeader>22;reason=\"A & B\"</diagHeader></r>", "header - = 22;reason=\"A & B\"\nnote bare_character 1 &\n"},
    {"<r><diagHeader>a < b <3 <=> c</diagHeader></r>", "header - = a < b <3 <=> c\nnote bare_character 1 <\n"},
    {"<r><diagHeader>&#0;&#xD800;&#x110000;&#99999999999;&#;&#x;&;&#x20AC;&#65</diagHeader></r>",
     "header - ~ &#0;&#xD800;&#x110000;&#99999999999;&#;&#x;&;\xe2\x82\xac&#65\nnote bare_character 1 &\n"},
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

constexpr Case damaged_cases[] = {
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
    {"<r><!x><error callId='1'/></r>", "error callId=1\nnote bare_character 1 <\n"},
};

constexpr Case cut_cases[] = {
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

void whole(void**) { assert_int_equal(count_failures(whole_cases), 0); }
void mended(void**) { assert_int_equal(count_failures(mended_cases), 0); }
void damaged(void**) { assert_int_equal(count_failures(damaged_cases), 0); }
void cut(void**) { assert_int_equal(count_failures(cut_cases), 0); }

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
    int failures = read(declared) == "header - = 1\n" ? 0 : 1;
    for (const bool big_endian : {false, true})
        for (const bool mark : {false, true})
            failures += read(utf16(declared, big_endian, mark)) == "header - ~ 1\nnote other_encoding 1 \n" ? 0 : 1;
    using namespace std::string_literals;
    static const struct {
        std::string body;
        std::string_view expected;
    } cases[] = {
        {"\xff\xfe<\0a\0>\0\x3d\xd8\x00\xde\x00\xd8<\0/\0a\0>\0\n\0&"s,
         "note other_encoding 1 \nnote text_outside 2 \n"},
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
        const std::string got = read(one.body);
        if (got == one.expected) continue;
        ++failures;
        std::fprintf(stderr, "is\n%s--- not\n%s", got.c_str(), std::string(one.expected).c_str());
    }
    return failures;
}

void encodings(void**) { assert_int_equal(count_encoding_failures(), 0); }

std::string repeat(std::string_view piece, std::size_t count)
{
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += piece;
    return out;
}

bool ends_with(const std::string& text, std::string_view end)
{
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

bool check_counts()
{
    const std::string errors = "<r>" + repeat("<error callId='1'/>", limits::errors);
    const std::string headers = "<r>" + repeat("<diagHeader>1</diagHeader>", limits::diag_headers);
    const std::string more = "<error callId='2'><diagHeader>2</diagHeader></error></r>";
    return read(errors + "</r>") == repeat("error callId=1\n", limits::errors) &&
           ends_with(read(errors + more), "error callId=1\nheader - = 2\nnote too_many 1 <error callId='2'>\n") &&
           read(headers + "</r>") == repeat("header - = 1\n", limits::diag_headers) &&
           ends_with(read(headers + more), "header - = 1\nnote too_many 1 <diagHeader>\n");
}

bool check_sizes()
{
    const std::string begin = "<r><diagHeader>";
    const std::string end = "</diagHeader><diagHeader>2</diagHeader></r>";
    const std::string most = std::string(limits::body_text, 'x');
    // A character of two bytes that the limit would cut is left out as a whole.
    const std::string odd = most.substr(1) + "\xc3\xa9";
    return read(begin + most + end) == "header - = " + most + "\nheader - = 2\n" &&
           ends_with(read(begin + most + "y" + end), " cut\nheader - = 2\nnote text_too_long 1 </diagHeader>\n") &&
           read(begin + odd + end) ==
               "header - ~ " + most.substr(1) + " cut\nheader - = 2\nnote text_too_long 1 </diagHeader>\n";
}

/// What lies deeper is read as if it stood for itself.
bool check_depth()
{
    const std::string deep = repeat("<a>", limits::body_depth - 1);
    const std::string header = "<diagHeader>1</diagHeader>";
    const std::string ends = repeat("</a>", limits::body_depth - 1);
    return read(deep + header + ends) == "header - = 1\n" &&
           read(deep + "<a>" + header + "</a>" + ends + header) ==
               "header - = 1\nheader - = 1\nnote too_deep 1 <diagHeader>\n";
}

bool check_notes()
{
    const std::string damage = repeat("<a <b/>\n", limits::body_notes + 10) + "<diagHeader>1</diagHeader>";
    const std::string got = read(damage);
    return got.find("header") == std::string::npos && ends_with(got, "note too_many_notes 64 <a \n") &&
           read(repeat("<a <b/>\n", limits::body_notes - 1) + "<diagHeader>1</diagHeader>").find("header - = 1\n") == 0;
}

void limits_are_said(void**)
{
    assert_true(check_counts());
    assert_true(check_sizes());
    assert_true(check_depth());
    assert_true(check_notes());
}

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
    return std::size(problem_names) == body_problem_table.size();
}

void words(void**)
{
    assert_true(check_note_lines());
    assert_true(check_problem_table());
}

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

/// Every sample cut at every byte and with every byte changed: the invariants hold.
int count_broken_changes()
{
    static constexpr std::string_view bytes{"<>&\"'/!-] \n\xff\0", 13};
    int failures = 0;
    const auto check = [&](std::string_view body) { failures += read(body).rfind("BROKEN", 0) == 0 ? 1 : 0; };
    for (const Case& one : whole_cases) {
        for (std::size_t at = 0; at < one.body.size(); ++at) {
            check(one.body.substr(0, at));
            check(one.body.substr(at));
            std::string changed(one.body);
            for (const char byte : bytes) {
                changed[at] = byte;
                check(changed);
            }
            check(changed.erase(at, 1));
        }
    }
    return failures;
}

void changed_at_every_byte(void**) { assert_int_equal(count_broken_changes(), 0); }

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(whole),         cmocka_unit_test(mended),
        cmocka_unit_test(damaged),       cmocka_unit_test(cut),
        cmocka_unit_test(encodings),     cmocka_unit_test(limits_are_said),
        cmocka_unit_test(raw_bytes),     cmocka_unit_test(words),
        cmocka_unit_test(headers_parse), cmocka_unit_test(changed_at_every_byte),
    };
    return cmocka_run_group_tests_name("error_report", tests, nullptr, nullptr);
}
