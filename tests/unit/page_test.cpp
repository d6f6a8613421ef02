// SPDX-License-Identifier: GPL-2.0-or-later
// The report page from its model: escaping, what to ask for, candidates, and hostile texts in every field.
#include <array>
#include <string>
#include <vector>

#include "icewarn/paths.hpp"
#include "reports/page/asks.hpp"
#include "reports/page/candidates.hpp"
#include "reports/page/endpoint_text.hpp"
#include "reports/page/harmless.hpp"
#include "reports/page/writer.hpp"
#include "test_list.hpp"

namespace {

using namespace icewarn::page;
using icewarn::Side;

struct Escape {
    const char* text;
    const char* plain;
    const char* html;
    const char* markdown;
    const char* mermaid;
};

constexpr Escape escapes[] = {
    {"a b", "a b", "a b", "a b", "a b"},
    {"<b a='1' c=\"2\">&amp;", "<b a='1' c=\"2\">&amp;", "&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;amp;",
     "&lt;b a='1' c=\"2\"&gt;&amp;amp;", "#lt;b a='1' c=#quot;2#quot;#gt;#amp;amp#59;"},
    {"a\r\n\tb", "a b", "a b", "a b", "a b"},
    {"a\x1b[2Jb", "a\\x1b[2Jb", "a\\x1b[2Jb", "a\\\\x1b\\[2Jb", "a\\x1b[2Jb"},
    {"a\xe2\x80\xae"
     "b",
     "a\\u{202e}b", "a\\u{202e}b", "a\\\\u\\{202e\\}b", "a\\u#123;202e#125;b"},
    {"\xff\xc0z", "\xef\xbf\xbd\xef\xbf\xbdz", "\xef\xbf\xbd\xef\xbf\xbdz", "\xef\xbf\xbd\xef\xbf\xbdz",
     "\xef\xbf\xbd\xef\xbf\xbdz"},
    {"M\xc3\xbcller \xe7\x95\x8c", "M\xc3\xbcller \xe7\x95\x8c", "M\xc3\xbcller \xe7\x95\x8c",
     "M\xc3\xbcller \xe7\x95\x8c", "M\xc3\xbcller \xe7\x95\x8c"},
    {"|x|_y_*z*`q`[l](http://a)", "|x|_y_*z*`q`[l](http://a)", "|x|_y_*z*`q`[l](http://a)",
     "\\|x\\|\\_y\\_\\*z\\*\\`q\\`\\[l\\](http&#58;//a)", "|x|_y_*z*#96;q#96;[l](http://a)"},
    {"%%{init}%%;#", "%%{init}%%;#", "%%{init}%%;#", "%%\\{init\\}%%;\\#", "#37;#37;#123;init#125;#37;#37;#59;#35;"},
};

std::string check_escapes()
{
    std::string wrong;
    for (const Escape& test : escapes) {
        if (harmless(test.text) != test.plain) wrong += "plain: " + harmless(test.text) + "\n";
        if (escape_html(test.text) != test.html) wrong += "HTML: " + escape_html(test.text) + "\n";
        if (escape_markdown(test.text) != test.markdown) wrong += "Markdown: " + escape_markdown(test.text) + "\n";
        if (escape_mermaid(test.text) != test.mermaid) wrong += "Mermaid: " + escape_mermaid(test.text) + "\n";
    }
    const std::string cut = harmless(std::string(most_text - 1, 'a') + "\xc3\xbc" + "bcd");
    if (cut != std::string(most_text - 1, 'a') + " (5 more bytes)") wrong += "cut: " + cut + "\n";
    return wrong;
}

/// A report in few words: media, error ID, flags, which endpoints there are, and the rows that must come of it.
struct Ask {
    const char* name;
    const char* media;
    unsigned error_id;
    std::uint32_t flags;
    bool local_mr, remote_mr;
    std::vector<std::string> rows; ///< "from > to protocol port basis"
};

const std::string caller = "Caller's client, 192.0.2.3, source ports 50040-50049";
const std::string callee = "Callee's client, 198.51.100.203";
const std::string edge = "A/V Edge of the caller, 203.0.113.9";
const std::string far_edge = "A/V Edge of the callee, 203.0.113.10";
const std::string no_far_edge = "A/V Edge of the callee, address not in the report";
const std::string no_edge = "A/V Edge of the caller, address not in the report";

const Ask asks[] = {
    {"sharing, the far side has no relay",
     "application-sharing",
     24,
     0x320,
     true,
     false,
     {callee + " > " + no_far_edge + " TCP 443 inferred"}},
    {"audio, the far side has no relay, TCP untried",
     "audio",
     24,
     0x1c0,
     true,
     false,
     {callee + " > " + no_far_edge + " UDP 3478 inferred"}},
    {"audio, all lost, both relays",
     "audio",
     24,
     0x3e0,
     true,
     true,
     {caller + " > " + edge + " UDP 3478 inferred", caller + " > " + edge + " TCP 443 inferred",
      callee + " > " + far_edge + " UDP 3478 inferred", callee + " > " + far_edge + " TCP 443 inferred",
      edge + " > " + far_edge + " UDP 3478 documented", edge + " > " + far_edge + " TCP 443 documented"}},
    {"audio, own allocation failed",
     "audio",
     24,
     0xe2,
     true,
     true,
     {caller + " > " + edge + " UDP 3478 documented", callee + " > " + far_edge + " UDP 3478 inferred",
      edge + " > " + far_edge + " UDP 3478 documented"}},
    {"pseudo-TLS", "audio", 24, 0x800000, true, true, {caller + " > " + edge + " TCP 443 documented"}},
    {"no edge reached",
     "audio",
     24,
     0x1,
     false,
     true,
     {caller + " > " + no_edge + " UDP 3478 documented", caller + " > " + no_edge + " TCP 443 documented"}},
    {"between Edges",
     "audio",
     24,
     0x4000000,
     true,
     true,
     {edge + " > " + far_edge + " TCP 443 documented", edge + " > " + far_edge + " TCP 50000-59999 documented"}},
    {"both internal",
     "audio",
     22,
     0x20,
     true,
     true,
     {caller + " > " + callee + " UDP 50045 (of this call) inferred",
      callee + " > Caller's client, 192.0.2.3 UDP 50040-50049 (PortRange) inferred"}},
    {"nothing failed", "audio", 51007, 0x3e0, true, true, {}},
    {"no flags", "audio", 24, 0, true, true, {}},
};

icewarn::KnownEndpoint endpoint(const char* text) { return {true, icewarn::parse_endpoint(text).endpoint}; }

std::string check_asks()
{
    std::string wrong;
    for (const Ask& test : asks) {
        icewarn::ReportFacts facts;
        facts.media = test.media;
        facts.error_id = test.error_id;
        if (test.flags != 0) facts.flags = test.flags;
        facts.local_site = endpoint("192.0.2.3:50041");
        facts.remote_site = endpoint("198.51.100.203:50045");
        if (test.local_mr) facts.local_mr = endpoint("203.0.113.9:57498");
        if (test.remote_mr) facts.remote_mr = endpoint("203.0.113.10:57498");
        std::vector<AskRow> rows;
        add_asks(facts, icewarn::assess_paths(facts), Side::caller, {50040, 50049}, rows);
        const std::size_t once = rows.size();
        add_asks(facts, icewarn::assess_paths(facts), Side::caller, {50040, 50049}, rows);
        std::vector<std::string> found;
        for (const AskRow& row : rows)
            found.push_back(row.from + " > " + row.to + " " + row.protocol + " " + row.port + " " +
                            (row.ground == Ground::documented ? "documented" : "inferred"));
        if (rows.size() != once) wrong += std::string(test.name) + ": a row comes twice\n";
        if (found == test.rows) continue;
        wrong += std::string(test.name) + ":\n";
        for (const std::string& row : found) wrong += "  " + row + "\n";
    }
    return wrong;
}

std::string check_candidates()
{
    CandidateList list;
    read_candidates("m=audio 1 RTP/AVP 0\r\na=candidate:1 1 UDP 2130706431 192.0.2.5 50000 typ host\r\n"
                    "a=candidate:1 1 UDP 2130706431 192.0.2.5 50000 typ host\r\n"
                    "A=Candidate:2 1 TCP-PASS 1 2001:db8::5 50001 typ srflx raddr 192.0.2.5 rport 1\r\n"
                    "m=video 2 RTP/AVP 0\na=candidate:user 1 pass UDP 0.830 192.0.2.6 50002\n"
                    "a=x-candidate-ipv6:3 1 TCP-ACT 1 2001:db8::6 50003 typ relay\n"
                    "a=candidate:3 1 SCTP 1 192.0.2.7 1 typ host\na=candidate:\na=candidate:1 1 UDP 1 192.0.2.8\n",
                    list);
    const std::vector<std::string> expected = {
        "audio host UDP 192.0.2.5:50000", "audio NAT (srflx) TCP-PASS [2001:db8::5]:50001",
        "video kind unspecified UDP 192.0.2.6:50002", "video relay TCP-ACT [2001:db8::6]:50003"};
    std::vector<std::string> found;
    for (const Candidate& one : list.candidates)
        found.push_back(one.medium + " " + one.kind + " " + one.transport + " " + one.address);
    std::string wrong;
    if (found != expected)
        for (const std::string& one : found) wrong += one + "\n";
    return wrong;
}

std::string check_addresses()
{
    for (const char* text : {"192.0.2.1", "2001:db8::1", "::", "::1", "2001:db8::", "1:0:0:2::", "2001:db8:1:2:3:4:5:6",
                             "fe80:0:0:1::2", "1:2:3:4:5:6:0:8"}) {
        const auto ipv6 = icewarn::parse_ipv6(text);
        icewarn::Endpoint endpoint;
        if (ipv6) endpoint.address = *ipv6;
        else if (const auto ipv4 = icewarn::parse_ipv4(text)) endpoint.address = *ipv4;
        const std::string expected = std::string(text) == "1:0:0:2::" ? "1:0:0:2::" : text;
        if (address_text(endpoint) != expected) return std::string(text) + " becomes " + address_text(endpoint);
    }
    return address_text({}).empty() ? "" : "an address out of nothing";
}

/// A page with the text in every place that takes one.
Page hostile_page(const std::string& text)
{
    Page page;
    page.asked_for = page.program = text;
    page.inputs.push_back({text, text});
    page.calls_left_out = 1;
    Call call;
    call.call_id = call.from = call.to = call.media = call.outcome = text;
    call.story = {text, text};
    const Source source{text, 1, 0};
    Report report;
    report.reporter = report.medium = report.outcome = report.headline = report.cause = report.carrier = text;
    report.verdict = {text};
    report.paths.fill(Standing::failed);
    report.evidence.push_back({"UDP TURN", text, Tone::bad, {source}});
    report.flags.push_back({1, text, text, true, true});
    report.facts.push_back({text, text, Ground::inferred});
    report.sources = {source};
    call.reports = {report, report};
    call.asks.push_back({text, text, text, text, text, Ground::inferred});
    call.any_sdp = true;
    call.candidates[0] = {text, {{text, text, text, text}}, 3, {source}};
    call.columns = {text, text, text};
    call.steps.push_back({0, 0, 1, text, text, Tone::bad, source});
    call.steps.push_back({0, 2, 2, text, text, Tone::bad, source});
    call.streams.push_back({text, text, {{text, text, text, Tone::bad}}, source});
    page.calls = {call};
    page.of_capture = true;
    return page;
}

std::string check_hostile()
{
    const std::string hostile = "<script>alert(1)</script>\" onload='x' \x1b\xe2\x80\xae```\n]]>&|<!--";
    for (const std::string& text : {to_html(hostile_page(hostile)), to_markdown(hostile_page(hostile))}) {
        for (const char* found : {"<script", "<!--", "\x1b", "\xe2\x80\xae", "]]>"})
            if (text.find(found) != std::string::npos) return std::string(found) + " gets through:\n" + text;
        if (text.find("alert(1)") == std::string::npos) return "the text is lost:\n" + text;
    }
    for (const char* found : {"\" onload", "'x'"})
        if (to_html(hostile_page(hostile)).find(found) != std::string::npos) return std::string(found) + " in HTML";
    const std::string markdown = to_markdown(hostile_page(hostile));
    std::size_t fences = 0;
    for (std::size_t at = markdown.find("```"); at != std::string::npos; at = markdown.find("```", at + 3)) ++fences;
    return fences == 2 ? "" : "a fence more:\n" + markdown;
}

std::string check_references()
{
    const std::string html = to_html(hostile_page("http://www.contoso.com/"));
    for (const char* found : {"<script", "<link", "<img", "<iframe", "<a ", "src=", "href=", "@import", "url("})
        if (html.find(found) != std::string::npos) return std::string(found) + " is in the page";
    return "";
}

/// A page that forgot calls says so.
std::string check_forgotten()
{
    Page page;
    const std::string words = "a call may lack its beginning";
    for (const bool forgot : {false, true}) {
        page.forgot_calls = forgot;
        for (const std::string& text : {to_html(page), to_markdown(page)})
            if ((text.find(words) != std::string::npos) != forgot) return text;
    }
    return "";
}

} // namespace

int main()
{
    TestList tests;
    tests.add<check_escapes>("texts_are_made_harmless");
    tests.add<check_asks>("paths_that_failed_ask_for_ports");
    tests.add<check_candidates>("candidates_of_both_forms");
    tests.add<check_addresses>("addresses_as_rfc_5952_has_them");
    tests.add<check_forgotten>("calls_that_were_forgotten_are_told");
    tests.add<check_hostile>("hostile_texts_stay_texts");
    tests.add<check_references>("nothing_comes_from_elsewhere");
    return tests.run("page");
}
